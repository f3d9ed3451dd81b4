/**
 * The editors' memory, on the tables.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EditorialEvent, EditorialStore } from '../drafting/store.ts';
import { publishBrief, publishedBriefs, publishedRevision, withdrawBrief } from './brief-rows.ts';
import { addDraft, draftById, draftsIn, draftsOf, forgetDrafts, replaceDraft } from './draft-rows.ts';
import { eventsOf, recordEvent } from './event-rows.ts';
import type { FeedClaiming } from './feed-claiming.ts';
import {
  addFeedItem,
  allFeeds,
  claimFeeds,
  feedById,
  forgetFeedItems,
  putFeed,
  recordFetch,
  removeFeed,
} from './feed-rows.ts';
import { forgetSources, saveSource, sourceByHash, sourcesAt, sourcesLike } from './source-rows.ts';
import type { Changes, Database } from './tables.ts';
import type { Transact } from './transactions.ts';

/** How many rows are deleted at once: a server gives up on a statement that takes too long, and others wait for it. */
const MOST_AT_ONCE = 500;

/** Forgets until nothing is left that is old enough. @returns how much it was. */
async function forgetAll(forgetSome: (most: number) => Promise<number>): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const some = await forgetSome(MOST_AT_ONCE);
    forgotten += some;
    if (some === 0) return forgotten;
    // SQLite answers at once: without a turn of the event loop nothing else would get one until all are gone.
    await nextTurn();
  }
}

/**
 * Makes the editors' store on a database whose tables are up to date.
 *
 * @param atOnce how what belongs together is written.
 * @param claiming how its processes take on feeds.
 */
export function editorialStoreOn(
  database: Database,
  atOnce: Transact,
  claiming: FeedClaiming,
): EditorialStore {
  /** Changes something and records it, or does neither. */
  const recorded = (event: EditorialEvent, change: (changes: Changes) => Promise<boolean>) =>
    atOnce(async (changes) => {
      const changed = await change(changes);
      if (changed) await recordEvent(changes, event);
      return changed;
    });

  return {
    saveSource: (source, addresses) => atOnce((changes) => saveSource(changes, source, addresses)),
    source: (sha256) => sourceByHash(database, sha256),
    sourcesAt: (addresses) => sourcesAt(database, addresses),
    sourcesLike: (bands) => sourcesLike(database, bands),

    addDraft: (draft, event) => recorded(event, (changes) => addDraft(changes, draft)),
    draft: (id) => draftById(database, id),
    drafts: (state, most) => draftsIn(database, state, most),
    draftsOf: (sha256) => draftsOf(database, sha256),
    saveDraft: (draft, from, event) => recorded(event, (changes) => replaceDraft(changes, draft, from)),
    publish: (draft, from, yaml, event) =>
      recorded(event, async (changes) => {
        if (!(await replaceDraft(changes, draft, from))) return false;
        await publishBrief(changes, { id: draft.id, yaml, source: draft.source, at: event.at });
        return true;
      }),
    withdraw: (draft, from, event) =>
      recorded(event, async (changes) => {
        if (!(await replaceDraft(changes, draft, from))) return false;
        await withdrawBrief(changes, draft.id, event.at);
        return true;
      }),

    published: () => publishedBriefs(database),
    publishedRevision: () => publishedRevision(database),

    events: (subject, most) => eventsOf(database, subject, most),

    feeds: () => allFeeds(database),
    feed: (id) => feedById(database, id),
    async saveFeed(feed, event) {
      if (event === undefined) return recordFetch(database, feed);
      await atOnce(async (changes) => {
        await putFeed(changes, feed);
        await recordEvent(changes, event);
      });
    },
    async removeFeed(id, event) {
      await recorded(event, (changes) => removeFeed(changes, id));
    },
    claimFeeds: (now, most) => atOnce((changes) => claimFeeds(changes, now, most, claiming)),
    addFeedItem: (item) => atOnce((changes) => addFeedItem(changes, item)),
    async forget(before) {
      // Drafts first: what they alone needed may go with them.
      const drafts = await forgetAll((most) => forgetDrafts(database, before, most));
      const sources = await forgetAll((most) => forgetSources(database, before, most));
      const items = await forgetAll((most) => forgetFeedItems(database, before, most));
      return drafts + sources + items;
    },
  };
}
