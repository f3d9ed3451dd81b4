import { afterEach, describe, expect, test } from 'vitest';
import { pauseFeed } from '../../../src/drafting/desk/desk-feeds.ts';
import type { Drafted } from '../../../src/drafting/desk.ts';
import { draftFrom } from '../../../src/drafting/drafts/draft-from.ts';
import { createFeeds, type FeedParts } from '../../../src/drafting/feeds/feeds.ts';
import { TIME_OF_DEAD } from '../../../src/drafting/feeds/plan.ts';
import { extractHarbour, harbourArticle } from '../harbour.ts';
import { Web } from '../web.ts';
import { ANNA, downTo, HOUR, MINUTE, openWorld, rss, START, type World } from './world.ts';

const { text, sha256, facts } = harbourArticle();
const DRAFTED: Drafted = {
  kind: 'drafted',
  draft: draftFrom(harbourArticle(), extractHarbour(text), START),
  source: { text, sha256, facts, sketch: [], bands: [], savedAt: START },
};

const web = new Web();
const worlds: World[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
  await web.close();
});

async function open(given: Partial<FeedParts> = {}): Promise<World> {
  const world = await openWorld(web, given);
  worlds.push(world);
  return world;
}

/** A world with a feed that is followed and lists some articles. */
async function following(mode: 'drafts' | 'auto', given: Partial<FeedParts> = {}) {
  const world = await open(given);
  world.site.answer = () => ({ body: rss([2, 1]) });
  const feed = await world.follow(mode);
  return { ...world, feed };
}

const add = (world: World, address = world.address, channel = 'C1') =>
  world.feeds.add({ address, platform: 'slack', channel, mode: 'drafts' }, ANNA, START);

describe('Adding a feed', () => {
  test('fetches it at once, and takes what it lists for seen', async () => {
    const world = await open();
    world.site.answer = () => ({ body: rss([3, 2, 1]), headers: { etag: '"a"' } });
    const added = await add(world);
    expect(added).toEqual({ kind: 'added', items: 3, feed: (await world.store.feeds())[0] });
    expect((await world.store.feeds())[0]).toMatchObject({
      id: 'ellery-courier',
      address: world.address,
      title: 'The Ellery Courier',
      state: 'active',
      etag: '"a"',
      addedAt: START,
      lastSuccess: START,
      nextFetch: START + 15 * MINUTE,
    });
    expect(await world.store.events('ellery-courier', 5)).toMatchObject([
      { kind: 'feed-added', actor: ANNA },
    ]);
    await world.next();
    expect([world.begun, world.announced]).toEqual([[], []]);
  });

  test('finds the feed that a page names', async () => {
    const world = await open();
    world.site.answer = (path) =>
      path === '/'
        ? {
            headers: { 'content-type': 'text/html' },
            body: `<head><link rel="alternate" type="application/rss+xml" href="/broken">
              <link rel="alternate" type="application/rss+xml" href="/feed"></head><p>Hello</p>`,
          }
        : path === '/feed'
          ? { body: rss([1]) }
          : { status: 404 };
    expect(await add(world, `${world.origin}/`)).toMatchObject({
      kind: 'added',
      feed: { address: world.address },
    });
  });

  test('keeps the address that it has moved to for good, and the given one otherwise', async () => {
    const world = await open();
    const redirecting = (status: number) => (path: string) =>
      path === '/feed' ? { body: rss([1]) } : { status, headers: { location: '/feed' } };
    world.site.answer = redirecting(302);
    const passing = await add(world, `${world.origin}/old`);
    expect(passing).toMatchObject({ kind: 'added', feed: { address: `${world.origin}/old` } });
    world.site.answer = redirecting(308);
    const moved = await add(world, `${world.origin}/older`, 'C2');
    expect(moved).toMatchObject({ kind: 'added', feed: { address: world.address, id: 'ellery-courier-2' } });
  });

  test.each([
    [
      'it is no feed',
      { headers: { 'content-type': 'text/html' }, body: '<p>Hello</p>' },
      'no feed at this address',
    ],
    ['it is not there', { status: 404 }, 'answers with an error (status 404)'],
    ['it is gone', { status: 410 }, 'gone for good'],
    ['it is a picture', { headers: { 'content-type': 'image/png' }, body: 'x' }, 'image/png'],
  ])('is refused where %s', async (_why, answer, reason) => {
    const world = await open();
    world.site.answer = () => answer;
    const added = await add(world);
    expect(added.kind === 'refused' ? added.reason : '').toContain(reason);
    expect(await world.store.feeds()).toEqual([]);
  });

  test('is refused where its channel follows it already, and not where another channel does', async () => {
    const world = await following('drafts');
    const again = await add(world, `${world.address}?utm_source=x`);
    expect(again.kind === 'refused' ? again.reason : '').toContain('as ellery-courier');
    await pauseFeed(world.store, 'ellery-courier', true, ANNA, START);
    const paused = await add(world);
    expect(paused.kind === 'refused' ? paused.reason : '').toContain('paused');
    expect((await add(world, world.address, 'C2')).kind).toBe('added');
  });

  test('never fetches what may not be fetched', async () => {
    const world = await open();
    const added = await add(world, 'http://10.0.0.1/feed');
    expect(added.kind === 'refused' ? added.reason : '').toContain('private network');
  });
});

