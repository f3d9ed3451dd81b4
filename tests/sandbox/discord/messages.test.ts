import { Events, type Message, Partials } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { NONCE_REMEMBERED } from '../../../src/sandbox/discord/limits.ts';
import type { DiscordSandbox, SandboxMessage } from '../../../src/sandbox/discord/sandbox.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { messageFrom, refusalOf, restOf } from './messages.ts';

const startUnlimited = () => startSandbox({ rateLimits: 'none' });
const path = (sandbox: DiscordSandbox, message?: SandboxMessage) =>
  `/channels/${sandbox.channel('general').id}/messages${message === undefined ? '' : (`/${message.id}` as const)}` as const;

describe('sending', () => {
  it('shows the message to everybody and the sender’s own sessions, once', async () => {
    const sandbox = await startUnlimited();
    const client = await connect(sandbox);
    const seen: Message[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message));

    const sent = await messageFrom(sandbox, { content: ' hello \n', nonce: 'abc' });
    await sandbox.say('after');
    await eventually(() => seen.map(({ content }) => content)).toEqual(['hello', 'after']);

    expect(seen[0]?.nonce).toBe('abc');
    expect(sandbox.messages().map(({ content }) => content)).toEqual(['hello', 'after']);
    expect(sent.author).toEqual(sandbox.bot);
  });

  it('trims embeds and keeps components, files and what it replies to', async () => {
    const sandbox = await startUnlimited();
    const client = await connect(sandbox);
    const said = await sandbox.say('question');
    const channel = await client.channels.fetch(said.channel_id);
    if (!channel?.isSendable()) throw new Error('a channel to send to');

    const sent = await channel.send({
      embeds: [{ title: ' t ', fields: [{ name: ' n', value: 'v ' }] }],
      files: [{ attachment: Buffer.from('text'), name: 'a.txt' }],
      reply: { messageReference: said.id },
    });

    const stored = await sandbox.reply(said);
    expect(stored.embeds).toEqual([
      { type: 'rich', title: 't', fields: [{ name: 'n', value: 'v', inline: false }] },
    ]);
    expect(stored.attachments).toMatchObject([{ filename: 'a.txt', size: 4 }]);
    expect(stored.type).toBe(19);
    expect((await sent.fetchReference()).content).toBe('question');
  });
});

describe('a nonce', () => {
  it('is enforced for a few minutes: the same message comes back and nothing is posted', async () => {
    let now = Date.UTC(2030, 0, 1);
    const sandbox = await startSandbox({ rateLimits: 'none', clock: () => now });
    const body = { content: 'once', nonce: 'digest-1', enforce_nonce: true };

    const first = await messageFrom(sandbox, body);
    now += NONCE_REMEMBERED;
    const second = await messageFrom(sandbox, { ...body, content: 'twice' });
    expect(second.id).toBe(first.id);
    expect(sandbox.messages().map(({ content }) => content)).toEqual(['once']);

    now += 1;
    const third = await messageFrom(sandbox, body);
    expect(third.id).not.toBe(first.id);
    expect(sandbox.messages()).toHaveLength(2);
  });

  it('means nothing unless enforced, and is told only to the sender', async () => {
    const sandbox = await startUnlimited();
    await messageFrom(sandbox, { content: 'a', nonce: 'n' });
    const again = await restOf(sandbox).post(path(sandbox), { body: { content: 'b', nonce: 'n' } });
    expect(again).toMatchObject({ nonce: 'n' });
    expect(sandbox.messages().map(({ nonce }) => nonce)).toEqual(['n', 'n']);
    const history = await restOf(sandbox).get(path(sandbox));
    expect(JSON.stringify(history)).not.toContain('nonce');
  });
});

describe('the history', () => {
  it('comes newest first, and in parts', async () => {
    const sandbox = await startUnlimited();
    const said: SandboxMessage[] = [];
    for (const text of ['1', '2', '3', '4', '5']) said.push(await sandbox.say(text));
    const rest = restOf(sandbox);
    const read = async (query: Record<string, string>) => {
      const messages = await rest.get(path(sandbox), { query: new URLSearchParams(query) });
      return Array.isArray(messages) ? messages.map(({ content }) => content).join('') : undefined;
    };
    const third = said[2]?.id ?? '';

    expect(await read({})).toBe('54321');
    expect(await read({ limit: '2' })).toBe('54');
    expect(await read({ before: third })).toBe('21');
    expect(await read({ before: third, limit: '1' })).toBe('2');
    expect(await read({ after: third })).toBe('54');
    expect(await read({ after: third, limit: '1' })).toBe('4');
    expect(await read({ around: third, limit: '3' })).toBe('432');
    for (const query of [{ limit: '101' }, { limit: '0' }, { before: 'x' }])
      expect(await refusalOf(rest.get(path(sandbox), { query: new URLSearchParams(query) }))).toMatchObject({
        code: 50_035,
      });
  });
});

