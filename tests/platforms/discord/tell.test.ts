import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import { read } from './reader.ts';
import { prepare, run } from './running.ts';

const CARD = notice('Your digest is paused: I lack Send Messages in #briefings.');

/** What the bot wrote to somebody in private. */
const toldTo = (sandbox: DiscordSandbox, user: string) =>
  sandbox
    .messages('dm', user)
    .filter(({ author }) => author.bot)
    .map(({ embeds }) => embeds.map(({ description }) => read(description ?? '')).join('\n'));

describe('telling who looks after a channel', () => {
  it('writes to the person in private, and to nobody else', async () => {
    const { sandbox, platform } = await run();
    const channel = sandbox.channel('briefings').id;
    expect(await platform.tell(channel, sandbox.person('Kim').id, CARD)).toBe(true);
    expect(toldTo(sandbox, 'Kim')).toEqual(['Your digest is paused: I lack Send Messages in #briefings.']);
    expect(toldTo(sandbox, sandbox.owner.id)).toEqual([]);
    expect(sandbox.messages('briefings')).toEqual([]);
  });

  it.each(['nobody', 'somebody who takes no messages'])(
    'writes to the owner where it is for %s',
    async (who) => {
      const { sandbox, platform } = await run();
      sandbox.block('Kim');
      const person = who === 'nobody' ? undefined : sandbox.person('Kim').id;
      expect(await platform.tell(sandbox.channel('briefings').id, person, CARD)).toBe(true);
      expect(toldTo(sandbox, sandbox.owner.id)).toHaveLength(1);
      expect(toldTo(sandbox, 'Kim')).toEqual([]);
    },
  );

  it('says that nobody could be told, and does not fail', async () => {
    const { sandbox, platform } = await run();
    sandbox.block('Kim');
    sandbox.block(sandbox.owner.id);
    const channel = sandbox.channel('briefings').id;
    expect(await platform.tell(channel, sandbox.person('Kim').id, CARD)).toBe(false);
    expect(await platform.tell('123456789012345678', undefined, CARD)).toBe(false);
    expect(await platform.tell('no id', 'no id', CARD)).toBe(false);
  });

  it('knows the owner of a channel’s server also when the channel is gone', async () => {
    const { sandbox, platform } = await run();
    const { id } = sandbox.addThread('general', 'bridge', { archived: true });
    await platform.check(id);
    sandbox.removeThread('bridge');
    expect(await platform.tell(id, undefined, CARD)).toBe(true);
  });

  it('writes once where Discord’s confirmation is lost and discord.js sends again', async () => {
    const { sandbox, platform } = await run();
    sandbox.faults.next({ kind: 'lose-reply' }, { method: 'POST', path: '/messages' });
    expect(await platform.tell(sandbox.channel('briefings').id, sandbox.person('Kim').id, CARD)).toBe(true);
    expect(toldTo(sandbox, 'Kim')).toHaveLength(1);
  });

  it('tells nobody while it is not connected', async () => {
    const { sandbox, platform } = await prepare();
    expect(await platform.tell(sandbox.channel('briefings').id, undefined, CARD)).toBe(false);
    expect(sandbox.requests.total).toBe(0);
  });
});
