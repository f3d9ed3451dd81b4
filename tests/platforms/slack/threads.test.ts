import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import type { SandboxMessage } from '../../../src/sandbox/slack/sandbox.ts';
import { type Bot, type BotOptions, cardFor, startBot } from './bot.ts';

let bot: Bot;
let room: string;
let member: string;
afterEach(() => bot.stop());

async function start(options: BotOptions = {}): Promise<void> {
  bot = await startBot(options);
  room = bot.slack.addChannel({ name: 'ferries', withBot: true }).id;
  member = bot.slack.member.id;
}

/** A message that a thread can hang on. */
async function parent(): Promise<string> {
  return (await bot.slack.say('Which ferry?', { user: member, channel: room })).message.ts;
}

const said = (text: string): Promise<SandboxMessage> =>
  bot.slack.until(() => bot.slack.messages(room).findLast((message) => message.text.includes(text)));

const whispered = (text: string): Promise<SandboxMessage> =>
  bot.slack.until(() => bot.slack.ephemerals(member).findLast((message) => message.text.includes(text)));

const lastPlace = () => bot.asked.at(-1)?.context.place.channel;

describe('a thread in Slack as the place of a request', () => {
  beforeEach(() => start());

  it('is the place of a mention in it, and the channel of one outside', async () => {
    const ts = await parent();
    await bot.slack.mention('digest inside', { user: member, channel: room, thread: ts });
    expect((await said('You asked: digest inside')).thread_ts).toBe(ts);
    expect(lastPlace()).toBe(`${room}/${ts}`);
    await bot.slack.mention('digest outside', { user: member, channel: room });
    await said('You asked: digest outside');
    expect(lastPlace()).toBe(room);
  });

  it('is the place of a button on a digest that was posted there', async () => {
    const ts = await parent();
    await bot.platform.post(`${room}/${ts}`, cardFor('a digest'), 'd-1');
    const digest = await said('You asked: a digest');
    expect(digest.thread_ts).toBe(ts);
    await bot.slack.press(digest, { user: member, label: 'Figures' });
    expect((await whispered('You asked: brief figures')).thread_ts).toBe(ts);
    expect(lastPlace()).toBe(`${room}/${ts}`);
  });

  it('is not the place of a button on a digest in the channel, even where people replied to it', async () => {
    await bot.platform.post(room, cardFor('a digest'), 'd-1');
    const digest = await said('You asked: a digest');
    await bot.slack.say('a reply', { user: member, channel: room, thread: digest.ts });
    await bot.slack.press(digest, { user: member, label: 'Figures' });
    await whispered('You asked: brief figures');
    expect(lastPlace()).toBe(room);
  });

  it('is not the place of the buttons in answer to a mention outside of it, however often one leads to the next', async () => {
    const { message } = await bot.slack.mention('digest outside', { user: member, channel: room });
    const answer = await said('You asked: digest outside');
    expect(answer.thread_ts).toBe(message.ts);
    await bot.slack.press(answer, { user: member, label: 'Figures' });
    const next = await whispered('You asked: brief figures');
    expect(lastPlace()).toBe(room);
    await bot.slack.choose(next, { user: member, option: 'Harbour' });
    await whispered('You asked: brief harbour');
    expect(lastPlace()).toBe(room);
  });

  it('is the place of a form that a button in it opens', async () => {
    const ts = await parent();
    const button = { type: 'buttons' as const, buttons: [{ label: 'Change', line: 'digest subscribe' }] };
    await bot.platform.post(`${room}/${ts}`, { title: 'The digest', elements: [button] }, 'd-1');
    await bot.slack.press(await said('The digest'), { user: member, label: 'Change' });
    const { id } = await bot.slack.until(() => bot.slack.views.modals(member)[0]);
    await bot.slack.views.submit(id, { user: member, values: { schedule: 'daily 9:00', quiet: 'line' } });
    expect(bot.asked.at(-1)?.line).toBe('digest subscribe daily 9:00 line');
    expect(lastPlace()).toBe(`${room}/${ts}`);
  });
});

describe('a command that is to be typed in a thread in Slack, which has no slash commands', () => {
  const resume = notice('To resume: ', { type: 'command', line: 'digest resume' });
  const mentioned = 'To resume: @verbatim digest resume';

  beforeEach(() => start());

  it('is written as a mention in an answer there, and with its slash outside', async () => {
    const ts = await parent();
    await bot.slack.mention('digest advice', { user: member, channel: room, thread: ts });
    expect((await said('To resume')).text).toBe(mentioned);
    await bot.slack.mention('digest advice', { user: member, channel: room });
    await said('/digest resume');
  });

  it('is written so in what is posted there, and in what is told of it in private', async () => {
    const thread = `${room}/${await parent()}`;
    await bot.platform.post(thread, resume, 'd-1');
    expect((await said('To resume')).text).toBe(mentioned);
    await bot.platform.tell(thread, member, resume);
    const privately = bot.slack.messages(bot.slack.directMessage(member).id);
    expect(privately.at(-1)?.text).toBe(mentioned);
  });
});

describe('a thread in Slack as a digest’s channel', () => {
  it('belongs to its channel’s workspace, and is named after it', async () => {
    await start();
    await bot.platform.check(room);
    expect(bot.platform.label(`${room}/1700000000.000100`)).toBe('a thread in #ferries');
    expect(bot.platform.workspaceOf(`${room}/1700000000.000100`)).toBe(bot.slack.team.id);
  });

  it('is searched for a post by its replies, which the channel’s history does not hold', async () => {
    await start({ history: true });
    const ts = await parent();
    const thread = `${room}/${ts}`;
    bot.slack.faults.next('chat.postMessage', { kind: 'lose-reply' });
    expect((await bot.platform.post(thread, notice('From the library'), 'd-1')).state).toBe('unknown');
    const { ts: message } = await said('From the library');
    const since = Date.now() - 60_000;
    expect(await bot.platform.find(thread, 'd-1', since)).toEqual({ state: 'found', message });
    expect(await bot.platform.find(room, 'd-1', since)).toEqual({ state: 'absent' });
    expect(await bot.platform.find(thread, 'd-2', since)).toEqual({ state: 'absent' });
  });

  it('is found to be gone before the first post where the bot may read the channel', async () => {
    await start({ history: true });
    expect(await bot.platform.check(`${room}/${await parent()}`)).toEqual({ state: 'ready' });
    expect(await bot.platform.check(`${room}/1700000000.000100`)).toMatchObject({
      state: 'missing',
      reason: expect.stringContaining('a thread in #ferries'),
    });
  });

  it('is not what is missing where the bot is not in its channel', async () => {
    await start();
    const thread = `${room}/${await parent()}`;
    bot.slack.kick(room);
    expect(await bot.platform.check(thread)).toMatchObject({
      reason: 'The bot is not a member of #ferries.',
    });
  });

  it('is found to be gone by the post where the bot may not, with what to do', async () => {
    await start();
    const thread = `${room}/1700000000.000100`;
    expect(await bot.platform.check(thread)).toEqual({ state: 'ready' });
    expect(bot.slack.refusals()).toEqual([]);
    expect(await bot.platform.post(thread, notice('From the library'), 'd-1')).toMatchObject({
      state: 'refused',
      remedy: expect.stringContaining('another thread'),
    });
  });
});
