import { type ChatInputCommandInteraction, Events, MessageFlags, SlashCommandBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/sandbox/discord/interaction-result.ts';
import { connect, startSandbox } from './connected.ts';

describe('the real discord.js connected to the sandbox', () => {
  it('becomes ready as the bot and knows the guild with its channels', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);

    expect(client.user.id).toBe(sandbox.bot.id);
    expect(client.guilds.cache.map((guild) => guild.name)).toEqual(['Sandbox']);
    const guild = await client.guilds.fetch(sandbox.guild.id);
    expect(guild.channels.cache.map((channel) => channel.name)).toEqual(['briefings', 'general']);
  });

  it('receives what people say and answers with a reply', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    client.on(Events.MessageCreate, async (message) => {
      if (message.content === '!ping')
        await message.reply({ content: 'pong', allowedMentions: { parse: [] } });
    });

    const said = await sandbox.say('!ping', { channel: '#general' });
    const answer = await sandbox.reply(said);

    expect(answer.content).toBe('pong');
    expect(answer.message_reference?.message_id).toBe(said.id);
    expect(answer.notifies).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('registers a command, is asked it and answers for the asker alone', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    const command = new SlashCommandBuilder()
      .setName('brief')
      .setDescription('Asks')
      .addStringOption((option) => option.setName('topic').setDescription('What about'));
    await client.application.commands.set([command]);
    client.on(Events.InteractionCreate, async (interaction) => {
      const asked: ChatInputCommandInteraction | undefined = interaction.isChatInputCommand()
        ? interaction
        : undefined;
      await asked?.reply({
        content: `about ${asked.options.getString('topic')}`,
        flags: MessageFlags.Ephemeral,
      });
    });

    const shown = await messageOf(await sandbox.command('/brief migration', { user: 'Robin' }));

    expect(shown.content).toBe('about migration');
    expect(sandbox.ephemerals('Robin').map((message) => message.id)).toEqual([shown.id]);
    expect(sandbox.messages('general')).toEqual([]);
  });
});
