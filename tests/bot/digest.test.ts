import { afterEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/main.ts';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { stoppedClock } from './clock.ts';
import { MANAGER } from './discord-side.ts';
import { createWorld, eventually, type World, type WorldOptions } from './harness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const migration = firstBrief();
const ferry = exampleInput();
const NEW_MIGRATION = `New in the library: ${migration.title}`;

let world: World;
let bot: Bot;

/** A world at a time, with a bot that has posted nothing yet. */
async function begin(time: string, options: Partial<WorldOptions> = {}): Promise<void> {
  world = await createWorld({
    briefs: [migration],
    clock: stoppedClock(time),
    store: 'file',
    // Discord counts in true time, and days pass here within milliseconds.
    discord: { rateLimits: 'none' },
    ...options,
  });
  bot = await world.start();
}
afterEach(() => world.stop());

/** Moves to a time and lets the digest look at it. */
async function at(time: number | string): Promise<void> {
  world.clock.set(time);
  await bot.digest.tick();
}

const later = (milliseconds: number) => at(world.clock.now() + milliseconds);

async function restart(time: string): Promise<void> {
  await bot.stop();
  world.clock.set(time);
  bot = await world.start();
}

/** The digests that stand in both channels, as they are read. */
const slackPosts = () => world.slack.posts('#briefings').map(world.slack.read);
const discordPosts = () => world.discord.posts('briefings').map(world.discord.read);
const titles = (posts: readonly string[]) => posts.map((post) => post.split('\n')[0]);
const counts = () => [slackPosts().length, discordPosts().length];

const slackStatus = async () => {
  const { slack } = world;
  return slack.read(await slack.ask('/digest status', { user: slack.sandbox.admin.id }));
};
const discordStatus = async () => {
  const { discord } = world;
  return discord.read(await discord.ask('/digest status', { user: MANAGER }));
};

describe('a scheduled digest', () => {
  it('is posted once to both platforms when its time has come', async () => {
    await begin('2026-03-02T08:58:00Z');
    await at('2026-03-02T08:59:59Z');
    expect(counts()).toEqual([0, 0]);
    for (const time of ['2026-03-02T09:00:00Z', '2026-03-02T09:01:00Z', '2026-03-02T14:00:00Z']) {
      await at(time);
      expect(titles(slackPosts())).toEqual([NEW_MIGRATION]);
      expect(titles(discordPosts())).toEqual([NEW_MIGRATION]);
    }
    expect(await slackStatus()).toContain('Mar 3, 2026, 09:00');
    expect(await slackStatus()).toMatch(/Mar 2, 2026, 09:00.*posted/);
    expect(await discordStatus()).toMatch(/2 March 2026 at 09:00.*posted/);
  });

  it('brings a quotation and a key point from the library on the days after, none twice while others are left', async () => {
    await begin('2026-03-02T08:58:00Z');
    for (let day = 2; day <= 8; day += 1) await at(`2026-03-0${day}T09:00:00Z`);
    for (const [first, ...others] of [slackPosts(), discordPosts()]) {
      expect(first?.split('\n')[0]).toBe(NEW_MIGRATION);
      expect(titles(others)).toEqual(Array.from({ length: 6 }, () => 'From the library'));
      expect(new Set(others).size).toBe(6);
      // The programme is called World Today.
      for (const post of others)
        expect(post.replaceAll('World Today', '')).not.toMatch(/today|latest|breaking/i);
    }
  });

  it('says first what was corrected, once', async () => {
    await begin('2026-03-02T08:58:00Z', { briefs: [migration, ferry] });
    await at('2026-03-02T09:00:00Z');
    const note = 'The fares rose by 12 per cent, not by 21.';
    await world.save({ ...ferry, corrections: [{ date: '2026-03-02', note }] });
    await eventually(() => (world.log().includes('Briefs reloaded') ? true : undefined));
    await at('2026-03-03T09:00:00Z');
    await at('2026-03-04T09:00:00Z');
    for (const posts of [slackPosts(), discordPosts()]) {
      expect(titles(posts).slice(2)).toEqual([`Correction: ${ferry.title}`, 'From the library']);
      expect(posts[2]).toContain(note);
    }
  });

  it('leaves the channel alone on quiet days where DIGEST_QUIET is skip, and says so', async () => {
    await begin('2026-03-02T08:58:00Z', { settings: { DIGEST_QUIET: 'skip' } });
    await at('2026-03-02T09:00:00Z');
    await at('2026-03-03T09:00:00Z');
    expect(counts()).toEqual([1, 1]);
    expect(await slackStatus()).toContain('DIGEST_QUIET is skip');
  });
});

describe('a bot that was away', () => {
  it('posts nothing twice and misses nothing over a restart', async () => {
    await begin('2026-03-02T08:58:00Z');
    await at('2026-03-02T09:00:00Z');
    await restart('2026-03-02T09:00:30Z');
    await restart('2026-03-02T09:05:00Z');
    await restart('2026-03-03T08:59:00Z');
    await at('2026-03-03T09:00:00Z');
    await bot.stop();
    expect(titles(slackPosts())).toEqual([NEW_MIGRATION, 'From the library']);
    expect(titles(discordPosts())).toEqual([NEW_MIGRATION, 'From the library']);
  });

  it('posts late what came due less than six hours ago, says so, and gives up what is older', async () => {
    await begin('2026-03-02T08:00:00Z', { settings: { DIGEST_SCHEDULE: 'daily 08:30,09:00,14:00 UTC' } });
    await restart('2026-03-03T15:30:00Z');
    await eventually(() => (counts().join() === '1,1' ? true : undefined));
    await later(MINUTE);
    expect(counts()).toEqual([1, 1]);
    expect(slackPosts()[0]).toContain('Due at Mar 3, 2026, 14:00, posted late.');
    expect(discordPosts()[0]).toContain('Due at 3 March 2026 at 14:00, posted late.');
    const status = await slackStatus();
    expect(status).toMatch(/Mar 3, 2026, 08:30.*missed/);
    expect(status).toMatch(/Mar 3, 2026, 09:00.*missed/);
  });

  it('posts nothing late that came due six hours ago or more', async () => {
    await begin('2026-03-02T08:58:00Z');
    await restart('2026-03-02T15:00:00Z');
    await at('2026-03-02T15:01:00Z');
    expect(counts()).toEqual([0, 0]);
    expect(await slackStatus()).toMatch(/Mar 2, 2026, 09:00.*missed/);
    await at('2026-03-03T09:00:00Z');
    expect(counts()).toEqual([1, 1]);
    expect(slackPosts()[0]).not.toContain('late');
  });
});

describe('a bot that is told to end while it posts', () => {
  it('waits for the answer, and writes down that the digest was posted', async () => {
    await begin('2026-03-02T08:58:00Z');
    world.slack.sandbox.faults.next('chat.postMessage', { kind: 'delay-reply', milliseconds: 200 });
    world.clock.set('2026-03-02T09:00:00Z');
    const tick = bot.digest.tick();
    await eventually(() => slackPosts().length === 1 || undefined);
    await restart('2026-03-02T09:01:00Z');
    await tick;
    expect(await slackStatus()).toContain('Mar 2, 2026, 09:00: posted');
    expect(slackPosts()).toHaveLength(1);
  });
});

describe('the days on which clocks change', () => {
  const atHalfPastTwo = {
    settings: { DIGEST_SCHEDULE: 'daily 02:30 Europe/Berlin' },
    store: 'memory',
  } as const;

  /** Lets five minutes pass at a time, and tells when something was posted. */
  async function watch(from: string, to: string): Promise<readonly string[]> {
    const times: string[] = [];
    for (let time = Date.parse(from); time <= Date.parse(to); time += 5 * MINUTE) {
      const before = counts();
      await at(time);
      const [slack = 0, discord = 0] = counts().map((count, index) => count - (before[index] ?? 0));
      expect(slack).toBe(discord);
      for (let post = 0; post < slack; post += 1) times.push(new Date(time).toISOString().slice(0, 16));
    }
    return times;
  }

  it('bring one digest in spring, when its time does not exist', async () => {
    await begin('2026-03-28T12:00:00Z', atHalfPastTwo);
    expect(await watch('2026-03-28T23:55:00Z', '2026-03-29T03:00:00Z')).toEqual(['2026-03-29T01:00']);
    expect(await watch('2026-03-30T00:00:00Z', '2026-03-30T01:00:00Z')).toEqual(['2026-03-30T00:30']);
  });

  it('bring one digest in autumn, when its time comes twice', async () => {
    await begin('2026-10-24T12:00:00Z', atHalfPastTwo);
    expect(await watch('2026-10-24T23:55:00Z', '2026-10-25T03:00:00Z')).toEqual(['2026-10-25T00:30']);
    expect(await watch('2026-10-26T01:00:00Z', '2026-10-26T02:00:00Z')).toEqual(['2026-10-26T01:30']);
  });
});

describe('a digest whose confirmation is lost', () => {
  const loseBoth = () => {
    world.slack.sandbox.faults.next('chat.postMessage', { kind: 'lose-reply' });
    const posting = { method: 'POST', path: '/messages' } as const;
    world.discord.sandbox.faults.next({ kind: 'lose-reply' }, posting);
  };

  it('stands once, and is found, where the bot can look for it', async () => {
    await begin('2026-03-02T08:58:00Z', { history: true });
    loseBoth();
    await at('2026-03-02T09:00:00Z');
    expect(counts()).toEqual([1, 1]);
    expect(await slackStatus()).not.toMatch(/Mar 2, 2026, 09:00.*: posted/);
    for (let look = 0; look < 10; look += 1) await later(MINUTE);
    expect(counts()).toEqual([1, 1]);
    expect(await slackStatus()).toMatch(/Mar 2, 2026, 09:00.*posted/);
    expect(await discordStatus()).toMatch(/2 March 2026 at 09:00.*posted/);
    expect(await slackStatus()).not.toContain('perhaps');
  });

  it('is found in Discord’s history also after a restart, when the nonce is forgotten', async () => {
    await begin('2026-03-02T08:58:00Z');
    loseBoth();
    await at('2026-03-02T09:00:00Z');
    await restart('2026-03-02T09:45:00Z');
    await eventually(
      async () => (await discordStatus()).includes('2 March 2026 at 09:00: posted') || undefined,
    );
    expect(discordPosts()).toHaveLength(1);
  });

  it('is reported, not repeated, where the bot may not read the channel in Slack', async () => {
    await begin('2026-03-02T08:58:00Z');
    loseBoth();
    await at('2026-03-02T09:00:00Z');
    for (let hour = 0; hour < 23; hour += 1) await later(HOUR);
    await restart('2026-03-03T08:59:00Z');
    expect(slackPosts()).toHaveLength(1);
    expect(await slackStatus()).toMatch(/Mar 2, 2026, 09:00.*(?:perhaps|may|unknown|not known)/i);
    await at('2026-03-03T09:00:00Z');
    expect(titles(slackPosts())).toEqual([NEW_MIGRATION, 'From the library']);
  });

  it('is posted after all where it never arrived and the bot can see that', async () => {
    await begin('2026-03-02T08:58:00Z', { history: true });
    world.slack.sandbox.faults.next('chat.postMessage', { kind: 'lose-request' });
    await at('2026-03-02T09:00:00Z');
    expect(slackPosts()).toEqual([]);
    for (let look = 0; look < 10; look += 1) await later(MINUTE);
    expect(titles(slackPosts())).toEqual([NEW_MIGRATION]);
  });
});

describe('a digest that a platform does not take', () => {
  it('is posted when the platform takes requests again', async () => {
    await begin('2026-03-02T08:58:00Z');
    world.slack.sandbox.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 90 });
    world.discord.sandbox.faults.next(
      { kind: 'limit', retryAfter: 1, scope: 'shared' },
      { method: 'POST', path: '/messages' },
    );
    await at('2026-03-02T09:00:00Z');
    expect(counts()).toEqual([0, 0]);
    await at('2026-03-02T09:01:00Z');
    expect(slackPosts()).toEqual([]);
    await at('2026-03-02T09:01:30Z');
    expect(counts()).toEqual([1, 1]);
  });

  it('fails with what to do about it where the bot is not in the channel, also in the log at start', async () => {
    world = await createWorld({ briefs: [migration], clock: stoppedClock('2026-03-02T08:58:00Z') });
    world.slack.sandbox.kick('#briefings');
    world.discord.sandbox.adjust('briefings', 'bot', { deny: ['SendMessages'] });
    bot = await world.start();
    const invitation = `/invite @${world.slack.sandbox.botUser.name}`;
    expect(world.log()).toContain(invitation);
    expect(world.log()).toContain('Send Messages');
    await at('2026-03-02T09:00:00Z');
    expect(counts()).toEqual([0, 0]);
    expect(await slackStatus()).toMatch(/Mar 2, 2026, 09:00.*not posted/);
    expect(await slackStatus()).toContain(invitation);
    expect(await discordStatus()).toContain('Send Messages');
    world.slack.sandbox.invite('#briefings');
    world.discord.sandbox.adjust('briefings', 'bot', { allow: ['SendMessages'] });
    await at('2026-03-03T09:00:00Z');
    expect(titles(slackPosts())).toEqual([NEW_MIGRATION]);
    expect(titles(discordPosts())).toEqual([NEW_MIGRATION]);
  });
});
