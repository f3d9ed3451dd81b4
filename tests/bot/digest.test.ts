import { describe, expect, it } from 'vitest';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { begin, type Days, MINUTE, NEW_MIGRATION, titles } from './days.ts';
import { eventually } from './waiting.ts';

const migration = firstBrief();
const ferry = exampleInput();

describe('a scheduled digest', () => {
  it('is posted once to both platforms when its time has come', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    await days.at('2026-03-02T08:59:00Z');
    expect(days.counts()).toEqual([0, 0]);
    for (const time of ['2026-03-02T09:00:00Z', '2026-03-02T09:01:00Z', '2026-03-02T14:00:00Z']) {
      await days.at(time);
      expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
      expect(titles(days.discordPosts())).toEqual([NEW_MIGRATION]);
    }
    expect(await days.slackStatus()).toContain('Mar 3, 2026, 09:00');
    expect(await days.slackStatus()).toMatch(/Mar 2, 2026, 09:00.*posted/);
    expect(await days.discordStatus()).toMatch(/2 March 2026 at 09:00.*posted/);
  });

  it('brings a quotation and a key point from the library on the days after, none twice while others are left', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    for (let day = 2; day <= 8; day += 1) await days.at(`2026-03-0${day}T09:00:00Z`);
    for (const [first, ...others] of [days.slackPosts(), days.discordPosts()]) {
      expect(first?.split('\n')[0]).toBe(NEW_MIGRATION);
      expect(titles(others)).toEqual(Array.from({ length: 6 }, () => 'From the library'));
      expect(new Set(others).size).toBe(6);
      // The programme is called World Today.
      for (const post of others)
        expect(post.replaceAll('World Today', '')).not.toMatch(/today|latest|breaking/i);
    }
  });

  it('says first what was corrected, once', async () => {
    const days = await begin('2026-03-02T08:58:00Z', { briefs: [migration, ferry] });
    await days.at('2026-03-02T09:00:00Z');
    const note = 'The fares rose by 12 per cent, not by 21.';
    await days.world.save({ ...ferry, corrections: [{ date: '2026-03-02', note }] });
    await eventually(() => (days.world.log().includes('Briefs reloaded') ? true : undefined));
    await days.at('2026-03-03T09:00:00Z');
    await days.at('2026-03-04T09:00:00Z');
    for (const posts of [days.slackPosts(), days.discordPosts()]) {
      expect(titles(posts).slice(2)).toEqual([`Correction: ${ferry.title}`, 'From the library']);
      expect(posts[2]).toContain(note);
    }
  });

  it('leaves the channel alone on quiet days where DIGEST_QUIET is skip, and says so', async () => {
    const days = await begin('2026-03-02T08:58:00Z', { settings: { DIGEST_QUIET: 'skip' } });
    await days.at('2026-03-02T09:00:00Z');
    await days.at('2026-03-03T09:00:00Z');
    expect(days.counts()).toEqual([1, 1]);
    expect(await days.slackStatus()).toContain(
      'nothing posted: Nothing was new to this channel, and it skips quiet days.',
    );
  });
});

describe('a bot that was away', () => {
  it('posts nothing twice and misses nothing over a restart', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    await days.at('2026-03-02T09:00:00Z');
    await days.restart('2026-03-02T09:00:30Z');
    await days.restart('2026-03-02T09:05:00Z');
    await days.restart('2026-03-03T08:59:00Z');
    await days.at('2026-03-03T09:00:00Z');
    await days.stop();
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION, 'From the library']);
    expect(titles(days.discordPosts())).toEqual([NEW_MIGRATION, 'From the library']);
  });

  it('posts late what came due less than six hours ago, says so, and gives up what is older', async () => {
    const days = await begin('2026-03-02T08:00:00Z', {
      settings: { DIGEST_SCHEDULE: 'daily 08:30,09:00,14:00 UTC' },
    });
    await days.restart('2026-03-03T15:30:00Z');
    await eventually(() => (days.counts().join() === '1,1' ? true : undefined));
    await days.later(MINUTE);
    expect(days.counts()).toEqual([1, 1]);
    expect(days.slackPosts()[0]).toContain('Due at Mar 3, 2026, 14:00, posted late.');
    expect(days.discordPosts()[0]).toContain('Due at 3 March 2026 at 14:00, posted late.');
    const status = await days.slackStatus();
    expect(status).toMatch(/Mar 3, 2026, 08:30.*missed/);
    expect(status).toMatch(/Mar 3, 2026, 09:00.*missed/);
  });

  it('posts nothing late that came due six hours ago or more', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    await days.restart('2026-03-02T15:00:00Z');
    await days.at('2026-03-02T15:01:00Z');
    expect(days.counts()).toEqual([0, 0]);
    expect(await days.slackStatus()).toMatch(/Mar 2, 2026, 09:00.*missed/);
    await days.at('2026-03-03T09:00:00Z');
    expect(days.counts()).toEqual([1, 1]);
    expect(days.slackPosts()[0]).not.toContain('late');
  });
});

describe('the days on which clocks change', () => {
  const atHalfPastTwo = {
    settings: { DIGEST_SCHEDULE: 'daily 02:30 Europe/Berlin' },
    store: 'memory',
  } as const;

  /** Lets five minutes pass at a time, and tells when something was posted. */
  async function watch(days: Days, from: string, to: string): Promise<readonly string[]> {
    const times: string[] = [];
    for (let time = Date.parse(from); time <= Date.parse(to); time += 5 * MINUTE) {
      const before = days.counts();
      await days.at(time);
      const [slack = 0, discord = 0] = days.counts().map((count, index) => count - (before[index] ?? 0));
      expect(slack).toBe(discord);
      for (let post = 0; post < slack; post += 1) times.push(new Date(time).toISOString().slice(0, 16));
    }
    return times;
  }

  it('bring one digest in spring, when its time does not exist', async () => {
    const days = await begin('2026-03-28T12:00:00Z', atHalfPastTwo);
    expect(await watch(days, '2026-03-28T23:55:00Z', '2026-03-29T03:00:00Z')).toEqual(['2026-03-29T01:00']);
    expect(await watch(days, '2026-03-30T00:00:00Z', '2026-03-30T01:00:00Z')).toEqual(['2026-03-30T00:30']);
  });

  it('bring one digest in autumn, when its time comes twice', async () => {
    const days = await begin('2026-10-24T12:00:00Z', atHalfPastTwo);
    expect(await watch(days, '2026-10-24T23:55:00Z', '2026-10-25T03:00:00Z')).toEqual(['2026-10-25T00:30']);
    expect(await watch(days, '2026-10-26T01:00:00Z', '2026-10-26T02:00:00Z')).toEqual(['2026-10-26T01:30']);
  });
});
