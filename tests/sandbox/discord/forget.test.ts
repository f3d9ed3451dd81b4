import { Events } from 'discord.js';
import { expect, it } from 'vitest';
import { connect, startSandbox } from './connected.ts';

it('forgets messages and nonces, while the bot stays connected', async () => {
  const sandbox = await startSandbox({ rateLimits: 'none' });
  const client = await connect(sandbox);
  client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot) await message.reply({ content: 'pong', nonce: 'the same', enforceNonce: true });
  });
  const first = await sandbox.reply(await sandbox.say('ping'));

  sandbox.forget();

  expect(sandbox.messages()).toEqual([]);
  const second = await sandbox.reply(await sandbox.say('ping'));
  expect(second.id).not.toBe(first.id);
  expect(sandbox.messages().map(({ content }) => content)).toEqual(['ping', 'pong']);
});
