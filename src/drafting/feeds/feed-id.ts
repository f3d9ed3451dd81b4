/**
 * The short name of a feed, made from its title or its address.
 */
import { fold, wordsOf } from '../../briefs/normalise.ts';

/** How many words and characters a name has at most: people type it. */
const MOST_WORDS = 4;
const LONGEST = 40;

/** Words that say nothing of which feed it is. */
const EMPTY = new Set([
  'the',
  'a',
  'rss',
  'feed',
  'feeds',
  'atom',
  'latest',
  'news',
  'www',
  'com',
  'org',
  'net',
  'xml',
  'index',
]);

function nameFrom(text: string): string {
  const words = wordsOf(fold(text)).filter((word) => /^[a-z0-9]+$/.test(word));
  const telling = words.filter((word) => !EMPTY.has(word));
  return (telling.length > 0 ? telling : words)
    .slice(0, MOST_WORDS)
    .join('-')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
}

/**
 * A name that no other feed has: `ellery-courier`, `ellery-courier-2`.
 *
 * @param taken the names of the feeds that are followed.
 */
export function feedId(title: string | undefined, address: string, taken: ReadonlySet<string>): string {
  const name = nameFrom(title ?? '') || nameFrom(URL.parse(address)?.hostname ?? '') || 'feed';
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
  }
}
