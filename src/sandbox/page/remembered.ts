/**
 * Choices that outlive a reload: kept in the browser, never sent anywhere.
 */
import { useEffect, useState } from 'react';

/** Where a choice is kept: for this tab, or for every visit. */
export type Keeping = 'tab' | 'always';

/**
 * A text that is remembered. A browser that keeps nothing (storage refused) starts from `initial` each time.
 *
 * @param name unique on the page
 */
export function useRemembered(
  name: string,
  initial: string,
  keeping: Keeping,
): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() => read(name, keeping) ?? initial);
  useEffect(() => {
    if (value === initial) forget(name, keeping);
    else keep(name, value, keeping);
  }, [name, value, initial, keeping]);
  return [value, setValue];
}

const storageOf = (keeping: Keeping): Storage => (keeping === 'tab' ? sessionStorage : localStorage);

function read(name: string, keeping: Keeping): string | undefined {
  return attempt(() => storageOf(keeping).getItem(name) ?? undefined);
}

function keep(name: string, value: string, keeping: Keeping): void {
  attempt(() => storageOf(keeping).setItem(name, value));
}

function forget(name: string, keeping: Keeping): void {
  attempt(() => storageOf(keeping).removeItem(name));
}

/** Storage throws where the browser is told to keep nothing, or is full. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
