/** Digests in Slack as it is set up by default: without a right to read channels they are handed over ahead of time. */
import { describe, expect, it } from 'vitest';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { begin, type Days, MINUTE, NEW_MIGRATION, titles } from './days.ts';
import type { WorldOptions } from './harness.ts';
import { eventually } from './waiting.ts';

/** #briefings gets a digest at nine on both platforms; it is twenty to, and the bot may not read what is in Slack. */
const twentyToNine = (options: Partial<WorldOptions> = {}) =>
  begin('2026-03-02T08:40:00Z', { history: false, ...options });

const scheduled = ({ world }: Days) => world.slack.sandbox.scheduled.list();

const askAdmin = async ({ world: { slack } }: Days, line: string) =>
  slack.read(await slack.ask(line, { user: slack.sandbox.admin.id, channel: '#briefings' }));

/** What the bot wrote to the admin in private. */
function told({ world: { slack } }: Days): readonly string[] {
  const { id } = slack.sandbox.directMessage(slack.sandbox.admin.id);
  return slack.posts(id).map(slack.read);
}

/** Loses what Slack answers to the next message that is handed over, or the message itself. */
const lose = ({ world }: Days, kind: 'lose-reply' | 'lose-request') =>
  world.slack.sandbox.faults.next('chat.scheduleMessage', { kind });

describe('a digest that is handed to Slack ahead of its time', () => {
  it('appears at its time, and is told of as it is', async () => {
    const days = await twentyToNine();
    await days.at('2026-03-02T08:49:00Z');
    expect(scheduled(days)).toEqual([]);
    await days.at('2026-03-02T08:50:00Z');
    expect(scheduled(days)).toHaveLength(1);
    expect(days.counts()).toEqual([0, 0]);
    expect(await days.slackStatus()).toContain('09:00: handed to the platform, to appear at its time');
    expect(await askAdmin(days, '/digest why today')).toContain('appears at Mar 2, 2026, 09:00');
    await days.at('2026-03-02T09:00:00Z');
    await days.later(MINUTE);
    expect(days.counts()).toEqual([1, 1]);
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
    expect(await days.slackStatus()).toContain('Mar 2, 2026, 09:00: posted');
    expect(days.world.slack.sandbox.requestCount('chat.postMessage')).toBe(0);
  });

  it('appears though the bot is down at the hour, and is not repeated when it is back', async () => {
    const days = await twentyToNine();
    await days.at('2026-03-02T08:50:00Z');
    await days.stop();
    await days.restart('2026-03-02T09:30:00Z');
    await days.later(MINUTE);
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
    await days.at('2026-03-03T08:50:00Z');
    await days.at('2026-03-03T09:00:00Z');
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION, 'From the library']);
  });

  it('appears in order where it has several messages', async () => {
    const days = await twentyToNine({ briefs: [firstBrief(), exampleInput()] });
    await days.at('2026-03-02T08:50:00Z');
    await eventually(() => (scheduled(days).length === 2 ? true : undefined));
    const [first, second] = scheduled(days);
    expect((second?.postAt ?? 0) - (first?.postAt ?? 0)).toBe(1);
    await days.at('2026-03-02T09:00:05Z');
    expect(titles(days.slackPosts())).toEqual([`New in the library: ${exampleInput().title}`, NEW_MIGRATION]);
  });

  it('is taken back where the digest is paused, and handed over anew where it is resumed in time', async () => {
    const days = await twentyToNine();
    await days.at('2026-03-02T08:50:00Z');
    expect(await askAdmin(days, '/digest pause')).toContain('Paused');
    expect(scheduled(days)).toEqual([]);
    expect(await askAdmin(days, '/digest why today')).toContain('Taken back before it appeared');
    expect(await askAdmin(days, '/digest resume')).toContain('Resumed');
    await days.at('2026-03-02T08:55:00Z');
    expect(scheduled(days)).toHaveLength(1);
    await days.at('2026-03-02T09:00:05Z');
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
  });

  it.each([
    ['name another channel', { SLACK_DIGEST_CHANNEL: 'C0' }],
    ['have another schedule', { DIGEST_SCHEDULE: 'daily 21:00 UTC' }],
  ])('is taken back where the settings %s at the next start', async (_, changed) => {
    let settings: Readonly<Record<string, string>> = {};
    const days = await twentyToNine({ settings: () => settings });
    await days.at('2026-03-02T08:50:00Z');
    expect(scheduled(days)).toHaveLength(1);
    settings = changed;
    await days.restart('2026-03-02T08:52:00Z');
    await days.later(MINUTE);
    await eventually(async () =>
      (await askAdmin(days, '/digest why today')).includes('Taken back before it appeared')
        ? true
        : undefined,
    );
    expect(scheduled(days)).toEqual([]);
    await days.at('2026-03-02T09:05:00Z');
    expect(days.slackPosts()).toEqual([]);
  });

  it('is one for several slots that were missed, and says that it is late', async () => {
    const days = await twentyToNine({ settings: { DIGEST_SCHEDULE: 'daily 09:00,09:30,10:00 UTC' } });
    await days.restart('2026-03-02T10:30:00Z');
    await eventually(() => (scheduled(days).length > 0 ? true : undefined));
    for (let minute = 0; minute < 3; minute += 1) await days.later(MINUTE);
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
    expect(days.slackPosts()[0]).toContain('Due at Mar 2, 2026, 10:00, posted late.');
    const why = await askAdmin(days, '/digest why today');
    expect(why).toContain('09:00, 09:30: nothing posted: One post stands for several slots');
  });
});

