/**
 * The editors' desk put together. What reads articles and finds quotations is loaded when an editor first asks for it, or
 * when a feed is first due: whoever only asks questions does not pay for it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Library } from './briefs/library.ts';
import type { Brief } from './briefs/schema.ts';
import type { Card } from './cards/card.ts';
import { deadFeedCard, draftsWaitingCard, newArticlesCard } from './commands/draft/announcement.ts';
import type { Digest } from './digest/digest.ts';
import type { Platform } from './digest/platform.ts';
import { Retention } from './digest/retention.ts';
import { createKeptTexts } from './drafting/desk/kept-texts.ts';
import type { Desk } from './drafting/desk.ts';
import type { Feed } from './drafting/feed.ts';
import type { Feeds } from './drafting/feeds/feeds.ts';
import type { Fetch } from './drafting/fetching/fetch.ts';
import type { EditorialStore } from './drafting/store.ts';

/** What a desk is put together from. */
export interface DeskParts {
  readonly store: EditorialStore;
  readonly library: Library;
  readonly briefsDirectory: string;
  readonly digest: Pick<Digest, 'announce'>;
  readonly platforms: readonly Platform[];
  /** How long what is discarded is kept, in milliseconds; the digest's own time unless told otherwise. */
  readonly retention?: number;
  /** How articles and feeds are fetched; from the public internet unless told otherwise. */
  readonly fetch?: Fetch;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly log: Logger;
}

/** A desk that works. */
export interface RunningDesk {
  readonly desk: Desk;
  /** Whether the text of a brief's source is there, to show a quotation in it. */
  hasContext(brief: Brief): boolean;
  /** Serves what another process published, follows the feeds that are due, and forgets what is old. Never rejects. */
  tick(): Promise<void>;
  /** Takes nothing more on, and resolves once what is under way has ended. */
  stop(): Promise<void>;
}

/** What takes a while to load. */
interface Workshop {
  readonly desk: Desk;
  readonly feeds: Feeds;
}

/** A key for a message that is posted once and never looked for: of the length that every platform takes. */
const keyOf = (words: string) => `feed-${createHash('sha256').update(words).digest('hex').slice(0, 20)}`;

async function openWorkshop(parts: DeskParts): Promise<Workshop> {
  const [
    { createDesk },
    { createFeeds },
    { createReadArticle },
    { createFetch },
    { systemResolver },
    { extractor },
  ] = await Promise.all([
    import('./drafting/desk/create-desk.ts'),
    import('./drafting/feeds/feeds.ts'),
    import('./drafting/articles/article-reader.ts'),
    import('./drafting/fetching/fetch.ts'),
    import('./drafting/fetching/fetch-resolver.ts'),
    import('./drafting/extraction-thread.ts'),
  ]);
  const { store, library, briefsDirectory, digest, clock, random, log } = parts;
  const fetch = parts.fetch ?? createFetch({ resolve: systemResolver });
  const feeds = createFeeds({
    store,
    fetch,
    begin: (...asked) => desk.begin(...asked),
    announce: (feed, announcement) => tell(parts, feed, newArticlesCard(feed, announcement)),
    tellDrafts: (feed, count) => tell(parts, feed, draftsWaitingCard(feed, count)),
    tellDead: (feed) => tell(parts, feed, deadFeedCard(feed)),
    clock,
    random,
    log,
  });
  const desk = createDesk({
    store,
    readArticle: createReadArticle({ fetch }),
    extract: extractor(),
    library: () => library.catalogue().briefs,
    async fileOf(id) {
      return [`${id}.yaml`, `${id}.yml`].map((name) => join(briefsDirectory, name)).find(existsSync);
    },
    published: () => library.refresh(),
    announce: (brief) => digest.announce(brief, clock()),
    addFeed: (...wanted) => feeds.add(...wanted),
    log,
  });
  return { desk, feeds };
}

/**
 * Posts what a feed's channel is told. What may have been posted counts as told, and the log says so: nobody is told
 * the same twice.
 *
 * @throws Error where nothing was posted.
 */
async function tell({ platforms, clock, log }: DeskParts, feed: Feed, card: Card): Promise<void> {
  const platform = platforms.find(({ name }) => name === feed.platform);
  if (platform === undefined) throw new Error(`The platform ${feed.platform} is not set.`);
  const outcome = await platform.post(
    feed.channel,
    card,
    keyOf(`${feed.id} ${clock()} ${JSON.stringify(card)}`),
  );
  if (outcome.state === 'sent') return;
  const reason = 'reason' in outcome ? outcome.reason : outcome.state;
  if (outcome.state !== 'unknown') throw new Error(`Nothing was posted: ${reason}`);
  log.warn({ feed: feed.id, reason }, 'A feed’s channel was perhaps not told');
}

/** Puts a desk together. Nothing is fetched before the first {@link RunningDesk.tick}. */
export function startDesk(parts: DeskParts): RunningDesk {
  const { store, library, clock, log } = parts;
  const kept = createKeptTexts(store, library);
  const retention = new Retention(store, log, parts.retention);
  let workshop: Promise<Workshop> | undefined;
  const opened = () => {
    workshop ??= openWorkshop(parts);
    return workshop;
  };
  const lookUp = () =>
    kept.lookUp().catch((error: unknown) => {
      log.error({ err: error }, 'Which sources are in the store could not be looked up');
    });
  library.onChange(() => void lookUp());
  void lookUp();

  async function follow(): Promise<void> {
    // Most bots follow no feed, and never load what follows one.
    if (workshop === undefined && (await store.feeds()).length === 0) return;
    await (await opened()).feeds.tick();
  }

  return {
    desk: lazily(async () => (await opened()).desk),
    hasContext: (brief) => kept.has(brief),
    async tick() {
      try {
        await library.refresh();
        await follow();
        await retention.forget(clock());
      } catch (error) {
        log.error({ err: error }, 'A tick of the editors’ desk failed');
      }
    },
    async stop() {
      await (await workshop)?.feeds.stop();
    },
  };
}

/** A desk that is made when somebody first works at it. */
function lazily(made: () => Promise<Desk>): Desk {
  return {
    begin: async (...asked) => (await made()).begin(...asked),
    correct: async (...asked) => (await made()).correct(...asked),
    open: async (...asked) => (await made()).open(...asked),
    list: async () => (await made()).list(),
    change: async (...asked) => (await made()).change(...asked),
    publish: async (...asked) => (await made()).publish(...asked),
    discard: async (...asked) => (await made()).discard(...asked),
    restore: async (...asked) => (await made()).restore(...asked),
    withdraw: async (...asked) => (await made()).withdraw(...asked),
    history: async (...asked) => (await made()).history(...asked),
    inContext: async (...asked) => (await made()).inContext(...asked),
    feeds: async () => (await made()).feeds(),
    addFeed: async (...asked) => (await made()).addFeed(...asked),
    pauseFeed: async (...asked) => (await made()).pauseFeed(...asked),
    removeFeed: async (...asked) => (await made()).removeFeed(...asked),
  };
}
