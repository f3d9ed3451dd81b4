/**
 * What is typed and not sent, for each channel. It outlives a reload, in this tab alone.
 */
import { useCallback, useEffect, useState } from 'react';

const keyOf = (place: string) => `draft ${place}`;

/** Sets a draft, or makes a new one of what it is by then. */
export type SetDraft = (draft: string | ((now: string) => string)) => void;

/** The draft of a place, such as a channel. */
export function useDraft(place: string): readonly [string, SetDraft] {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const draft = drafts.get(place) ?? stored(place);
  const set = useCallback<SetDraft>(
    (next) =>
      setDrafts((before) => {
        const now = before.get(place) ?? stored(place);
        return new Map(before).set(place, typeof next === 'string' ? next : next(now));
      }),
    [place],
  );
  useEffect(() => {
    try {
      sessionStorage.setItem(keyOf(place), draft);
    } catch {
      // Storage may be refused; the draft then lives as long as the page.
    }
  }, [place, draft]);
  return [draft, set];
}

function stored(place: string): string {
  try {
    return sessionStorage.getItem(keyOf(place)) ?? '';
  } catch {
    return '';
  }
}
