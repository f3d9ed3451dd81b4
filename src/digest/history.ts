/**
 * What a channel has seen, and in which order.
 */
import type { Item } from './item.ts';

/** An item that a channel has seen. `at` grows from post to post: of two items the one with the smaller was seen longer ago. */
export interface Seen extends Item {
  readonly at: number;
}

/** What a channel has seen, ready to be asked. */
export interface History {
  has(item: Item): boolean;
  /** When the channel last saw an item; `-Infinity` where it never did. */
  lastSeen(item: Item): number;
}

const keyOf = ({ kind, id }: Item) => `${kind} ${id}`;

/** Makes a history of what was seen. Of an item named several times the last counts. */
export function historyOf(seen: readonly Seen[]): History {
  const last = new Map<string, number>();
  for (const item of seen) last.set(keyOf(item), Math.max(item.at, last.get(keyOf(item)) ?? -Infinity));
  return {
    has: (item) => last.has(keyOf(item)),
    lastSeen: (item) => last.get(keyOf(item)) ?? -Infinity,
  };
}