describe('changing', () => {
  it('edits what is named, tells the sessions, and refuses to leave nothing or to touch what others said', async () => {
    const sandbox = await startUnlimited();
    const client = await connect(sandbox);
    const edited: string[] = [];
    client.on(Events.MessageUpdate, (_, message) => void edited.push(message.content));
    const sent = await messageFrom(sandbox, { content: 'a', embeds: [{ title: 't' }] });
    const rest = restOf(sandbox);

    await rest.patch(path(sandbox, sent), { body: { content: 'b' } });
    await eventually(() => edited).toEqual(['b']);
    const [now] = sandbox.messages();
    expect(now?.embeds).toMatchObject([{ title: 't' }]);
    expect(now?.edited_timestamp).not.toBeNull();

    expect(
      await refusalOf(rest.patch(path(sandbox, sent), { body: { content: '', embeds: [] } })),
    ).toMatchObject({ code: 50_006 });
    const said = await sandbox.say('mine');
    expect(await refusalOf(rest.patch(path(sandbox, said), { body: { content: 'x' } }))).toMatchObject({
      status: 403,
      code: 50_005,
    });
    expect(await refusalOf(rest.delete(path(sandbox, said)))).toMatchObject({ status: 403, code: 50_013 });
  });

  it('deletes, and does not know the message any more', async () => {
    const sandbox = await startUnlimited();
    const client = await connect(sandbox);
    const deleted: string[] = [];
    client.on(Events.MessageDelete, (message) => void deleted.push(message.id));
    const sent = await messageFrom(sandbox, { content: 'a' });

    await restOf(sandbox).delete(path(sandbox, sent));

    await eventually(() => deleted).toEqual([sent.id]);
    expect(await refusalOf(restOf(sandbox).get(path(sandbox, sent)))).toMatchObject({
      status: 404,
      code: 10_008,
    });
  });
});

describe('message content without the privileged intent', () => {
  it('is empty in events and in history unless it is the bot’s own, names it, or is written to it directly', async () => {
    const sandbox = await startSandbox({ rateLimits: 'none', messageContentIntent: false });
    const client = await connect(sandbox, {
      intents: ['Guilds', 'GuildMessages', 'DirectMessages'],
      partials: [Partials.Channel],
    });
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));

    await sandbox.say('!quote Morgan');
    await sandbox.say('brief', { mention: true });
    await sandbox.say('hello', { channel: 'dm' });
    await messageFrom(sandbox, { content: 'own' });

    await eventually(() => seen).toEqual(['', `<@${sandbox.bot.id}> brief`, 'hello', 'own']);
    const history = await restOf(sandbox).get(path(sandbox));
    expect(Array.isArray(history) ? history.map(({ content }) => content) : []).toEqual([
      'own',
      `<@${sandbox.bot.id}> brief`,
      '',
    ]);
    expect(sandbox.messages().map(({ content }) => content)).toContain('!quote Morgan');
  });
});

describe('direct messages', () => {
  it('are opened with a person and answered there', async () => {
    const sandbox = await startUnlimited();
    const client = await connect(sandbox);
    const user = await client.users.fetch(sandbox.person('Kim').id);
    await user.send('hello Kim');
    expect(sandbox.messages('general')).toEqual([]);
    const said = await sandbox.say('hello bot', { user: 'Kim', channel: 'dm' });
    const there = await sandbox.message((message) => message.content === 'hello Kim');
    expect(there.channel_id).toBe(said.channel_id);
  });
});

describe('what is unknown', () => {
  it('is refused with the code for it', async () => {
    const sandbox = await startUnlimited();
    const rest = restOf(sandbox);
    const nowhere = sandbox.bot.id;
    expect(await refusalOf(rest.get(`/channels/${nowhere}`))).toMatchObject({ status: 404, code: 10_003 });
    expect(await refusalOf(rest.get('/channels/general'))).toMatchObject({
      status: 400,
      code: 50_035,
      problems: ['channel_id[NUMBER_TYPE_COERCE]'],
    });
    expect(await refusalOf(rest.get(`/guilds/${nowhere}`))).toMatchObject({ code: 10_004 });
    expect(
      await refusalOf(rest.get(`/guilds/${sandbox.guild.id}/members/${sandbox.guild.id}`)),
    ).toMatchObject({ code: 10_007 });
    expect(await refusalOf(rest.get(`/users/${sandbox.guild.id}`))).toMatchObject({ code: 10_013 });
    expect(await refusalOf(rest.get('/nothing'))).toMatchObject({ status: 404, code: 0 });
    expect(await refusalOf(rest.put('/users/@me'))).toMatchObject({ status: 405, code: 0 });
    const wrong = await fetch(`${sandbox.apiUrl}/v6/gateway`);
    expect(await wrong.json()).toMatchObject({ code: 50_041 });
    const broken = await fetch(`${sandbox.apiUrl}/v10${path(sandbox)}`, {
      method: 'POST',
      body: '{',
      headers: { authorization: `Bot ${sandbox.token}` },
    });
    expect(await broken.json()).toMatchObject({ code: 50_109 });
    for (const odd of ['//', '/api/v10/channels/%E0%A4%A/messages', '/elsewhere?x=%']) {
      expect((await fetch(`${sandbox.apiUrl.replace('/api', '')}${odd}`)).status).toBe(404);
    }
    expect(await refusalOf(rest.setToken('wrong').get('/users/@me'))).toMatchObject({ status: 401, code: 0 });
  });
});
