import { afterEach, describe, expect, it } from 'vitest';
import { notice, paragraph } from '../../../src/cards/card.ts';
import type { AheadOfTime } from '../../../src/digest/platform.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';

const MINUTE = 60_000;

let bot: Bot;
afterEach(() => bot.stop());

/** Starts a bot that may not read history, and answers with its schedule and the id of #briefings. */
async function start(options: BotOptions = {}): Promise<{ ahead: AheadOfTime; channel: string }> {
  bot = await startBot({ digestChannels: ['#briefings'], ...options });
  const { ahead } = bot.platform;
  if (ahead === undefined) throw new Error('Nothing is posted ahead of time');
  return { ahead, channel: bot.slack.channel('#briefings').id };
}

/** A whole second, so many milliseconds from now. */
const secondIn = (milliseconds: number) => Math.ceil((Date.now() + milliseconds) / 1_000) * 1_000;

const card = notice('From the library');

describe('handing digests to Slack ahead of their time', () => {
  it('is done where the token may not read channels, from the start on', async () => {
    const { ahead } = await start();
    expect(ahead.lead).toBeGreaterThan(ahead.least);
    await bot.stop();
    bot = await startBot({ history: true });
    expect(bot.platform.ahead).toBeUndefined();
  });

  it('schedules one message for the second, without metadata, with which Slack would never post it', async () => {
    const { ahead, channel } = await start();
    const at = secondIn(10 * MINUTE);
    const outcome = await ahead.post(channel, card, at);
    const [scheduled, ...more] = bot.slack.scheduled.list(channel);
    expect(more).toEqual([]);
    expect(outcome).toEqual({ state: 'sent', message: scheduled?.id });
    expect(scheduled?.postAt).toBe(at / 1_000);
    expect(scheduled?.draft.metadata).toBeUndefined();
    expect(bot.slack.messages('#briefings')).toEqual([]);
  });

  it('appears by itself at its time, with the card', async () => {
    let now = Date.now();
    bot = await startBot({ sandboxClock: () => now });
    const channel = bot.slack.channel('#briefings').id;
    await bot.platform.ahead?.post(channel, card, secondIn(2 * MINUTE));
    now += 3 * MINUTE;
    bot.slack.scheduled.settle();
    expect(bot.slack.messages('#briefings').map(({ text }) => text)).toEqual(['From the library']);
  });

  it.each(['lose-reply', 'lose-request'] as const)(
    'does not know what became of one whose connection ended (%s), and hands it over no second time',
    async (kind) => {
      const { ahead, channel } = await start();
      bot.slack.faults.next('chat.scheduleMessage', { kind });
      expect((await ahead.post(channel, card, secondIn(10 * MINUTE))).state).toBe('unknown');
      expect(bot.slack.requestCount('chat.scheduleMessage')).toBe(1);
      expect(bot.slack.scheduled.list(channel)).toHaveLength(kind === 'lose-reply' ? 1 : 0);
    },
  );

  it('is told why one is refused, and what to do', async () => {
    const { ahead, channel } = await start();
    bot.slack.kick('#briefings');
    expect(await ahead.post(channel, card, secondIn(10 * MINUTE))).toEqual({
      state: 'refused',
      reason: 'The bot is not a member of #briefings.',
      remedy: `Invite it: /invite @${bot.slack.botUser.name}`,
    });
    expect(bot.platform.health().notes.join()).toContain('not a member of #briefings');
  });

  it('takes a time that has passed for no fault of the channel', async () => {
    const { ahead, channel } = await start();
    expect(await ahead.post(channel, card, Date.now() - MINUTE)).toEqual({
      state: 'unreachable',
      reason: 'Slack was asked too late: the time had passed.',
    });
  });

  it('blames the clock of the machine where Slack takes a time for none', async () => {
    const { ahead, channel } = await start();
    const outcome = await ahead.post(channel, card, secondIn(200 * 24 * 60 * MINUTE));
    expect(outcome).toMatchObject({ state: 'unfit', remedy: expect.stringContaining('clock') });
  });

  it('waits five minutes, for this channel alone, where it has thirty posts within five minutes', async () => {
    const { ahead, channel } = await start();
    bot.slack.faults.next('chat.scheduleMessage', { kind: 'error', error: 'restricted_too_many' });
    expect(await ahead.post(channel, card, secondIn(10 * MINUTE))).toEqual({
      state: 'limited',
      retryAfter: 5 * MINUTE,
      scope: `slack:${channel}`,
    });
  });

  it('refuses a card that one message does not hold', async () => {
    const { ahead, channel } = await start();
    const long = { elements: Array.from({ length: 60 }, (_, index) => paragraph(`Point ${index}`)) };
    expect((await ahead.post(channel, long, secondIn(10 * MINUTE))).state).toBe('unfit');
    expect(bot.slack.requestCount('chat.scheduleMessage')).toBe(0);
  });

  it('does nothing before the start and after the stop', async () => {
    const { ahead, channel } = await start();
    await bot.platform.stop();
    const at = secondIn(10 * MINUTE);
    expect((await ahead.post(channel, card, at)).state).toBe('unreachable');
    expect((await ahead.find(channel, at, Date.now() - MINUTE)).state).toBe('cannot-tell');
    expect(await ahead.cancel(channel, 'Q1')).toBe(false);
  });
});

