/**
 * Following a feed: it is fetched once, so that whoever adds it hears at once whether it works, and what it lists then
 * counts as seen, so that a new feed does not flood its channel.
 */

import { ArticleError } from '../article.ts';
import { canonicalAddress } from '../articles/article-address.ts';
import type { Desk } from '../desk.ts';
import type { Feed } from '../feed.ts';
import type { Fetch } from '../fetching/fetch.ts';
import type { Actor } from '../store.ts';
import { feedId } from './feed-id.ts';
import type { FeedParts } from './feeds.ts';
import { markSeen, newestFirst } from './new-items.ts';
import { afterSuccess } from './plan.ts';
import { askForFeed, type FeedAnswer } from './request.ts';

/** A feed as somebody wants it. */
export type WantedFeed = Parameters<Desk['addFeed']>[0];

/** What adding a feed leads to: with how many items it lists now, or why not, in whole sentences. */
export type AddedFeed = Awaited<ReturnType<Desk['addFeed']>>;

type Content = Extract<FeedAnswer, { kind: 'content' }>;

/** A feed that was found, and where. */
interface FoundFeed {
  readonly address: string;
  readonly answer: Content;
}

const refused = (reason: string) => ({ kind: 'refused', reason }) as const;

/** Adds a feed. */
export async function addFeed(
  parts: FeedParts,
  wanted: WantedFeed,
  by: Actor,
  at: number,
): Promise<AddedFeed> {
  const { fetch, store, clock, random } = parts;
  const found = await findFeed(fetch, wanted.address, clock());
  if (typeof found === 'string') return refused(found);
  const address = found.answer.moved ?? found.address;
  const feeds = await store.feeds();
  const same = feeds.find((feed) => isSame(feed, { ...wanted, address }));
  if (same !== undefined) return refused(already(same));
  const { content, validators } = found.answer;
  const { title, items } = content;
  const id = feedId(title, address, new Set(feeds.map((feed) => feed.id)));
  const added: Feed = {
    ...wanted,
    id,
    address,
    state: 'active',
    nextFetch: at,
    failures: 0,
    told: false,
    addedAt: at,
  };
  const success = { validators, ...(title === undefined ? {} : { title }) };
  // It rests from now on, so that no process takes its items for new ones while they are written down.
  const feed = afterSuccess(added, success, clock(), random);
  await store.saveFeed(feed, { at, actor: by, kind: 'feed-added', subject: id });
  for (const one of newestFirst(items)) await markSeen(store, id, one, at);
  return { kind: 'added', feed, items: items.length };
}

function isSame(feed: Feed, wanted: WantedFeed): boolean {
  return (
    feed.platform === wanted.platform &&
    feed.channel === wanted.channel &&
    canonicalAddress(feed.address) === canonicalAddress(wanted.address)
  );
}

function already({ id, state }: Feed): string {
  if (state === 'active') return `This channel follows that feed already, as ${id}.`;
  return `This channel has that feed already, as ${id}, and it is ${state}. Remove it first, or resume it.`;
}

/** Finds the feed at an address, or the first that works of those that a page there names. @returns else why not. */
async function findFeed(fetch: Fetch, address: string, now: number): Promise<FoundFeed | string> {
  const answer = await askForFeed(fetch, address, {}, now);
  if (answer.kind === 'content') return { address, answer };
  if (answer.kind === 'failed') return answer.reason;
  if (answer.kind === 'unchanged') return 'The site sends no feed. Try again later.';
  for (const named of (await feedsIn(answer.text, answer.url)).slice(0, MOST_NAMED)) {
    const other = await askForFeed(fetch, named, {}, now);
    if (other.kind === 'content') return { address: named, answer: other };
  }
  return 'There is no feed at this address, and no page that names one. Look on the site for “RSS” or “feed”, and give that address.';
}

/** How many feeds that a page names are tried. */
const MOST_NAMED = 3;

async function feedsIn(text: string, url: string): Promise<readonly string[]> {
  const { feedsNamedBy } = await import('./discovery.ts');
  try {
    return feedsNamedBy(text, url);
  } catch (error) {
    if (error instanceof ArticleError) return [];
    throw error;
  }
}
