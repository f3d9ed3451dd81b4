/**
 * Which of a feed's items are new: each is written down as seen once, and that answers it, for all processes at once.
 */
import type { EditorialStore } from '../store.ts';
import type { ListedItem } from './content.ts';
import { keysOf } from './identity.ts';

/** An item with its keys. */
export interface KeyedItem {
  readonly item: ListedItem;
  readonly keys: readonly string[];
}

/** A feed's items with their keys, newest first; those without a time keep their place in the feed's order. */
export function newestFirst(items: readonly ListedItem[]): readonly KeyedItem[] {
  const keys = keysOf(items);
  const keyed = items.map((item, index) => ({ item, keys: keys[index] ?? [] }));
  // Only where each has a time is the order of times an order of all.
  if (items.some(({ published }) => published === undefined)) return keyed;
  return keyed.sort((one, other) => (other.item.published ?? 0) - (one.item.published ?? 0));
}

/** Writes an item down as seen. @returns whether it is new: none of its keys was seen before. */
export async function markSeen(
  store: Pick<EditorialStore, 'addFeedItem'>,
  feed: string,
  { keys }: KeyedItem,
  seenAt: number,
): Promise<boolean> {
  let unseen = true;
  // Every key is written, also where one is known already: the item may be listed by another one next time.
  for (const key of keys) unseen = (await store.addFeedItem({ feed, key, seenAt })) && unseen;
  return unseen && keys.length > 0;
}
