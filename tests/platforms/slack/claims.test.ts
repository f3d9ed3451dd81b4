import { afterEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const mention = (text: string) =>
  bot.slack.mention(text, { user: bot.slack.member.id, channel: '#briefings' });

describe('events of Slack that several processes may be sent', () => {
  it('are answered by whoever claims them first, and by nobody else', async () => {
    const claimed: string[] = [];
    bot = await startBot({
      claims: {
        async claim(id) {
          claimed.push(id);
          return claimed.length > 1;
        },
      },
    });
    await mention('brief claimed elsewhere');
    await mention('brief ours');
    await bot.slack.until(() => bot.asked[0]);
    expect(bot.asked.map(({ line }) => line)).toEqual(['brief ours']);
    expect(claimed).toEqual([expect.stringMatching(/^slack:Ev/), expect.stringMatching(/^slack:Ev/)]);
  });

  it('are answered where nobody can say whether they were claimed', async () => {
    bot = await startBot({ claims: { claim: () => Promise.reject(new Error('the store is away')) } });
    await mention('brief anyway');
    await bot.slack.until(() => bot.asked[0]);
    expect(bot.log()).toContain('An event could not be claimed');
  });

  it('are claimed only where they are events: commands and buttons come once', async () => {
    const claimed: string[] = [];
    bot = await startBot({
      claims: {
        async claim(id) {
          claimed.push(id);
          return false;
        },
      },
    });
    const { member } = bot.slack;
    await bot.slack.command('/brief ferry', { user: member.id, channel: '#general' });
    const answer = await bot.slack.until(() => bot.slack.ephemerals(member.id)[0]);
    await bot.slack.press(answer, { user: member.id, label: 'Figures' });
    await bot.slack.until(() => bot.asked[1]);
    expect(claimed).toEqual([]);
  });
});
