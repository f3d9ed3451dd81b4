import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { notice, paragraph } from '../../../src/cards/card.ts';
import { find } from '../../../src/platforms/slack/find.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';

const KEY = 'd-20261124-0900';

let bot: Bot;
const start = async (options: BotOptions = {}): Promise<string> => {
  bot = await startBot({ digestChannels: ['#briefings'], history: true, ...options });
  return bot.slack.channel('#briefings').id;
};
afterEach(() => bot.stop());

const post = (channel: string) => bot.platform.post(channel, notice('From the library'), KEY);

describe('posting a digest to Slack', () => {
  it('posts once, with the key where only apps see it', async () => {
    const channel = await start();
    const outcome = await post(channel);
    const [message, ...more] = bot.slack.messages('#briefings');
    expect(more).toEqual([]);
    expect(outcome).toEqual({ state: 'sent', message: message?.ts });
    expect(message?.metadata).toEqual({ event_type: 'verbatim_digest', event_payload: { key: KEY } });
    const [request] = bot.slack.requests('chat.postMessage');
    expect(request?.arguments).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  it('is told why a post is refused, and what to do, by the bot’s own name', async () => {
    const channel = await start();
    bot.slack.kick('#briefings');
    expect(await post(channel)).toEqual({
      state: 'refused',
      reason: 'The bot is not a member of #briefings.',
      remedy: `Invite it: /invite @${bot.slack.botUser.name}`,
    });
    expect(bot.platform.health().notes.join()).toContain('/invite @');
    bot.slack.invite('#briefings');
    expect((await post(channel)).state).toBe('sent');
    expect(bot.platform.health().notes).toEqual([]);
  });

  it.each([
    ['is_archived', 'archived'],
    ['channel_not_found', 'no channel'],
    ['restricted_action_read_only_channel', 'keep the bot from posting'],
    ['restricted_action_thread_locked', 'the thread is gone, locked'],
    ['missing_scope', 'lacks the scope'],
  ])('takes %s for a refusal of the place', async (error, words) => {
    const channel = await start();
    bot.slack.faults.next('chat.postMessage', { kind: 'error', error });
    const outcome = await post(channel);
    expect(outcome.state).toBe('refused');
    expect(JSON.stringify(outcome)).toContain(words);
  });

  it.each([
    ['msg_blocks_too_long', 'form of the message'],
    ['invalid_blocks', 'form of the message'],
    ['something_new', 'something_new'],
  ])('takes %s for a fault of the message, which says nothing of the channel', async (error, words) => {
    const channel = await start();
    bot.slack.faults.next('chat.postMessage', { kind: 'error', error });
    const outcome = await post(channel);
    expect(outcome.state).toBe('unfit');
    expect(JSON.stringify(outcome)).toContain(words);
    expect(bot.platform.health().notes).toEqual([]);
  });

  it.each(['token_revoked', 'org_login_required'])(
    'takes %s for no fault of the channel: nothing was posted, and it may be tried again',
    async (error) => {
      const channel = await start();
      bot.slack.faults.next('chat.postMessage', { kind: 'error', error });
      expect(await post(channel)).toEqual({
        state: 'unreachable',
        reason: expect.stringMatching(/refuses the bot’s token .* SLACK_BOT_TOKEN/),
      });
    },
  );

  it('is told how long to wait, and does not wait or repeat by itself', async () => {
    const channel = await start();
    bot.slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 7 });
    expect(await post(channel)).toEqual({ state: 'limited', retryAfter: 7_000 });
    expect(bot.slack.requestCount('chat.postMessage')).toBe(1);
  });

  it.each(['lose-request', 'lose-reply'] as const)(
    'does not know what became of a post whose connection ended (%s), and sends it no second time',
    async (kind) => {
      const channel = await start();
      bot.slack.faults.next('chat.postMessage', { kind });
      expect((await post(channel)).state).toBe('unknown');
      expect(bot.slack.requestCount('chat.postMessage')).toBe(1);
      expect(bot.slack.messages('#briefings')).toHaveLength(kind === 'lose-reply' ? 1 : 0);
    },
  );

  it('does not know what became of a post that a server error answered', async () => {
    const channel = await start();
    bot.slack.faults.next('chat.postMessage', { kind: 'status', status: 503 });
    expect((await post(channel)).state).toBe('unknown');
    expect(bot.slack.requestCount('chat.postMessage')).toBe(1);
  });

  it('is sure that nothing was posted where Slack cannot be reached', async () => {
    const channel = await start();
    await bot.slack.stop();
    // The first call may still meet a connection kept from before, and then nobody knows.
    await post(channel);
    expect(await post(channel)).toEqual({
      state: 'unreachable',
      reason: 'Slack could not be reached (ECONNREFUSED).',
    });
  });

  it('refuses a card that one message does not hold', async () => {
    const channel = await start();
    const card = { elements: Array.from({ length: 60 }, (_, index) => paragraph(`Point ${index}`)) };
    const outcome = await bot.platform.post(channel, card, KEY);
    expect(outcome).toMatchObject({ state: 'unfit', reason: expect.stringContaining('2 messages') });
    expect(bot.slack.messages('#briefings')).toEqual([]);
  });
});

describe('looking for a digest in Slack', () => {
  it('finds a post whose answer was lost, behind pages of other messages', async () => {
    const channel = await start();
    const since = Date.now();
    bot.slack.faults.next('chat.postMessage', { kind: 'lose-reply' });
    await post(channel);
    const [message] = bot.slack.messages('#briefings');
    for (let index = 0; index < 250; index += 1) {
      await bot.slack.say(`message ${index}`, { user: bot.slack.member.id, channel });
    }
    expect(await bot.platform.find(channel, KEY, since)).toEqual({ state: 'found', message: message?.ts });
    expect(bot.slack.requestCount('conversations.history')).toBe(2);
  });

  it('does not take another delivery’s post for it', async () => {
    const channel = await start();
    await post(channel);
    const long = Date.now() - 60_000;
    expect(await bot.platform.find(channel, 'd-20261125-0900', long)).toEqual({ state: 'absent' });
  });

  it('finds a post among the newest messages where the clock was far ahead when it was made', async () => {
    const channel = await start();
    await post(channel);
    const [message] = bot.slack.messages('#briefings');
    const client = new WebClient(bot.slack.botToken, { slackApiUrl: bot.slack.apiUrl });
    const since = Date.now() + 3_600_000;
    const found = await find(client, channel, KEY, since, () => since + 60_000);
    expect(found).toEqual({ state: 'found', message: message?.ts });
  });

  it('concludes that nothing is there only after the request’s own timeout and a margin', async () => {
    const channel = await start();
    expect((await bot.platform.find(channel, KEY, Date.now())).state).toBe('cannot-tell');
    expect((await bot.platform.find(channel, KEY, Date.now() - 30_000)).state).toBe('cannot-tell');
    expect((await bot.platform.find(channel, KEY, Date.now() - 41_000)).state).toBe('absent');
  });

  it('cannot tell without the scope to read history, and says how to give it', async () => {
    const channel = await start({ history: false });
    expect(await bot.platform.find(channel, KEY, Date.now() - 60_000)).toMatchObject({
      state: 'cannot-tell',
      reason: expect.stringContaining('--with-history'),
    });
  });

  it('cannot tell where Slack does not answer', async () => {
    const channel = await start();
    bot.slack.faults.next('conversations.history', { kind: 'status', status: 502 });
    expect((await bot.platform.find(channel, KEY, Date.now() - 60_000)).state).toBe('cannot-tell');
  });
});