describe('A feed in drafts', () => {
  test('has each new article drafted once, newest first', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ body: rss([4, 3, 2, 1]) });
    await world.next();
    await world.next();
    expect(world.begun).toEqual([4, 3].map((number) => `http://courier.test/news/${number}?utm_source=rss`));
    expect(world.announced).toEqual([]);
  });

  test('has no more than ten drafted at once; the rest counts as seen, and the log says how many', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ body: rss(downTo(1, 25)) });
    await world.next();
    await world.next();
    expect(world.begun).toHaveLength(10);
    expect(world.begun[0]).toContain('/news/25?');
    expect(world.logged).toContainEqual(
      expect.objectContaining({ level: 'warn', details: { feed: 'ellery-courier', left: 13 } }),
    );
  });

  test('goes on where an article cannot be drafted, or drafting fails', async () => {
    const begun: string[] = [];
    const world = await following('drafts', {
      begin: async (input) => {
        begun.push(input.kind === 'address' ? input.address : '');
        if (begun.length === 1) throw new Error('The store is away.');
        return { kind: 'refused', reason: 'No article was found on the page.' };
      },
    });
    world.site.answer = () => ({ body: rss([4, 3, 2, 1]) });
    const feed = await world.next();
    expect(begun).toHaveLength(2);
    expect(feed).toMatchObject({ failures: 0, lastSuccess: START + HOUR });
    expect(world.logged.map(({ level }) => level)).toEqual(['error', 'warn']);
  });

  test('tells its channel after a fetch how many drafts await review, and says nothing where there is none', async () => {
    const begun: string[] = [];
    const begin = async (): Promise<Drafted> => {
      begun.push('an article');
      return begun.length === 2 ? { kind: 'duplicate', duplicates: [] } : DRAFTED;
    };
    const world = await following('drafts', { begin });
    await world.next();
    world.site.answer = () => ({ body: rss([5, 4, 3, 2, 1]) });
    await world.next();
    await world.next();
    expect(begun).toHaveLength(3);
    expect(world.waiting).toEqual([{ feed: 'ellery-courier', count: 2 }]);
    const announcing = await following('auto', { begin: async () => DRAFTED });
    announcing.site.answer = () => ({ body: rss([3, 2, 1]) });
    await announcing.next();
    expect([announcing.announced.length, announcing.waiting]).toEqual([1, []]);
  });

  test('keeps its drafts where its channel cannot be told of them', async () => {
    const world = await following('drafts', {
      begin: async () => DRAFTED,
      tellDrafts: async () => {
        throw new Error('The channel is gone.');
      },
    });
    world.site.answer = () => ({ body: rss([3, 2, 1]) });
    expect(await world.next()).toMatchObject({ failures: 0, lastSuccess: START + HOUR });
    expect(world.logged.at(-1)).toMatchObject({ level: 'error', details: { drafts: 1 } });
  });

  test('is told as the one who drafts', async () => {
    const actors: unknown[] = [];
    const world = await following('drafts', {
      begin: async (_input, by) => {
        actors.push(by);
        return { kind: 'duplicate', duplicates: [] };
      },
    });
    world.site.answer = () => ({ body: rss([3, 2, 1]) });
    await world.next();
    expect(actors).toEqual([{ platform: 'feed', id: 'ellery-courier' }]);
  });

  test('is left where it is when the bot ends, and taken up where it was left', async () => {
    const begun: string[] = [];
    const world = await following('drafts', {
      begin: async (input) => {
        begun.push(input.kind === 'address' ? input.address : '');
        if (begun.length === 1) void world.feeds.stop();
        return { kind: 'refused', reason: 'This is a test.' };
      },
    });
    world.site.answer = () => ({ body: rss([5, 4, 3, 2, 1]), headers: { etag: '"new"' } });
    await world.next();
    expect(begun).toHaveLength(1);
    world.time.now += 2 * MINUTE;
    await createFeeds({ ...world.parts }).tick();
    expect(begun.map((address) => /news\/(\d)/.exec(address)?.[1])).toEqual(['5', '4', '3']);
  });
});

