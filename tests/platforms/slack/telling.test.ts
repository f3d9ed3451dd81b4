import { afterEach, describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const card = notice('I may no longer post to #briefings.');

const read = (person: string) =>
  bot.slack.messages(bot.slack.directMessage(person).id).map(({ text }) => text);

const tell = (person?: string) => bot.platform.tell(bot.slack.channel('#briefings').id, person, card);

describe('telling somebody in Slack that a channel needs them', () => {
  it('writes to the person in private, and to nobody else', async () => {
    bot = await startBot();
    const { member, admin } = bot.slack;
    expect(await tell(member.id)).toBe(true);
    expect(read(member.id)).toEqual(['I may no longer post to #briefings.']);
    expect(read(admin.id)).toEqual([]);
    expect(bot.slack.messages('#briefings')).toEqual([]);
  });

  it('writes to all whom the settings name where the person cannot be reached', async () => {
    const { people } = await preparedPeople();
    expect(await tell('U0GONE')).toBe(true);
    for (const person of people) expect(read(person)).toHaveLength(1);
  });

  it('writes to who made the channel where there is nobody else', async () => {
    bot = await startBot();
    const { admin } = bot.slack;
    expect(await tell()).toBe(true);
    expect(read(admin.id)).toHaveLength(1);
  });

  it('says so where nobody could be reached, and never fails', async () => {
    bot = await startBot();
    for (let call = 0; call < 2; call += 1) {
      bot.slack.faults.next('chat.postMessage', { kind: 'error', error: 'messages_tab_disabled' });
    }
    expect(await tell(bot.slack.member.id)).toBe(false);
    expect(bot.log()).toContain('messages_tab_disabled');
  });

  it('never fails where Slack does not say who made the channel', async () => {
    bot = await startBot();
    bot.slack.faults.next('conversations.info', { kind: 'lose-request' });
    expect(await tell()).toBe(false);
  });
});

/** A bot whose settings name two people. */
async function preparedPeople(): Promise<{ readonly people: readonly string[] }> {
  const people: string[] = [];
  bot = await startBot({
    settings: (settings, { member, admin }) => {
      people.push(member.id, admin.id);
      return { ...settings, managers: people };
    },
  });
  return { people };
}
