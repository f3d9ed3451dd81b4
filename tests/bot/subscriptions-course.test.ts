/** The course of a subscription: what quiet days bring, pausing, resuming, ending, and asking why. */
import { describe, expect, it } from 'vitest';
import { begin, type Days, MINUTE, NEW_MIGRATION, titles } from './days.ts';
import { MANAGER, MEMBER } from './discord-side.ts';
import type { WorldOptions } from './harness.ts';
import { eventually } from './waiting.ts';

const ONLY_MANAGERS = 'whoever the bot’s owner has named';

/** How an admin asks about the digest in #briefings, and how people press what stands there. */
interface Side {
  readonly name: 'Slack' | 'Discord';
  ask(days: Days, line: string): Promise<string>;
  posts(days: Days): readonly string[];
  /** Presses a button of a post, the last unless told otherwise, as somebody who may manage the digest or who may not. */
  press(days: Days, label: string, as: 'manager' | 'member', index?: number): Promise<string>;
}

const SLACK: Side = {
  name: 'Slack',
  async ask({ world: { slack } }, line) {
    const where = { user: slack.sandbox.admin.id, channel: '#briefings' };
    return slack.read(await slack.ask(`/digest ${line}`, where));
  },
  posts: (days) => days.slackPosts(),
  async press({ world: { slack } }, label, as, index = -1) {
    const post = slack.posts('#briefings').at(index);
    if (post === undefined) throw new Error('Nothing was posted.');
    const { admin, member } = slack.sandbox;
    return slack.read(await slack.press(post, label, as === 'manager' ? admin.id : member.id));
  },
};

const DISCORD: Side = {
  name: 'Discord',
  async ask({ world: { discord } }, line) {
    const where = { user: MANAGER, channel: 'briefings' };
    return discord.read(await discord.ask(`/digest ${line}`, where));
  },
  posts: (days) => days.discordPosts(),
  async press({ world: { discord } }, label, as, index = -1) {
    const post = discord.posts('briefings').at(index);
    if (post === undefined) throw new Error('Nothing was posted.');
    return discord.read(await discord.press(post, label, as === 'manager' ? MANAGER : MEMBER));
  },
};

const day = (date: number, time = '09:00') => `2026-03-0${date}T${time}:00Z`;

