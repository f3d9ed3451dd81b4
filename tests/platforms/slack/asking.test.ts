import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxMessage, SlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { type Bot, cardFor, startBot } from './bot.ts';

const whisperTo = (slack: SlackSandbox, user: string, text: string): Promise<SandboxMessage> =>
  slack.until(() => slack.ephemerals(user).findLast((message) => message.text.includes(text)));

const saidIn = (slack: SlackSandbox, channel: string, text: string): Promise<SandboxMessage> =>
  slack.until(() => slack.messages(channel).findLast((message) => message.text.includes(text)));

describe.each(['socket', 'http'] as const)('asking the bot in Slack over %s', (transport) => {
  let bot: Bot;
  let member: string;
  let admin: string;
  let rooms = 0;
  /** A channel of its own for each test that posts: Slack takes about one message a second a channel. */
  const newRoom = (): string => {
    rooms += 1;
    return bot.slack.addChannel({ name: `room-${rooms}`, withBot: true }).id;
  };
  beforeAll(async () => {
    bot = await startBot({ transport });
    member = bot.slack.member.id;
    admin = bot.slack.admin.id;
  });
  afterAll(async () => {
    expect(bot.slack.refusals()).toEqual([]);
    await bot.stop();
  });

  it('answers a slash command for the asker alone, with who asks and where', async () => {
    await bot.slack.command('/brief migration', { user: member, channel: '#general' });
    const answer = await whisperTo(bot.slack, member, 'You asked: brief migration');
    expect(answer.text).toBe('The ferry\nYou asked: brief migration');
    expect(bot.slack.messages('#general')).toEqual([]);
    const { line, context } = bot.asked.at(-1) ?? {};
    expect(line).toBe('brief migration');
    expect(context?.asker).toMatchObject({ id: member, name: 'maria' });
    expect(context?.place).toEqual({
      platform: 'slack',
      workspace: bot.slack.team.id,
      channel: bot.slack.channel('#general').id,
      extent: 'chat',
    });
  });

  it('answers where it is no member', async () => {
    bot.slack.addChannel({ name: `elsewhere-${transport}` });
    await bot.slack.command('/brief', { user: member, channel: `#elsewhere-${transport}` });
    const { channel } = await whisperTo(bot.slack, member, 'You asked: brief');
    await bot.slack.command('/brief share', { user: member, channel });
    await saidIn(bot.slack, channel, 'Shared by maria');
  });

  it('runs a button’s line for its presser alone, also on a message that everybody sees', async () => {
    const room = newRoom();
    await bot.slack.mention('brief ferry', { user: member, channel: room });
    const message = await saidIn(bot.slack, room, 'You asked: brief ferry');
    await bot.slack.press(message, { user: admin, label: 'Figures' });
    const answer = await whisperTo(bot.slack, admin, 'You asked: brief figures');
    expect(answer.thread_ts).toBe(message.thread_ts);
    expect(bot.slack.ephemerals(member, room)).toEqual([]);
    const original = bot.slack.messages(room).find(({ ts }) => ts === message.ts);
    expect(original?.text).toBe(message.text);
  });

  it('posts what is meant for the channel to the channel, by its answer’s own way', async () => {
    await bot.slack.command('/brief ferry', { user: member, channel: '#general' });
    const message = await whisperTo(bot.slack, member, 'You asked: brief ferry');
    await bot.slack.press(message, { user: member, label: 'Share' });
    const shared = await saidIn(bot.slack, '#general', 'Shared by maria');
    expect(shared.thread_ts).toBeUndefined();
  });

  it('runs the line of a choice', async () => {
    await bot.slack.command('/brief choices', { user: member, channel: '#general' });
    const message = await whisperTo(bot.slack, member, 'You asked: brief choices');
    await bot.slack.choose(message, { user: member, option: 'Harbour' });
    await whisperTo(bot.slack, member, 'You asked: brief harbour');
  });

  it('answers a mention in its thread, and a mention inside a thread there', async () => {
    const room = newRoom();
    const { message } = await bot.slack.mention('quote &amp; <b> #general', {
      user: member,
      channel: room,
    });
    const answer = await saidIn(bot.slack, room, 'You asked: quote');
    expect(answer.thread_ts).toBe(message.ts);
    const { message: reply } = await bot.slack.mention('brief inside', {
      user: member,
      channel: room,
      thread: message.ts,
    });
    expect(reply.ts).not.toBe(message.ts);
    const inside = await saidIn(bot.slack, room, 'You asked: brief inside');
    expect(inside.thread_ts).toBe(message.ts);
  });

  it('reads a mention as it was typed, and names its writer as people know them', async () => {
    const room = newRoom();
    await bot.slack.mention('brief a & b <c> #general', { user: member, channel: room });
    await saidIn(bot.slack, room, 'You asked: brief a');
    const { line, context } = bot.asked.at(-1) ?? {};
    expect(line).toBe(`brief a & b <c> #${bot.slack.channel('#general').id}`);
    expect(context?.asker.name).toBe('maria');
    expect(bot.slack.requests('users.info').map((request) => request.arguments['user'])).toContain(member);
  });

  it('whispers the private answer to a mention', async () => {
    const room = newRoom();
    await bot.slack.mention('brief private', { user: member, channel: room });
    const answer = await whisperTo(bot.slack, member, 'For your eyes only');
    expect(answer.channel).toBe(room);
    expect(bot.slack.messages(room).filter(({ text }) => text.includes('your eyes'))).toEqual([]);
  });

  it('posts what a mention shares to the channel itself', async () => {
    const room = newRoom();
    await bot.slack.mention('brief share', { user: admin, channel: room });
    const shared = await saidIn(bot.slack, room, 'Shared by tomas');
    expect(shared.thread_ts).toBeUndefined();
  });

  it('mentions nobody, whatever it repeats', async () => {
    const room = newRoom();
    const hostile = `<!channel> @everyone <@${admin}> &lt;!here&gt; *a* :wave: #general`;
    await bot.slack.command(`/brief ${hostile}`, { user: member, channel: '#general' });
    const whispered = await whisperTo(bot.slack, member, '@everyone');
    await bot.slack.mention(`brief ${hostile}`, { user: member, channel: room });
    const said = await saidIn(bot.slack, room, 'You asked: brief &lt;!channel');
    expect([...whispered.notifies, ...said.notifies]).toEqual([]);
    expect(JSON.stringify([whispered.blocks, said.blocks])).not.toMatch(
      /"type":"(mrkdwn|user|broadcast|channel|emoji)"/,
    );
  });

  it('names no workspace in a conversation with the bot alone', async () => {
    const { id } = bot.slack.directMessage(member);
    await bot.slack.command('/brief alone', { user: member, channel: id });
    await whisperTo(bot.slack, member, 'You asked: brief alone');
    expect(bot.asked.at(-1)?.context.place).toEqual({ platform: 'slack', channel: id, extent: 'chat' });
  });

  it('whispers to the presser in the channel where a thread hangs on the message with the button', async () => {
    await bot.platform.post(bot.slack.channel('#general').id, cardFor('a digest'), 'd-1');
    const digest = await saidIn(bot.slack, '#general', 'You asked: a digest');
    await bot.slack.say('a reply', { user: member, channel: '#general', thread: digest.ts });
    await bot.slack.press(digest, { user: admin, label: 'Secret' });
    const answer = await whisperTo(bot.slack, admin, 'For your eyes only');
    expect(answer.thread_ts).toBeUndefined();
  });

  it('knows who made the channel from a member, and everybody’s time zone', async () => {
    const zone = 'America/Mexico_City';
    const { id: ada } = bot.slack.addPerson({ name: 'ada', realName: 'Ada Moreau', timeZone: zone });
    const own = bot.slack.addChannel({ name: `own-${transport}`, withBot: true, creator: ada }).id;
    for (const channel of [own, newRoom()]) {
      bot.slack.invite(channel, ada);
      await bot.slack.command('/digest manages', { user: ada, channel });
      await whisperTo(bot.slack, ada, `May manage: ${channel === own}; zone: ${zone}`);
    }
  });

  it('answers nothing that is not addressed to it', async () => {
    const before = bot.asked.length;
    const { events } = await bot.slack.say('brief migration', { user: member, channel: '#general' });
    expect(events).toEqual([]);
    expect(bot.asked.length).toBe(before);
  });

  it('knows a workspace admin from a member', async () => {
    await bot.slack.command('/brief rights', { user: admin, channel: '#general' });
    await whisperTo(bot.slack, admin, 'May manage: true');
    await bot.slack.command('/brief rights', { user: member, channel: '#general' });
    await whisperTo(bot.slack, member, 'May manage: false');
  });

  it('sends a long answer in several messages, in order', async () => {
    await bot.slack.command('/brief three', { user: admin, channel: '#briefings' });
    await whisperTo(bot.slack, admin, '(3 of 3)');
    const texts = bot.slack
      .ephemerals(admin, '#briefings')
      .slice(-3)
      .map(({ text }) => text);
    expect(texts).toEqual(['Point 1.', '…continued (2 of 3)', '…continued (3 of 3)']);
  });

  it('says in the last of five messages how many more it leaves out', async () => {
    await bot.slack.command('/brief longest', { user: admin, channel: '#general' });
    const last = await whisperTo(bot.slack, admin, '(5 of 7)');
    expect(JSON.stringify(last.blocks.at(-1))).toContain('2 more messages were left out');
  });

  it('apologises where answering fails, and logs it without what was asked', async () => {
    const room = newRoom();
    await bot.slack.command('/brief broken marker-sentence-1', { user: member, channel: '#general' });
    await whisperTo(bot.slack, member, 'Sorry, this could not be answered');
    await bot.slack.mention('brief broken marker-sentence-2', { user: member, channel: room });
    await saidIn(bot.slack, room, 'Sorry, this could not be answered');
    expect(bot.log()).toContain('An answer failed');
    expect(bot.log()).not.toContain('marker-sentence');
  });

  it('logs no line that holds what people typed, a token or a payload', () => {
    const log = bot.log();
    expect(log).not.toMatch(/migration|ferry|xoxb|xapp|response_url|trigger_id|ticket=/);
    expect(log).not.toContain(bot.slack.signingSecret);
  });
});
