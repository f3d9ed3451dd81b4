import { ChannelType, type Client, SlashCommandBuilder, ThreadChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageOf } from '../../../src/sandbox/discord/interaction-result.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { refusalOf, restOf } from './messages.ts';

const post = (sandbox: DiscordSandbox, channel: string, body: object) =>
  restOf(sandbox).post(`/channels/${channel}/messages`, { body });

const posted = z.looseObject({ id: z.string() });

const known = (client: Client, id: string) => {
  const channel = client.channels.cache.get(id);
  return channel instanceof ThreadChannel ? channel : undefined;
};

describe('a thread of a text channel', () => {
  it('is known to a client that connects and to one that is connected, unless it is archived', async () => {
    const sandbox = await startSandbox();
    const before = sandbox.addThread('briefings', 'before');
    const shut = sandbox.addThread('briefings', 'shut', { archived: true });
    const client = await connect(sandbox);
    expect(known(client, before.id)).toMatchObject({ name: 'before', type: ChannelType.PublicThread });
    expect(known(client, before.id)?.parent?.name).toBe('briefings');
    expect(known(client, shut.id)).toBeUndefined();

    const after = sandbox.addThread('briefings', 'after');
    await eventually(() => known(client, after.id)?.name).toBe('after');
    sandbox.changeThread('after', { archived: true, locked: true });
    await eventually(() => known(client, after.id)?.archived).toBe(true);
    expect(known(client, after.id)?.locked).toBe(true);
    sandbox.removeThread('after');
    await eventually(() => known(client, after.id)).toBeUndefined();
  });

  it('takes messages from both sides and tells of itself what Discord tells', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    const heard: string[] = [];
    client.on('messageCreate', (message) => void heard.push(`${message.content} ${message.channel.type}`));
    const thread = sandbox.addThread('briefings', 'talk', { user: 'Kim' });
    await sandbox.say('hello', { channel: 'talk' });
    const answer = posted.parse(await post(sandbox, thread.id, { content: 'answer' }));
    await eventually(() => heard).toEqual(['hello 11', 'answer 11']);

    expect(await restOf(sandbox).get(`/channels/${thread.id}`)).toMatchObject({
      id: thread.id,
      type: 11,
      guild_id: sandbox.guild.id,
      parent_id: sandbox.channel('briefings').id,
      owner_id: sandbox.person('Kim').id,
      last_message_id: answer.id,
      message_count: 2,
      total_message_sent: 2,
      thread_metadata: { archived: false, locked: false },
    });
    expect(sandbox.messages('briefings')).toEqual([]);
    await restOf(sandbox).delete(`/channels/${thread.id}/messages/${answer.id}`);
    expect(await restOf(sandbox).get(`/channels/${thread.id}`)).toMatchObject({
      message_count: 1,
      total_message_sent: 2,
    });
  });

  it('is listed with the active ones, newest first', async () => {
    const sandbox = await startSandbox();
    const one = sandbox.addThread('briefings', 'one');
    const two = sandbox.addThread('general', 'two');
    sandbox.addThread('general', 'shut', { archived: true });
    const client = await connect(sandbox);
    const { threads } = await (await client.guilds.fetch(sandbox.guild.id)).channels.fetchActiveThreads();
    expect([...threads.keys()]).toEqual([two.id, one.id]);
  });

  it('goes with its channel', async () => {
    const sandbox = await startSandbox();
    const { id } = sandbox.addThread('briefings', 'talk');
    sandbox.removeChannel('briefings');
    expect(await refusalOf(post(sandbox, id, { content: 'a' }))).toMatchObject({ status: 404, code: 10_003 });
  });
});