describe.each([SLACK, DISCORD])('a subscription on $name', ({ ask, posts, press }) => {
  /** #briefings gets a digest at nine; it is a Monday morning. */
  const monday = (options: Partial<WorldOptions> = {}) => begin(day(2, '08:00'), options);

  it('brings on quiet days what it is told to: nothing, one line, something from the library', async () => {
    const days = await monday();
    await days.at(day(2));
    expect(await ask(days, 'quiet nothing')).toContain('quiet=nothing');
    await days.at(day(3));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(await ask(days, 'why')).toContain('Nothing was new to this channel');
    await ask(days, 'quiet line');
    await days.at(day(4));
    const [, line = ''] = posts(days);
    expect(line).toMatch(/nothing new/i);
    await ask(days, 'quiet library');
    await days.at(day(5));
    expect(titles(posts(days)).at(-1)).toBe('From the library');
    expect(posts(days)).toHaveLength(3);
  });

  it('changes its schedule and its topics one by one, and can be changed back', async () => {
    const days = await monday();
    expect(await ask(days, 'schedule daily 10:00 UTC')).toContain('When: daily 10:00 UTC');
    expect(await ask(days, 'topics asylum')).toContain('Topics: asylum');
    await days.at(day(2));
    expect(posts(days)).toEqual([]);
    await days.at(day(2, '10:00'));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(await ask(days, 'topics all')).toContain('Topics: all topics');
    expect(await ask(days, 'status')).toContain('daily 10:00 UTC');
  });

  it('is held back until it is resumed', async () => {
    const days = await monday();
    expect(await ask(days, 'pause')).toContain('Paused');
    await days.at(day(2));
    expect(posts(days)).toEqual([]);
    expect(await ask(days, 'why today')).toContain('held back, because the digest is paused');
    expect(await ask(days, 'status')).toContain('until somebody resumes it: /digest resume');
    expect(await ask(days, 'resume')).toContain('Resumed: the digest of #briefings');
    await days.at(day(3));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(posts(days)[0]).not.toContain('late');
  });

  it('is held back until a day, and goes on by itself', async () => {
    const days = await monday();
    expect(await ask(days, 'pause 2 days')).toContain('Wednesday, 4 March 2026, 08:00 in UTC');
    for (const date of [2, 3]) await days.at(day(date));
    expect(posts(days)).toEqual([]);
    await days.at(day(4));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(await ask(days, 'status')).not.toMatch(/^Paused/m);
  });

  it('ends, stays ended over a restart, and tells what became of it', async () => {
    const days = await monday();
    await days.at(day(2));
    const ended = await ask(days, 'unsubscribe');
    expect(ended).toContain('what was ended here stays ended when the bot starts again');
    expect(ended).toContain('To come back: /digest subscribe daily 09:00 UTC');
    await days.restart(day(3, '08:00'));
    await days.at(day(3));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(await ask(days, 'why today')).toContain('it was ended');
    expect(await ask(days, 'history')).toMatch(/09:00: posted/);
    expect(await ask(days, 'subscribe daily 09:00 UTC')).toContain('Subscribed: #briefings');
    await days.at(day(4));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION, 'From the library']);
  });

  it('stays as a command changed it over a restart, though the settings name its channel', async () => {
    const days = await monday();
    await ask(days, 'schedule daily 10:00 UTC');
    await ask(days, 'quiet nothing');
    await days.restart(day(2, '08:30'));
    await days.at(day(2, '09:30'));
    expect(posts(days)).toEqual([]);
    await days.at(day(2, '10:00'));
    await days.at(day(3, '10:00'));
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(await ask(days, 'status')).toContain('daily 10:00 UTC');
  });

  it('is paused by the button on a post, by those who may', async () => {
    const days = await monday();
    await days.at(day(2));
    expect(await press(days, 'Pause', 'member')).toContain(ONLY_MANAGERS);
    await days.at(day(3));
    expect(posts(days)).toHaveLength(2);
    expect(await press(days, 'Pause', 'manager')).toContain('Paused: the digest of #briefings');
    await days.at(day(4));
    expect(posts(days)).toHaveLength(2);
  });

  it('tells everybody why it posted, by the button on the post', async () => {
    const days = await monday();
    await days.at(day(2));
    for (const as of ['member', 'manager'] as const) {
      const why = await press(days, 'Why this?', as);
      expect(why).toContain('The digest on Monday, 2 March 2026');
      expect(why).toContain('Schedule: daily 09:00 UTC');
      expect(why).toContain(`Message 1 of 1, ${NEW_MIGRATION}: posted at`);
    }
  });

  it('tells of the post whose button was pressed, also when others have come since', async () => {
    const days = await monday();
    await days.at(day(2));
    await days.at(day(3));
    expect(await press(days, 'Why this?', 'member')).toContain('The digest on Tuesday, 3 March 2026');
    expect(await press(days, 'Why this?', 'member', 0)).toContain('The digest on Monday, 2 March 2026');
  });

  it('tells for a day what was due, and for another why nothing was', async () => {
    const days = await monday();
    expect(await ask(days, 'why')).toContain('09:00: its time has not come yet');
    await ask(days, 'schedule weekdays 09:00 UTC');
    for (const date of [2, 3, 4, 5, 6, 7]) await days.at(day(date));
    expect(posts(days)).toHaveLength(5);
    expect(await ask(days, 'why today')).toContain('the schedule (weekdays 09:00 UTC) leaves that day out');
    expect(await ask(days, 'why yesterday')).toMatch(/09:00: posted/);
    expect(await ask(days, 'why 2026-03-02')).toContain(NEW_MIGRATION);
    expect(await ask(days, 'why soon')).toContain('A day is today, yesterday');
    expect((await ask(days, 'history')).match(/: posted/g)).toHaveLength(5);
  });

  it('posts one for several slots that were missed, and accounts for each', async () => {
    const days = await monday({ settings: { DIGEST_SCHEDULE: 'daily 09:00,10:00,11:00 UTC' } });
    await days.restart(day(2, '11:30'));
    await eventually(() => (posts(days).length > 0 ? true : undefined));
    await days.later(MINUTE);
    expect(titles(posts(days))).toEqual([NEW_MIGRATION]);
    expect(posts(days)[0]).toMatch(/Due at .*11:00, posted late\./);
    const why = await eventually(async () => {
      const answer = await ask(days, 'why');
      return answer.includes('being posted') ? undefined : answer;
    });
    expect(why).toContain('09:00, 10:00: nothing posted: One post stands for several slots');
    expect(why).toMatch(/It came \d+ minutes late/);
  });
});
