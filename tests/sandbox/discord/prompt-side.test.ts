import { Events, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordPromptSide } from '../../../src/sandbox/discord/prompt-side.ts';
import type { ShownMessage } from '../../../src/sandbox/prompt.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';

/** @param clock what the person at the prompt reads times by. */
async function sit(clock: () => number = Date.now) {
  const sandbox = await startSandbox({ rateLimits: 'none', callbackWithin: 1_500 });
  const client = await connect(sandbox);
  await client.application.commands.set([
    { name: 'private', description: 'd' },
    { name: 'slow', description: 'd' },
    { name: 'never', description: 'd' },
  ]);
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    await message.reply({
      content: message.mentions.has(client.user) ? 'mentioned' : `heard ${message.content}`,
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'More', customId: 'more' }] }],
    });
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isButton())
      await interaction.reply({ content: 'pressed', flags: MessageFlags.Ephemeral });
    if (!interaction.isChatInputCommand() || interaction.commandName === 'never') return;
    if (interaction.commandName === 'private') {
      await interaction.reply({ content: 'for you', flags: MessageFlags.Ephemeral });
      return;
    }
    await interaction.deferReply();
    await interaction.editReply('found');
  });
  const side = discordPromptSide(sandbox, clock);
  const shown: ShownMessage[] = [];
  side.onMessage((message) => shown.push(message));
  return { sandbox, client, side, shown, texts: () => shown.map(({ lines }) => lines.join('|')) };
}

describe('somebody at the prompt', () => {
  it('talks in #briefings, sees what comes back, and presses it', async () => {
    const { side, shown, texts } = await sit();
    await side.type('!quote Morgan');
    await eventually(texts).toEqual(['heard !quote Morgan||[1] More']);
    expect(shown[0]?.heading).toBe('Discord #briefings: Verbatim (app, reply)');
    await shown[0]?.press(1);
    expect(texts().at(-1)).toBe('pressed');
    expect(shown.at(-1)?.heading).toContain('only you can see this');
    await expect(shown[0]?.press(2)).rejects.toThrow('no [2]');
  });

  it('mentions the bot, and uses its commands, also slow ones', async () => {
    const { side, texts } = await sit();
    await side.type('@bot brief');
    await eventually(texts).toEqual(['mentioned||[1] More']);
    await side.type('/private');
    await side.type('/slow');
    await eventually(() => texts().slice(1)).toEqual(['for you', 'found']);
  });

  it('sees threads and what the bot writes to them alone, not what it writes to others', async () => {
    const { sandbox, client, shown } = await sit();
    const thread = sandbox.addThread('briefings', 'migration');
    await (await client.users.fetch(sandbox.person('Robin').id)).send('to Robin');
    await (await client.users.fetch(sandbox.person('Kim').id)).send('to Kim');
    const channel = await client.channels.fetch(thread.id);
    if (channel?.isSendable()) await channel.send('in the thread');
    await eventually(() => shown.map(({ heading, lines }) => [heading, ...lines])).toEqual([
      ['Discord (direct message): Verbatim (app)', 'to Kim'],
      ['Discord migration in #briefings: Verbatim (app)', 'in the thread'],
    ]);
  });

  it('reads times by the clock of the sandbox', async () => {
    const now = Date.now();
    const { side, texts } = await sit(() => now + 10 * 86_400_000);
    await side.type(`!at <t:${Math.floor(now / 1_000)}:R>`);
    await eventually(texts).toEqual([expect.stringContaining('10 days ago')]);
  });

  it('is told what Discord would say where a command fails or is none', async () => {
    const { side } = await sit();
    await expect(side.type('/never')).rejects.toThrow('The application did not respond');
    await expect(side.type('/nothing')).rejects.toThrow('There is no command /nothing');
  });
});