describe('the permissions of a thread', () => {
  it('are those of its parent, with leave to send in threads in place of leave to send', async () => {
    const sandbox = await startSandbox({ rateLimits: 'none' });
    const { id } = sandbox.addThread('briefings', 'talk');
    sandbox.adjust('briefings', 'bot', { deny: ['SendMessages'] });
    await expect(post(sandbox, id, { embeds: [{ title: 'a' }] })).resolves.toBeDefined();
    sandbox.adjust('briefings', 'bot', { deny: ['SendMessagesInThreads'] });
    expect(await refusalOf(post(sandbox, id, { content: 'a' }))).toMatchObject({ status: 403, code: 50_013 });
    expect(await refusalOf(restOf(sandbox).post(`/channels/${id}/typing`))).toMatchObject({ code: 50_013 });
    sandbox.adjust('briefings', 'bot', { deny: ['EmbedLinks'] });
    expect(await refusalOf(post(sandbox, id, { embeds: [{ title: 'a' }] }))).toMatchObject({ code: 50_013 });
    sandbox.adjust('briefings', 'bot', { deny: ['ReadMessageHistory'] });
    await expect(restOf(sandbox).get(`/channels/${id}/messages`)).resolves.toEqual([]);
    sandbox.adjust('briefings', 'bot', { deny: ['ViewChannel'] });
    expect(await refusalOf(post(sandbox, id, { content: 'a' }))).toMatchObject({ status: 403, code: 50_001 });
    expect(await refusalOf(restOf(sandbox).get(`/channels/${id}`))).toMatchObject({ code: 50_001 });
  });

  it('hide it from a client, which is told of it once it may see the channel', async () => {
    const sandbox = await startSandbox();
    sandbox.adjust('briefings', 'bot', { deny: ['ViewChannel'] });
    const { id } = sandbox.addThread('briefings', 'talk');
    const client = await connect(sandbox);
    expect(known(client, id)).toBeUndefined();
    sandbox.adjust('briefings', 'bot', {});
    await eventually(() => known(client, id)?.name).toBe('talk');
  });

  it('bind people too', async () => {
    const sandbox = await startSandbox();
    sandbox.addThread('briefings', 'talk');
    sandbox.adjust('briefings', 'Robin', { deny: ['SendMessagesInThreads'] });
    await expect(sandbox.say('a', { user: 'Robin', channel: 'talk' })).rejects.toThrow('permission');
    await expect(sandbox.say('a', { user: 'Robin', channel: 'briefings' })).resolves.toBeDefined();
  });
});

describe('an archived thread', () => {
  it('is opened by a message, of which a client that did not know it hears', async () => {
    const sandbox = await startSandbox();
    const { id } = sandbox.addThread('briefings', 'talk', { archived: true });
    const client = await connect(sandbox);
    await post(sandbox, id, { content: 'a' });
    await eventually(() => known(client, id)?.archived).toBe(false);
    expect(sandbox.thread('talk').thread_metadata.archived).toBe(false);
  });

  it('stays shut where a nonce only finds the message that was sent before', async () => {
    const sandbox = await startSandbox();
    const { id } = sandbox.addThread('briefings', 'talk');
    const body = { content: 'a', nonce: 'slot-1', enforce_nonce: true };
    const first = posted.parse(await post(sandbox, id, body));
    sandbox.changeThread('talk', { archived: true });
    expect(posted.parse(await post(sandbox, id, body)).id).toBe(first.id);
    expect(sandbox.thread('talk').thread_metadata.archived).toBe(true);
    expect(sandbox.messages('talk')).toHaveLength(1);
  });

  it('lets messages be deleted, but not changed', async () => {
    const sandbox = await startSandbox();
    const { id } = sandbox.addThread('briefings', 'talk');
    const message = posted.parse(await post(sandbox, id, { content: 'a' }));
    sandbox.changeThread('talk', { archived: true });
    const path = `/channels/${id}/messages/${message.id}` as const;
    expect(await refusalOf(restOf(sandbox).patch(path, { body: { content: 'b' } }))).toMatchObject({
      code: 50_083,
    });
    await expect(restOf(sandbox).delete(path)).resolves.toBeDefined();
  });

  it('takes no commands from people', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    await client.application.commands.set([
      new SlashCommandBuilder().setName('brief').setDescription('Asks'),
    ]);
    sandbox.addThread('briefings', 'talk', { archived: true });
    await expect(sandbox.command('/brief', { channel: 'talk' })).rejects.toThrow('archived');
  });
});

