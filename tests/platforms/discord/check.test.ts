import { describe, expect, it } from 'vitest';
import { prepare, run } from './running.ts';

describe('checking whether a channel can be posted to', () => {
  it('finds nothing missing in a channel as it should be, and posts nothing', async () => {
    const { sandbox, platform } = await run();
    expect(await platform.check(sandbox.channel('briefings').id)).toEqual({ state: 'ready' });
    expect(sandbox.messages('briefings')).toEqual([]);
  });

  it.each([
    ['ViewChannel', /View Channel/],
    ['SendMessages', /Send Messages/],
    ['EmbedLinks', /Embed Links/],
    ['ReadMessageHistory', /Read Message History/],
  ] as const)('names %s where it is missing, and where to grant it', async (permission, name) => {
    const { sandbox, platform } = await run({
      before: (sandbox) => sandbox.adjust('briefings', 'bot', { deny: [permission] }),
    });
    expect(await platform.check(sandbox.channel('briefings').id)).toEqual({
      state: 'missing',
      reason: expect.stringMatching(name),
      remedy: 'Grant it in the settings of #briefings, Permissions.',
    });
  });

  it('says of a forum that one of its posts must be chosen', async () => {
    const { sandbox, platform } = await run();
    const forum = sandbox.addForum('stories');
    expect(await platform.check(forum.id)).toEqual({
      state: 'missing',
      reason: '#stories is a forum: messages stand in its posts only.',
      remedy: 'Choose one of its posts.',
    });
  });

  it('says of a channel that is none of a server’s that there is no such channel', async () => {
    const { sandbox, platform, commands } = await run();
    expect(await platform.check('123456789012345678')).toMatchObject({
      state: 'missing',
      reason: 'There is no such channel.',
    });
    await sandbox.command('/brief x', { channel: 'dm' });
    expect(await platform.check(commands.asked[0]?.context.place.channel ?? '')).toMatchObject({
      state: 'missing',
      reason: 'This is a direct message.',
    });
  });

  it('cannot tell while it is not connected, and where Discord does not answer', async () => {
    const { sandbox, platform } = await prepare();
    const { id } = sandbox.addThread('general', 'bridge', { archived: true });
    expect((await platform.check(id)).state).toBe('cannot-tell');
    await platform.start();
    for (let count = 0; count < 4; count += 1) {
      sandbox.faults.next({ kind: 'status', status: 503 }, { method: 'GET', path: `/channels/${id}` });
    }
    expect(await platform.check(id)).toEqual({
      state: 'cannot-tell',
      reason: 'Discord did not tell of the channel (503).',
    });
  });
});
