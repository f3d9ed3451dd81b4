/**
 * By what an article in a feed is known again: its canonical address, the feed's own name for it, its content.
 */
import { hashOf } from '../../briefs/hash.ts';
import { fold } from '../../briefs/normalise.ts';
import { canonicalAddress } from '../articles/article-address.ts';
import type { ListedItem } from './content.ts';

/** Shorter content, in characters, is shared by different articles: a section's name, "Live updates". */
const SHORTEST_CONTENT = 120;

const keyOf = (kind: string, text: string) => hashOf(`${kind} ${text}`);

/** The content of an item as it is compared: its title and what the feed says of it. */
function contentOf({ title = '', text }: ListedItem): string {
  return fold(`${title} ${text}`);
}

/**
 * How many different items of a feed may share a key. An article that was changed may be listed twice for a while; what
 * more items share tells none of them apart: a feed that gives all of them one id, or the address of its front page.
 */
const MOST_SHARING = 2;

/**
 * The keys of a feed's items, in the order of the items, each with at least one. An item that shares any key with one
 * seen before is that one: it moved to another address, was given another title, or is listed under a second address.
 */
export function keysOf(items: readonly ListedItem[]): readonly (readonly string[])[] {
  const candidates = items.map(candidatesOf);
  const sharing = new Map<string, Set<string>>();
  for (const [index, keys] of candidates.entries()) {
    const whole = wholeOf(items[index]);
    for (const key of keys) sharing.set(key, (sharing.get(key) ?? new Set()).add(whole));
  }
  return candidates.map((keys, index) => {
    const telling = keys.filter((key) => (sharing.get(key)?.size ?? 0) <= MOST_SHARING);
    return telling.length > 0 ? telling : [wholeOf(items[index])];
  });
}

/** Everything that a feed says of an item: what it is known by where nothing else tells it from others. */
function wholeOf(item: ListedItem | undefined): string {
  if (item === undefined) return '';
  return keyOf('whole', `${item.address ?? ''} ${item.id ?? ''} ${contentOf(item)}`);
}

function candidatesOf(item: ListedItem): readonly string[] {
  const { address, id } = item;
  const content = contentOf(item);
  return [
    ...(address === undefined ? [] : [keyOf('address', canonicalAddress(address))]),
    ...(id === undefined ? [] : [keyOf('id', id)]),
    ...(content.length < SHORTEST_CONTENT ? [] : [keyOf('content', content)]),
  ];
}
