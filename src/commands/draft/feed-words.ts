/**
 * What is typed behind `draft feed add`: an address, and what becomes of new articles.
 */

import type { Feed } from '../../drafting/feed.ts';
import { addressIn } from './address.ts';

/** What was understood of it. */
export interface FeedWords {
  readonly address?: string;
  readonly mode: Feed['mode'];
  /** Words that are neither. */
  readonly unknown: readonly string[];
}

const isMode = (word: string): word is Feed['mode'] => word === 'auto' || word === 'drafts';

/** Reads an address and perhaps `auto` or `drafts`, in any order. */
export function readFeedWords(input: string): FeedWords {
  const words = input.split(/\s+/).filter((word) => word !== '');
  const [address, ...otherAddresses] = words.flatMap((word) => addressIn(word) ?? []);
  const rest = words.filter((word) => addressIn(word) === undefined);
  const modes = rest.map((word) => word.toLowerCase()).filter(isMode);
  return {
    ...(address === undefined ? {} : { address }),
    mode: modes[0] ?? 'drafts',
    unknown: [
      ...otherAddresses,
      ...rest.filter((word) => !isMode(word.toLowerCase())),
      ...(new Set(modes).size > 1 ? modes.slice(1) : []),
    ],
  };
}
