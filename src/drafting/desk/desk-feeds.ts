/**
 * Feeds at the desk: pausing, taking up again and removing what is followed.
 */
import type { Feed } from '../feed.ts';
import type { Actor, EditorialStore } from '../store.ts';

/** A feed that is fetched again from now on, as if nothing had ever gone wrong with it. */
function resumed({ failure: _failure, ...feed }: Feed, at: number): Feed {
  return { ...feed, state: 'active', failures: 0, told: false, nextFetch: at };
}

/** Pauses a feed, or takes it up again, also one that died. @returns the feed as it is then; nothing where there is none. */
export async function pauseFeed(
  store: EditorialStore,
  id: string,
  paused: boolean,
  by: Actor,
  at: number,
): Promise<Feed | undefined> {
  const feed = await store.feed(id);
  if (feed === undefined) return undefined;
  if (paused === (feed.state === 'paused') && feed.state !== 'dead') return feed;
  const changed: Feed = paused ? { ...feed, state: 'paused' } : resumed(feed, at);
  await store.saveFeed(changed, {
    at,
    actor: by,
    kind: paused ? 'feed-paused' : 'feed-resumed',
    subject: id,
  });
  return changed;
}

/** Removes a feed. @returns the feed as it was; nothing where there is none. */
export async function removeFeed(
  store: EditorialStore,
  id: string,
  by: Actor,
  at: number,
): Promise<Feed | undefined> {
  const feed = await store.feed(id);
  if (feed === undefined) return undefined;
  await store.removeFeed(id, { at, actor: by, kind: 'feed-removed', subject: id });
  return feed;
}
