/** Feeds in a world of their own: a web on this machine, a store in memory, a clock that tests set. */

import type { Drafted } from '../../../src/drafting/desk.ts';
import type { Feed } from '../../../src/drafting/feed.ts';
import type { Announcement } from '../../../src/drafting/feeds/announcement.ts';
import { createFeeds, type FeedParts } from '../../../src/drafting/feeds/feeds.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Web } from '../web.ts';

export const START = Date.UTC(2024, 5, 3, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The middle of what chance can do to a rest: none. */
export const NO_JITTER = () => 0.5;

/** An answer of a web server. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Makes a world. `answer` decides what the feed's server says, each time. */
export async function openWorld(web: Web, given: Partial<FeedParts> = {}) {
  const { editorial, close } = await openStore(':memory:');
  const time = { now: START };
  const site = { answer: (_path: string): Answer => ({ status: 404 }) };
  const { port, requests } = await web.open((request, response) => {
    const { status = 200, headers = {}, body = '' } = site.answer(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  });
  web.name('courier.test', ['127.0.0.1']);
  const announced: { readonly feed: string; readonly announcement: Announcement }[] = [];
  const begun: string[] = [];
  const waiting: { readonly feed: string; readonly count: number }[] = [];
  const dead: Feed[] = [];
  const logged: { readonly level: string; readonly details: object; readonly message: string }[] = [];
  const write = (level: string) => (details: object, message: string) => {
    logged.push({ level, details, message });
  };
  const parts: FeedParts = {
    store: editorial,
    fetch: web.fetch(),
    begin: async (input): Promise<Drafted> => {
      begun.push(input.kind === 'address' ? input.address : '');
      return { kind: 'refused', reason: 'This is a test.' };
    },
    announce: async (feed, announcement) => {
      announced.push({ feed: feed.id, announcement });
    },
    tellDrafts: async (feed, count) => {
      waiting.push({ feed: feed.id, count });
    },
    tellDead: async (feed) => {
      dead.push(feed);
    },
    clock: () => time.now,
    random: NO_JITTER,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    ...given,
  };
  const address = `http://courier.test:${port}/feed`;
  const feeds = createFeeds(parts);
  return {
    feeds,
    parts,
    store: editorial,
    close,
    time,
    site,
    address,
    origin: `http://courier.test:${port}`,
    requests,
    announced,
    begun,
    waiting,
    dead,
    logged,
    /** Adds the feed and returns it. */
    async follow(mode: Feed['mode'] = 'drafts'): Promise<Feed> {
      const added = await feeds.add({ address, platform: 'slack', channel: 'C1', mode }, ANNA, time.now);
      if (added.kind !== 'added') throw new Error(added.reason);
      return added.feed;
    },
    /** Lets the feed be due, and ticks. */
    async next(rest = HOUR): Promise<Feed | undefined> {
      time.now += rest;
      await feeds.tick();
      return (await editorial.feeds())[0];
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export const ANNA = { platform: 'slack', id: 'U1' } as const;

/** An RSS feed of numbered articles, newest first, a minute apart. */
export function rss(numbers: readonly number[], base = 'http://courier.test'): string {
  const items = numbers.map(
    (number) => `<item><title>Story ${number}</title><link>${base}/news/${number}?utm_source=rss</link>
<guid isPermaLink="false">story-${number}</guid><description>What story ${number} says.</description>
<pubDate>${new Date(START + number * MINUTE).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Ellery Courier</title><link>${base}/</link>
<description>News</description>${items.join('\n')}</channel></rss>`;
}

/** Numbers from a first to a last one, the last first. */
export const downTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => last - index);
