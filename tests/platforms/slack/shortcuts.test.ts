import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxMessage } from '../../../src/sandbox/slack/sandbox.ts';
import { type Bot, startBot } from './bot.ts';

describe.each(['socket', 'http'] as const)('a message shortcut in Slack over %s', (transport) => {
  let bot: Bot;
  let member: string;
  beforeAll(async () => {
    bot = await startBot({ transport });
    member = bot.slack.member.id;
  });
  afterAll(() => bot.stop());

  /** Somebody's message, as it stands in the channel. */
  async function said(text: string): Promise<SandboxMessage> {
    return (await bot.slack.say(text, { user: member, channel: '#general' })).message;
  }
  const whispered = (text: string) =>
    bot.slack.until(() => bot.slack.ephemerals(member).findLast((message) => message.text.includes(text)));

  it('runs its line for the first address in the message, for the chooser alone', async () => {
    const message = await said('Look: https://news.example/ferry?a=1&b=2 and https://other.example/');
    const before = bot.slack.messages('#general').length;
    await bot.slack.views.shortcut('ferry', member, message);
    await whispered('You asked: brief https://news.example/ferry?a=1');
    const { line, context } = bot.asked.at(-1) ?? {};
    expect(line).toBe('brief https://news.example/ferry?a=1&b=2');
    expect(context?.asker).toMatchObject({ id: member, name: 'maria' });
    expect(context?.place).toMatchObject({ channel: bot.slack.channel('#general').id });
    expect(bot.slack.messages('#general')).toHaveLength(before);
  });

  it('says so where the message has no address, and asks nothing', async () => {
    const before = bot.asked.length;
    await bot.slack.views.shortcut('ferry', member, await said('The ferry is late, says everybody.'));
    await whispered('There is no address in this message.');
    expect(bot.asked).toHaveLength(before);
  });
});