describe('looking for what was handed over', () => {
  it('finds one whose answer was lost, behind pages of others, by its second', async () => {
    const { ahead, channel } = await start({ rateLimits: 'none' });
    const base = secondIn(20 * MINUTE);
    const times = Array.from({ length: 120 }, (_, index) => base + index * MINUTE);
    for (const time of times) await ahead.post(channel, card, time);
    const at = base + 115.5 * MINUTE;
    bot.slack.faults.next('chat.scheduleMessage', { kind: 'lose-reply' });
    await ahead.post(channel, card, at);
    const ours = bot.slack.scheduled.list(channel).find(({ postAt }) => postAt === at / 1_000);
    expect(await ahead.find(channel, at, Date.now())).toEqual({ state: 'found', message: ours?.id });
    expect(bot.slack.requestCount('chat.scheduledMessages.list')).toBe(2);
  });

  it('concludes that Slack does not have it only after the request’s own timeout and a margin', async () => {
    const { ahead, channel } = await start();
    const at = secondIn(10 * MINUTE);
    expect((await ahead.find(channel, at, Date.now())).state).toBe('cannot-tell');
    expect((await ahead.find(channel, at, Date.now() - 20_000)).state).toBe('cannot-tell');
    expect((await ahead.find(channel, at, Date.now() - 26_000)).state).toBe('absent');
  });

  it('cannot tell close to its time, and after it, when Slack lists it no longer', async () => {
    const { ahead, channel } = await start();
    const since = Date.now() - MINUTE;
    expect((await ahead.find(channel, secondIn(25_000), since)).state).toBe('cannot-tell');
    expect((await ahead.find(channel, Date.now() - 1_000, since)).state).toBe('cannot-tell');
  });

  it('cannot tell where Slack does not answer', async () => {
    const { ahead, channel } = await start();
    bot.slack.faults.next('chat.scheduledMessages.list', { kind: 'status', status: 502 });
    const outcome = await ahead.find(channel, secondIn(10 * MINUTE), Date.now() - MINUTE);
    expect(outcome).toEqual({ state: 'cannot-tell', reason: expect.stringContaining('HTTP 502') });
  });

  it('finds one for a thread as one for its channel, and tells them apart by the second', async () => {
    const { ahead, channel } = await start();
    const { message } = await bot.slack.say('Which ferry?', { user: bot.slack.member.id, channel });
    const thread = `${channel}/${message.ts}`;
    const [first, second] = [secondIn(10 * MINUTE), secondIn(10 * MINUTE) + 1_000];
    await ahead.post(channel, card, first);
    expect((await ahead.find(thread, second, Date.now() - MINUTE)).state).toBe('absent');
    const outcome = await ahead.post(thread, card, second);
    expect(bot.slack.scheduled.list(channel).map(({ draft }) => draft.thread_ts)).toEqual([
      undefined,
      message.ts,
    ]);
    expect(await ahead.find(thread, second, Date.now())).toEqual({ ...outcome, state: 'found' });
    expect(await ahead.cancel(thread, outcome.state === 'sent' ? outcome.message : '')).toBe(true);
  });
});

describe('taking back what was handed over', () => {
  it('works until the last minute', async () => {
    const { ahead, channel } = await start();
    const early = await ahead.post(channel, card, secondIn(10 * MINUTE));
    const late = await ahead.post(channel, card, secondIn(50_000));
    const idOf = (outcome: typeof early) => (outcome.state === 'sent' ? outcome.message : '');
    expect(await ahead.cancel(channel, idOf(early))).toBe(true);
    expect(await ahead.cancel(channel, idOf(early))).toBe(false);
    expect(await ahead.cancel(channel, idOf(late))).toBe(false);
    expect(bot.slack.scheduled.list(channel).map(({ id }) => id)).toEqual([idOf(late)]);
  });
});
