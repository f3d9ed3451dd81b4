import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { refusalOf, restOf } from './messages.ts';

const opened = z.looseObject({ id: z.string(), type: z.number() });

const open = async (sandbox: DiscordSandbox, recipient: string) =>
  opened.parse(await restOf(sandbox).post('/users/@me/channels', { body: { recipient_id: recipient } }));

describe('a direct message by the bot', () => {
  it('reaches the person, in one channel however often it is opened', async () => {
    const sandbox = await startSandbox();
    const kim = sandbox.person('Kim');
    const client = await connect(sandbox);
    const user = await client.users.fetch(kim.id);
    const sent = await user.send('The digest of #briefings is paused.');
    expect((await open(sandbox, kim.id)).id).toBe(sent.channelId);
    expect(await open(sandbox, sandbox.owner.id)).toMatchObject({ type: 1 });
    expect(sandbox.messages('dm', 'Kim').map(({ content }) => content)).toEqual([
      'The digest of #briefings is paused.',
    ]);
    expect(sandbox.messages('dm', 'Robin')).toEqual([]);
    await expect(restOf(sandbox).get(`/channels/${sent.channelId}/messages`)).resolves.toHaveLength(1);
  });

  it('is refused by somebody who blocks the bot, until they do not any more', async () => {
    const sandbox = await startSandbox();
    sandbox.block('Kim');
    const { id } = await open(sandbox, sandbox.person('Kim').id);
    const send = () => restOf(sandbox).post(`/channels/${id}/messages`, { body: { content: 'a' } });
    expect(await refusalOf(send())).toMatchObject({ status: 403, code: 50_007 });
    expect(sandbox.requests.invalid).toBe(1);
    sandbox.block('Kim', false);
    await expect(send()).resolves.toBeDefined();
  });

  it('goes to somebody there is, and not to the bot itself', async () => {
    const sandbox = await startSandbox();
    expect(await refusalOf(open(sandbox, '1'))).toMatchObject({ status: 404, code: 10_013 });
    expect(await refusalOf(open(sandbox, sandbox.bot.id))).toMatchObject({ status: 400, code: 50_033 });
  });
});

describe('the people of the guild', () => {
  it('are known to a client with what they may do, and its owner by id', async () => {
    const sandbox = await startSandbox({
      people: [{ name: 'Robin' }, { name: 'Noor', permissions: ['ManageChannels'] }],
    });
    const client = await connect(sandbox);
    const guild = client.guilds.cache.first();
    expect(guild?.ownerId).toBe(sandbox.owner.id);
    const may = async (name: string) =>
      (await guild?.members.fetch(sandbox.person(name).id))?.permissions.has('ManageChannels');
    await eventually(() => may('Noor')).toBe(true);
    expect(await may('Robin')).toBe(false);
    expect(await may('owner')).toBe(true);
  });
});
