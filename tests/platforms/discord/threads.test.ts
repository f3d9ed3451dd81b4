import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { messageOf } from '../../../src/sandbox/discord/interaction-result.ts';
import { prepare, run } from './running.ts';

const CARD: Card = {
  title: 'Your digest',
  elements: [
    {
      type: 'buttons',
      buttons: [
        { label: 'Pause', line: 'digest pause' },
        { label: 'Why this?', line: 'digest why' },
      ],
    },
  ],
};

describe('a thread or a forum’s post', () => {
  it('is posted to by its own id, and the post is found there again', async () => {
    const { sandbox, platform } = await run();
    sandbox.addForum('stories');
    const thread = sandbox.addThread('general', 'bridge');
    const post = sandbox.addForumPost('stories', 'tunnel');
    for (const [id, key] of [
      [thread.id, 'd-1'],
      [post.id, 'd-2'],
    ] as const) {
      const outcome = await platform.post(id, CARD, key);
      expect(outcome.state).toBe('sent');
      expect(await platform.find(id, key, Date.now())).toEqual({ ...outcome, state: 'found' });
      expect(sandbox.messages(id).filter(({ author }) => author.bot)).toHaveLength(1);
      expect(await platform.check(id)).toEqual({ state: 'ready' });
    }
    expect(sandbox.messages('general')).toEqual([]);
    expect(platform.label(thread.id)).toBe('#bridge');
    expect(platform.workspaceOf(post.id)).toBe(sandbox.guild.id);
  });

  it('that was archived before the bot came is known once it was asked for, and opened again by a post', async () => {
    const { sandbox, platform } = await prepare();
    const thread = sandbox.addThread('general', 'bridge', { archived: true });
    await platform.start();
    expect(platform.label(thread.id)).toBe(thread.id);
    await expect.poll(() => platform.label(thread.id)).toBe('#bridge');
    expect(platform.workspaceOf(thread.id)).toBe(sandbox.guild.id);
    expect(await platform.check(thread.id)).toEqual({ state: 'ready' });
    expect((await platform.post(thread.id, CARD, 'd-1')).state).toBe('sent');
    expect(sandbox.thread('bridge').thread_metadata.archived).toBe(false);
  });

  it.each([true, false])(
    'that is locked takes no post, and says what to do (archived: %s)',
    async (archived) => {
      const { sandbox, platform } = await run();
      const thread = sandbox.addThread('general', 'bridge', { archived, locked: true });
      const unlock = expect.stringMatching(/Unlock.*Manage Threads/);
      expect(await platform.check(thread.id)).toEqual({
        state: 'missing',
        reason: 'The thread #bridge is locked.',
        remedy: unlock,
      });
      expect(await platform.post(thread.id, CARD, 'd-1')).toEqual({
        state: 'refused',
        reason: expect.stringContaining('locked'),
        remedy: unlock,
      });
      sandbox.adjust('general', 'bot', { allow: ['ManageThreads'] });
      await expect.poll(() => platform.check(thread.id)).toEqual({ state: 'ready' });
      expect((await platform.post(thread.id, CARD, 'd-2')).state).toBe('sent');
    },
  );

  it('needs Send Messages in Threads, which its channel grants', async () => {
    const { sandbox, platform } = await run({
      before: (sandbox) => {
        sandbox.adjust('general', 'bot', { deny: ['SendMessagesInThreads'] });
        sandbox.addThread('general', 'bridge');
      },
    });
    const { id } = sandbox.thread('bridge');
    expect(await platform.check(id)).toEqual({
      state: 'missing',
      reason: 'In #bridge the bot lacks: Send Messages in Threads.',
      remedy: 'Grant it in the settings of the channel that the thread is in, Permissions.',
    });
    expect(await platform.check(sandbox.channel('general').id)).toEqual({ state: 'ready' });
    expect(await platform.post(id, CARD, 'd-1')).toMatchObject({
      state: 'refused',
      remedy: expect.stringContaining('Send Messages in Threads'),
    });
  });

  it('that is gone is said to be gone', async () => {
    const { sandbox, platform } = await run();
    const { id } = sandbox.addThread('general', 'bridge');
    sandbox.removeThread('bridge');
    expect(await platform.check(id)).toMatchObject({
      state: 'missing',
      reason: 'There is no such channel.',
    });
  });

  it('is where commands, messages and the buttons of a digest in it act', async () => {
    const { sandbox, platform, commands } = await run();
    const { id } = sandbox.addThread('general', 'bridge');
    await platform.post(id, CARD, 'd-1');
    const [digest] = sandbox.messages('bridge');
    if (digest === undefined) throw new Error('The digest was not posted.');
    await messageOf(await sandbox.press(digest, { label: 'Pause', user: 'Kim' }));
    await messageOf(await sandbox.press(digest, { label: 'Why this?', user: 'Robin' }));
    await sandbox.command('/digest preview', { channel: 'bridge' });
    await sandbox.reply(await sandbox.say('!digest now', { channel: 'bridge' }));
    expect(commands.asked.map(({ line, context }) => [line, context.place.channel])).toEqual([
      ['digest pause', id],
      ['digest why', id],
      ['digest preview', id],
      ['digest now', id],
    ]);
    const workspaces = commands.asked.map(({ context }) => context.place.workspace);
    expect(new Set(workspaces)).toEqual(new Set([sandbox.guild.id]));
  });

  it('is managed by whom its channel lets manage it', async () => {
    const { sandbox, commands } = await run({
      before: (sandbox) => sandbox.adjust('general', 'Robin', { allow: ['ManageChannels'] }),
    });
    sandbox.addThread('general', 'bridge');
    sandbox.addThread('briefings', 'tunnel');
    for (const channel of ['bridge', 'tunnel']) {
      await sandbox.command('/digest preview', { user: 'Robin', channel });
      await sandbox.reply(await sandbox.say('!digest preview', { user: 'Robin', channel }));
    }
    const rights = await Promise.all(commands.asked.map(({ context }) => context.asker.mayManage()));
    expect(rights).toEqual([true, true, false, false]);
  });
});
