/** Hears interactions and hands each kind to its own listener. */
import type { ChatInputCommandInteraction, Interaction } from 'discord.js';
import { type Command, lineOf, optionsOf } from '../../../commands/command.ts';
import { answerInteraction } from '../answer.ts';
import type { Answering } from '../answering.ts';
import { isOurs } from '../claims.ts';
import { onAutocomplete } from './autocomplete.ts';
import { onComponent } from './component.ts';
import { onMessageCommand } from './message-command.ts';
import { onSubmission } from './submission.ts';

/**
 * Answers an interaction. Kinds that the bot never asked for are left alone. Never rejects.
 *
 * Completions are not claimed: they change nothing, of two answers Discord takes the first, and there is one for each
 * letter typed.
 */
export async function onInteraction(interaction: Interaction, answering: Answering): Promise<void> {
  if (interaction.isAutocomplete()) return onAutocomplete(interaction, answering);
  const handle = handlerOf(interaction, answering);
  if (handle === undefined) return;
  const { claims, log } = answering;
  if (claims !== undefined && !(await isOurs(interaction.id, claims, log))) return;
  await handle();
}

function handlerOf(interaction: Interaction, answering: Answering): (() => Promise<void>) | undefined {
  if (interaction.isChatInputCommand()) return () => onSlashCommand(interaction, answering);
  if (interaction.isMessageContextMenuCommand()) return () => onMessageCommand(interaction, answering);
  if (interaction.isMessageComponent()) return () => onComponent(interaction, answering);
  if (interaction.isModalSubmit()) return () => onSubmission(interaction, answering);
  return undefined;
}

async function onSlashCommand(interaction: ChatInputCommandInteraction, answering: Answering): Promise<void> {
  const command = answering.commands.list.find(({ name }) => name === interaction.commandName);
  // A command that was removed lives on in clients for a while; its line is answered with help.
  const line = command === undefined ? interaction.commandName : lineOfSlash(interaction, command);
  await answerInteraction(interaction, line, answering);
}

function lineOfSlash({ options }: ChatInputCommandInteraction, command: Command): string {
  const subcommand = options.getSubcommand(false) ?? undefined;
  const values = new Map<string, string | number>();
  for (const { name, kind } of optionsOf(command, subcommand)) {
    const value = kind === 'number' ? options.getInteger(name) : options.getString(name);
    if (value !== null) values.set(name, value);
  }
  return lineOf(command, subcommand, values);
}
