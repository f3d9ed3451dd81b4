import { PermissionFlagsBits, TextChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/sandbox/discord/permissions.ts';
import { channelPermissions } from '../../../src/sandbox/discord/permissions.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import type { GuildChannel, Role } from '../../../src/sandbox/discord/wire.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { messageFrom, refusalOf, restOf } from './messages.ts';

const send = (sandbox: DiscordSandbox, body: object) =>
  restOf(sandbox).post(`/channels/${sandbox.channel('briefings').id}/messages`, { body });

async function without(...deny: readonly Permission[]): Promise<DiscordSandbox> {
  const sandbox = await startSandbox({ rateLimits: 'none' });
  sandbox.adjust('briefings', 'bot', { deny });
  return sandbox;
}

describe('a channel where the bot lacks', () => {
  it('sight, refuses everything with Missing Access and sends no event', async () => {
    const sandbox = await without('ViewChannel');
    const client = await connect(sandbox);
    const seen: string[] = [];
    client.on('messageCreate', (message) => void seen.push(message.content));
    expect(await refusalOf(send(sandbox, { content: 'a' }))).toMatchObject({ status: 403, code: 50_001 });
    const rest = restOf(sandbox);
    const { id } = sandbox.channel('briefings');
    expect(await refusalOf(rest.get(`/channels/${id}`))).toMatchObject({ code: 50_001 });
    expect(await refusalOf(rest.get(`/channels/${id}/messages`))).toMatchObject({ code: 50_001 });
    await sandbox.say('hidden', { channel: 'briefings' });
    await sandbox.say('shown', { channel: 'general' });
    await eventually(() => seen).toEqual(['shown']);
  });

  it('leave to send, refuses with Missing Permissions and still lets it read', async () => {
    const sandbox = await without('SendMessages');
    expect(await refusalOf(send(sandbox, { content: 'a' }))).toMatchObject({ status: 403, code: 50_013 });
    const { id } = sandbox.channel('briefings');
    expect(await refusalOf(restOf(sandbox).post(`/channels/${id}/typing`))).toMatchObject({ code: 50_013 });
    await expect(restOf(sandbox).get(`/channels/${id}/messages`)).resolves.toEqual([]);
  });

  it('leave to embed, refuses embeds and takes text', async () => {
    const sandbox = await without('EmbedLinks');
    expect(await refusalOf(send(sandbox, { embeds: [{ title: 't' }] }))).toMatchObject({ code: 50_013 });
    await expect(messageFrom(sandbox, { content: 'a' }, 'briefings')).resolves.toMatchObject({
      content: 'a',
    });
  });

  it('the history, shows none of it and refuses replies', async () => {
    const sandbox = await without('ReadMessageHistory');
    const said = await sandbox.say('a', { channel: 'briefings' });
    const { id } = sandbox.channel('briefings');
    await expect(restOf(sandbox).get(`/channels/${id}/messages`)).resolves.toEqual([]);
    expect(await refusalOf(restOf(sandbox).get(`/channels/${id}/messages/${said.id}`))).toMatchObject({
      code: 50_013,
    });
    expect(
      await refusalOf(send(sandbox, { content: 'a', message_reference: { message_id: said.id } })),
    ).toMatchObject({ code: 160_002 });
  });

  it('leave to mention everyone, pings nobody by @everyone', async () => {
    const sandbox = await without('MentionEveryone');
    const sent = await messageFrom(sandbox, { content: '@everyone' }, 'briefings');
    expect(sent.notifies.everyone).toBe(false);
  });

  it('is known as such to a client that is connected', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    const { id } = sandbox.channel('briefings');
    const may = () => {
      const channel = client.channels.cache.get(id);
      if (!(channel instanceof TextChannel)) return undefined;
      return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.SendMessages);
    };
    expect(may()).toBe(true);
    sandbox.adjust('briefings', 'bot', { deny: ['SendMessages'] });
    await eventually(may).toBe(false);
    sandbox.adjust('briefings', 'bot', {});
    await eventually(may).toBe(true);
    const added = sandbox.addChannel('more');
    await eventually(() => client.channels.cache.has(added.id)).toBe(true);
    sandbox.removeChannel('more');
    await eventually(() => client.channels.cache.has(added.id)).toBe(false);
  });
});

describe('people', () => {
  it('cannot speak where they may not, nor send what the app would not send', async () => {
    const sandbox = await startSandbox();
    sandbox.adjust('briefings', 'Robin', { deny: ['SendMessages'] });
    await expect(sandbox.say('a', { user: 'Robin', channel: 'briefings' })).rejects.toThrow('permission');
    await expect(sandbox.say('a', { user: 'Kim', channel: 'briefings' })).resolves.toMatchObject({
      content: 'a',
    });
    await expect(sandbox.say(' ')).rejects.toThrow('empty');
    await expect(sandbox.say('x'.repeat(2_001))).rejects.toThrow('too long');
    await expect(sandbox.say('a', { user: 'Nobody' })).rejects.toThrow('nobody called Nobody');
    await expect(sandbox.say('a', { channel: '#nowhere' })).rejects.toThrow('no channel #nowhere');
  });
});

describe('the order of what is allowed and denied', () => {
  const role = (id: string, permissions: bigint): Role => ({
    id,
    name: id,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: 0,
  });
  const { ViewChannel, SendMessages, Administrator } = PermissionFlagsBits;
  const guild = { id: 'g', owner_id: 'owner' };
  const roles = new Map([
    ['g', role('g', ViewChannel | SendMessages)],
    ['r', role('r', 0n)],
    ['admin', role('admin', Administrator)],
  ]);
  const channel = (overwrites: GuildChannel['permission_overwrites']): GuildChannel => ({
    id: 'c',
    type: 0,
    guild_id: 'g',
    name: 'c',
    topic: null,
    position: 0,
    nsfw: false,
    parent_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: overwrites,
    flags: 0,
    last_message_id: null,
  });
  const overwrite = (id: string, type: 0 | 1, allow: bigint, deny: bigint) => ({
    id,
    type,
    allow: String(allow),
    deny: String(deny),
  });
  const maySend = (
    holder: { id: string; roles: readonly string[] },
    ...overwrites: GuildChannel['permission_overwrites']
  ) => (channelPermissions(holder, guild, roles, channel(overwrites)) & SendMessages) !== 0n;

  it('is @everyone, then roles, then the member; the owner and administrators stand above it', () => {
    const member = { id: 'm', roles: ['r'] };
    const everyone = overwrite('g', 0, 0n, SendMessages);
    expect(maySend(member)).toBe(true);
    expect(maySend(member, everyone)).toBe(false);
    expect(maySend(member, overwrite('r', 0, SendMessages, 0n), everyone)).toBe(true);
    expect(
      maySend(member, overwrite('m', 1, 0n, SendMessages), overwrite('r', 0, SendMessages, 0n), everyone),
    ).toBe(false);
    expect(maySend({ id: 'owner', roles: [] }, everyone)).toBe(true);
    expect(maySend({ id: 'm', roles: ['admin'] }, everyone)).toBe(true);
  });

  it('takes everything from whoever does not see the channel', () => {
    expect(
      channelPermissions({ id: 'm', roles: [] }, guild, roles, channel([overwrite('g', 0, 0n, ViewChannel)])),
    ).toBe(0n);
  });
});