describe('A feed that announces', () => {
  test('tells its channel the titles, outlets and links of new articles, once, and has them drafted', async () => {
    const world = await following('auto');
    world.site.answer = () => ({ body: rss([4, 3, 2, 1]) });
    await world.next();
    await world.next();
    expect(world.announced).toEqual([
      {
        feed: 'ellery-courier',
        announcement: {
          items: [4, 3].map((number) => ({
            title: `Story ${number}`,
            outlet: 'The Ellery Courier',
            url: `http://courier.test/news/${number}?utm_source=rss`,
          })),
          more: 0,
        },
      },
    ]);
    expect(world.begun).toHaveLength(2);
    expect(JSON.stringify(world.announced)).not.toContain('What story');
  });

  test('names five at most, and says how many more there are', async () => {
    const world = await following('auto');
    world.site.answer = () => ({ body: rss(downTo(1, 10)) });
    await world.next();
    expect(world.announced.map(({ announcement }) => [announcement.items.length, announcement.more])).toEqual(
      [[5, 3]],
    );
  });

  test('is not announced twice where telling the channel fails', async () => {
    let told = 0;
    const world = await following('auto', {
      announce: async () => {
        told += 1;
        throw new Error('Slack is away.');
      },
    });
    world.site.answer = () => ({ body: rss([3, 2, 1]) });
    await world.next();
    await world.next();
    expect(told).toBe(1);
    expect(world.begun).toHaveLength(1);
    expect(world.logged).toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  test('takes an article for the same at another address, with another title, or listed again', async () => {
    const world = await following('auto');
    const changed = rss([2, 1]).replace('/news/1?', '/news/one?').replace('Story 2', 'Story two');
    world.site.answer = () => ({ body: changed });
    await world.next();
    world.site.answer = () => ({ body: rss([]) });
    await world.next();
    world.site.answer = () => ({ body: rss([2, 1]) });
    await world.next();
    expect(world.announced).toEqual([]);
  });
});

describe('Fetching a feed', () => {
  test('asks on condition, and is content with hearing that nothing changed', async () => {
    const world = await open();
    const validators = { etag: 'W/"7"', 'last-modified': 'Mon, 03 Jun 2024 07:00:00 GMT' };
    world.site.answer = () => ({ body: rss([1]), headers: validators });
    await world.follow();
    world.site.answer = () => ({ status: 304 });
    const first = await world.next();
    const second = await world.next();
    expect(first?.nextFetch).toBe(START + HOUR + 15 * MINUTE);
    expect(second).toMatchObject({ etag: 'W/"7"', failures: 0, lastSuccess: START + 2 * HOUR });
    expect(world.requests.slice(1).map(({ headers }) => headers['if-none-match'])).toEqual([
      'W/"7"',
      'W/"7"',
    ]);
    expect(world.requests[2]?.headers['if-modified-since']).toBe(validators['last-modified']);
  });

  test('happens only when it is due, and not while the feed is paused', async () => {
    const world = await following('drafts');
    await world.next(10 * MINUTE);
    expect(world.requests).toHaveLength(1);
    await world.next(10 * MINUTE);
    expect(world.requests).toHaveLength(2);
    await pauseFeed(world.store, 'ellery-courier', true, ANNA, world.time.now);
    await world.next();
    expect(world.requests).toHaveLength(2);
    await pauseFeed(world.store, 'ellery-courier', false, ANNA, world.time.now);
    await world.feeds.tick();
    expect(world.requests).toHaveLength(3);
  });

  test('happens once where several processes and ticks want it at the same time', async () => {
    const world = await following('auto');
    world.site.answer = () => ({ body: rss([3, 2, 1]) });
    world.time.now += HOUR;
    const other = createFeeds(world.parts);
    await Promise.all([world.feeds.tick(), world.feeds.tick(), other.tick()]);
    expect(world.requests).toHaveLength(2);
    expect(world.announced).toHaveLength(1);
  });

  test('follows a feed that moves for good', async () => {
    const world = await following('drafts');
    world.site.answer = (path) =>
      path === '/moved' ? { body: rss([2, 1]) } : { status: 301, headers: { location: '/moved' } };
    expect((await world.next())?.address).toBe(`${world.origin}/moved`);
    await world.next();
    expect(world.requests.map(({ url }) => url)).toEqual(['/feed', '/feed', '/moved', '/moved']);
  });

  test('waits longer after each failure, or as long as the server asks, and forgets failures once it works', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ status: 503, headers: { 'retry-after': '7200' } });
    const failed = await world.next();
    expect(failed).toMatchObject({ failures: 1, nextFetch: START + 3 * HOUR });
    expect(failed?.failure).toContain('status 503');
    world.site.answer = () => ({ headers: { 'content-type': 'text/html' }, body: '<p>Moved house</p>' });
    const other = await world.next(2 * HOUR);
    expect(other).toMatchObject({ failures: 2, nextFetch: START + 4 * HOUR });
    expect(other?.failure).toContain('no feed any more');
    world.site.answer = () => ({ body: rss([2, 1]) });
    const well = await world.next();
    expect(well?.failures).toBe(0);
    expect(well?.failure).toBeUndefined();
  });

  test('of one feed that fails in an unforeseen way does not keep the others from theirs', async () => {
    const world = await following('auto');
    await world.feeds.add(
      { address: world.address, platform: 'slack', channel: 'C2', mode: 'auto' },
      ANNA,
      START,
    );
    const { store } = world;
    const broken = createFeeds({
      ...world.parts,
      store: {
        ...store,
        addFeedItem: (item) =>
          item.feed === 'ellery-courier'
            ? Promise.reject(new Error('The disk is full.'))
            : store.addFeedItem(item),
        claimFeeds: (now, most) => store.claimFeeds(now, most),
        saveFeed: (feed, event) => store.saveFeed(feed, event),
      },
    });
    world.site.answer = () => ({ body: rss([3, 2, 1]) });
    world.time.now += HOUR;
    await broken.tick();
    expect(world.announced.map(({ feed }) => feed)).toEqual(['ellery-courier-2']);
    expect(world.logged).toContainEqual(expect.objectContaining({ level: 'error' }));
  });
});

