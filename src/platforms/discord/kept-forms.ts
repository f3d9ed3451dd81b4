/**
 * Forms that stand in front of people, or were sent and not understood, so that nobody types twice. In memory alone and
 * for a while: what people type is stored nowhere.
 */
import type { Form } from '../../cards/card.ts';

/** How long a form is kept, in milliseconds: as long as an interaction's own token lives. */
const KEPT = 15 * 60_000;

/** How many are kept; the oldest goes first. */
const MOST_KEPT = 200;

/** The forms that are kept. */
export interface KeptForms {
  /** Keeps a form, under a key of its own unless one is given. @returns the key. */
  keep(form: Form, key?: string): string;
  /** The form kept under a key; `undefined` where it is there no longer. It stays, to be opened again. */
  find(key: string): Form | undefined;
}

/** @param clock epoch milliseconds. */
export function createKeptForms(clock: () => number): KeptForms {
  const kept = new Map<string, { readonly form: Form; readonly at: number }>();
  // Keys of an earlier process must not find a form of this one.
  const start = clock().toString(36);
  let count = 0;
  const nextKey = () => {
    count += 1;
    return `${start}-${count.toString(36)}`;
  };
  return {
    keep(form, key = nextKey()) {
      kept.delete(key);
      const [oldest] = kept.keys();
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, { form, at: clock() });
      return key;
    },
    find(key) {
      const found = kept.get(key);
      return found === undefined || clock() - found.at > KEPT ? undefined : found.form;
    },
  };
}
