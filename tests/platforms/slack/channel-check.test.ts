import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
const check = (channel: string) => bot.platform.check(bot.slack.channel(channel).id);

describe('checking whether the bot can post to a channel of Slack', () => {
  beforeEach(async () => {
    bot = await startBot({ digestChannels: ['#briefings'] });
  });
  afterEach(() => bot.stop());

  it('finds one ready that it is in, without posting', async () => {
    expect(await check('#briefings')).toEqual({ state: 'ready' });
    expect(bot.slack.messages('#briefings')).toEqual([]);
  });

  it('says how to invite it to one that it is not in, by its own name', async () => {
    bot.slack.addChannel({ name: 'elsewhere' });
    expect(await check('#elsewhere')).toEqual({
      state: 'missing',
      reason: 'The bot is not a member of #elsewhere.',
      remedy: `Invite it: /invite @${bot.slack.botUser.name}`,
    });
  });

  it('says so where a channel is archived, or hidden from it, or none at all', async () => {
    bot.slack.addChannel({ name: 'hidden', private: true });
    bot.slack.addChannel({ name: 'old', withBot: true });
    bot.slack.archive('#old');
    expect(await check('#old')).toMatchObject({ state: 'missing', reason: '#old is archived.' });
    expect(await check('#hidden')).toMatchObject({
      state: 'missing',
      remedy: expect.stringContaining('/invite'),
    });
    expect((await bot.platform.check('C0NOWHERE')).state).toBe('missing');
  });

  it('cannot tell where Slack does not answer, or refuses the token', async () => {
    bot.slack.faults.next('conversations.info', { kind: 'status', status: 503 });
    expect((await check('#briefings')).state).toBe('cannot-tell');
    bot.slack.faults.next('conversations.info', { kind: 'error', error: 'token_revoked' });
    expect((await check('#briefings')).state).toBe('cannot-tell');
  });

  it('ends what was said of a channel at start, once it is ready', async () => {
    bot.slack.faults.next('chat.postMessage', { kind: 'error', error: 'is_archived' });
    await bot.platform.post(bot.slack.channel('#briefings').id, { elements: [] }, 'd-1');
    expect(bot.platform.health().notes).toHaveLength(1);
    await check('#briefings');
    expect(bot.platform.health().notes).toEqual([]);
  });

  it('learns a channel’s name by itself, for the next time it is named', async () => {
    const { id } = bot.slack.addChannel({ name: 'ferries', withBot: true });
    expect(bot.platform.label(id)).toBe(id);
    await expect.poll(() => bot.platform.label(id)).toBe('#ferries');
  });
});

describe('a public channel of Slack', () => {
  it('can be posted to by an app that need not be in it', async () => {
    bot = await startBot({ extraScopes: ['chat:write.public'] });
    bot.slack.addChannel({ name: 'elsewhere' });
    bot.slack.addChannel({ name: 'hidden', private: true });
    expect((await check('#elsewhere')).state).toBe('ready');
    expect((await check('#hidden')).state).toBe('missing');
    await bot.stop();
  });
});