describe('a digest whose handing over was not answered', () => {
  it('is found on Slack’s list before its time, and stands once', async () => {
    const days = await twentyToNine();
    lose(days, 'lose-reply');
    await days.at('2026-03-02T08:50:00Z');
    expect(await days.slackStatus()).toContain('perhaps posted');
    await days.later(2 * MINUTE);
    expect(await days.slackStatus()).toContain('09:00: handed to the platform, to appear at its time');
    await days.at('2026-03-02T09:00:00Z');
    await days.later(MINUTE);
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
    expect(days.world.slack.sandbox.requestCount('chat.scheduleMessage')).toBe(1);
    expect(told(days)).toEqual([]);
  });

  it('is handed over once more where the list shows that Slack does not have it', async () => {
    const days = await twentyToNine();
    lose(days, 'lose-request');
    await days.at('2026-03-02T08:50:00Z');
    for (let look = 0; look < 4; look += 1) await days.later(MINUTE);
    expect(scheduled(days)).toHaveLength(1);
    await days.at('2026-03-02T09:00:05Z');
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
  });

  it.each([
    ['lose-reply', 1],
    ['lose-request', 0],
  ] as const)(
    'is not repeated where nobody can tell any more, and an admin is told once: %s',
    async (kind, stands) => {
      const days = await twentyToNine();
      lose(days, kind);
      await days.at('2026-03-02T08:50:00Z');
      // By the time that the bot is back, Slack lists it no longer, and the channel may not be read.
      await days.restart('2026-03-02T09:10:00Z');
      await eventually(() => (told(days).length > 0 ? true : undefined));
      await days.restart('2026-03-02T10:10:00Z');
      for (let hour = 0; hour < 3; hour += 1) await days.later(60 * MINUTE);
      expect(days.slackPosts()).toHaveLength(stands);
      expect(told(days)).toEqual([
        expect.stringMatching(/^Perhaps posted to #briefings\n[\s\S]*may or may not stand/),
      ]);
      expect(await days.slackStatus()).toContain('Mar 2, 2026, 09:00: perhaps posted, and not repeated');
      const why = await askAdmin(days, '/digest why 2026-03-02');
      expect(why).toContain('Look whether it stands in this channel. If it does not, /digest now posts one.');
      await days.at('2026-03-03T08:50:00Z');
      await days.at('2026-03-03T09:00:00Z');
      expect(titles(days.slackPosts()).at(-1)).toBe('From the library');
      expect(days.slackPosts()).toHaveLength(stands + 1);
    },
  );
});

describe('a digest that is asked for', () => {
  it('is posted at once, and is not repeated where Slack’s answer is lost', async () => {
    const days = await twentyToNine();
    const { slack } = days.world;
    const where = { user: slack.sandbox.admin.id, channel: '#briefings' };
    const question = await slack.ask('/digest now', where);
    slack.sandbox.faults.next('chat.postMessage', { kind: 'lose-reply' });
    const press = () => slack.press(question, 'Post to #briefings');
    await slack.gather(press, (text) => text.includes('perhaps posted'), where);
    for (let hour = 0; hour < 16; hour += 1) await days.later(60 * MINUTE);
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION, 'From the library']);
    expect(await askAdmin(days, '/digest history')).toMatch(
      /\(asked for\): perhaps posted, and not repeated/,
    );
    expect(told(days)).toHaveLength(1);
  });
});