describe('A feed that dies', () => {
  /** Lets it fail until it is dead, or the given number of times. */
  async function failing(world: World, most = 30) {
    for (let time = 0; time < most; time += 1) {
      const feed = await world.next(25 * HOUR);
      if (feed?.state === 'dead') return feed;
    }
    return (await world.store.feeds())[0];
  }

  test('tells its channel once, with the reason', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ status: 500 });
    const feed = await failing(world);
    expect(feed).toMatchObject({ state: 'dead', told: true, failures: 10 });
    await world.next();
    expect(world.dead).toHaveLength(1);
    expect(world.dead[0]).toMatchObject({ id: 'ellery-courier', channel: 'C1' });
    expect(world.dead[0]?.failure).toContain('status 500');
    expect(world.requests).toHaveLength(1 + 10);
  });

  test('is not dead of ten failures within three days', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ status: 500 });
    let feed = await world.next(0);
    while ((feed?.nextFetch ?? 0) < START + TIME_OF_DEAD) {
      feed = await world.next((feed?.nextFetch ?? 0) - world.time.now);
      expect(feed?.state).toBe('active');
    }
    expect(world.dead).toEqual([]);
  });

  test('is dead at once where its server says that it is gone', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ status: 410 });
    expect(await world.next()).toMatchObject({ state: 'dead', told: true, failures: 1 });
    expect(world.dead).toHaveLength(1);
  });

  test('stays followed until its channel could be told, and is given up in the end', async () => {
    let away = true;
    let asked = 0;
    const world = await following('drafts', {
      tellDead: async () => {
        asked += 1;
        if (away) throw new Error('Slack is away.');
      },
    });
    world.site.answer = () => ({ status: 410 });
    expect(await world.next()).toMatchObject({ state: 'active', told: false });
    away = false;
    expect(await world.next()).toMatchObject({ state: 'dead', told: true });
    expect(asked).toBe(2);
    away = true;
    await pauseFeed(world.store, 'ellery-courier', false, ANNA, world.time.now);
    expect(await failing(world)).toMatchObject({ state: 'dead', told: false, failures: 20 });
  });

  test('has all its chances again once somebody takes it up again', async () => {
    const world = await following('drafts');
    world.site.answer = () => ({ status: 410 });
    await world.next();
    const resumed = await pauseFeed(world.store, 'ellery-courier', false, ANNA, world.time.now);
    expect(resumed).toMatchObject({ state: 'active', failures: 0, told: false });
    world.site.answer = () => ({ body: rss([3, 2, 1]) });
    await world.next(0);
    expect(world.begun).toHaveLength(1);
  });
});