describe('a locked thread', () => {
  it('refuses messages and changes, whether it is archived or not, and stays as it is', async () => {
    const sandbox = await startSandbox({ rateLimits: 'none' });
    const { id } = sandbox.addThread('briefings', 'talk');
    const message = posted.parse(await post(sandbox, id, { content: 'a' }));
    const path = `/channels/${id}/messages/${message.id}` as const;
    sandbox.changeThread('talk', { locked: true });
    expect(await refusalOf(post(sandbox, id, { content: 'b' }))).toMatchObject({
      status: 403,
      code: 160_005,
    });
    expect(await refusalOf(restOf(sandbox).patch(path, { body: { content: 'b' } }))).toMatchObject({
      code: 160_005,
    });
    sandbox.changeThread('talk', { archived: true });
    expect(await refusalOf(post(sandbox, id, { content: 'b' }))).toMatchObject({ status: 403, code: 50_083 });
    expect(await refusalOf(restOf(sandbox).delete(path))).toMatchObject({ code: 50_083 });
    expect(sandbox.messages('talk').map(({ content }) => content)).toEqual(['a']);
    await expect(sandbox.say('c', { channel: 'talk' })).rejects.toThrow('locked');
  });

  it('is open to a bot that may manage threads', async () => {
    const sandbox = await startSandbox({
      botPermissions: ['ViewChannel', 'SendMessages', 'ManageThreads'],
    });
    const { id } = sandbox.addThread('briefings', 'talk', { archived: true, locked: true });
    await expect(post(sandbox, id, { content: 'a' })).resolves.toBeDefined();
    expect(sandbox.thread('talk').thread_metadata).toMatchObject({ archived: false, locked: true });
  });

  it('that was locked behind a command refuses the answer', async () => {
    const sandbox = await startSandbox({ callbackWithin: 300 });
    const client = await connect(sandbox);
    await client.application.commands.set([
      new SlashCommandBuilder().setName('brief').setDescription('Asks'),
    ]);
    const refused = new Promise((resolve) => {
      client.on('interactionCreate', (interaction) => {
        sandbox.changeThread('talk', { archived: true, locked: true });
        if (interaction.isChatInputCommand()) interaction.reply('late').catch(resolve);
      });
    });
    sandbox.addThread('briefings', 'talk');
    const asked = sandbox.command('/brief', { channel: 'talk' });
    expect(await refused).toMatchObject({ status: 403, code: 50_083 });
    await expect(asked).resolves.toMatchObject({ state: 'failed' });
  });
});

describe('a forum', () => {
  it('is known to a client as a channel that takes no message itself', async () => {
    const sandbox = await startSandbox({ forums: ['topics'] });
    const client = await connect(sandbox);
    const forum = client.channels.cache.find((channel) => channel.type === ChannelType.GuildForum);
    expect(forum).toMatchObject({ name: 'topics', availableTags: [] });
    expect(await refusalOf(post(sandbox, forum?.id ?? '', { content: 'a' }))).toMatchObject({
      status: 400,
      code: 50_008,
    });
  });

  it('holds posts, whose first message has the id of the post', async () => {
    const sandbox = await startSandbox({ forums: ['topics'] });
    const client = await connect(sandbox);
    const opened = sandbox.addForumPost('topics', 'Migration', { user: 'Kim', text: 'Daily, please' });
    await eventually(() => known(client, opened.id)?.parent?.type).toBe(ChannelType.GuildForum);
    const starter = await known(client, opened.id)?.fetchStarterMessage();
    expect(starter).toMatchObject({ id: opened.id, content: 'Daily, please' });
    await post(sandbox, opened.id, { content: 'a' });
    expect(await restOf(sandbox).get(`/channels/${opened.id}`)).toMatchObject({
      message_count: 1,
      total_message_sent: 1,
      applied_tags: [],
    });
    sandbox.adjust('topics', 'bot', { deny: ['ViewChannel'] });
    expect(await refusalOf(post(sandbox, opened.id, { content: 'a' }))).toMatchObject({ code: 50_001 });
  });

  it('lets commands be used in its posts, by their own id', async () => {
    const sandbox = await startSandbox({ forums: ['topics'] });
    const client = await connect(sandbox);
    await client.application.commands.set([
      new SlashCommandBuilder().setName('where').setDescription('Asks'),
    ]);
    client.on('interactionCreate', async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply(`${interaction.channelId} ${interaction.channel?.isThread()}`);
    });
    const { id } = sandbox.addForumPost('topics', 'Migration');
    const shown = await messageOf(await sandbox.command('/where', { channel: 'Migration' }));
    expect(shown.content).toBe(`${id} true`);
    expect(shown.channel_id).toBe(id);
  });
});
