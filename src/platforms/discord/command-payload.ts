/** Commands as Discord lists them. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command, MessageShortcut, Option } from '../../commands/command.ts';

/** A command as Discord takes it. */
export type CommandPayload = RESTPostAPIChatInputApplicationCommandsJSONBody & {
  readonly type: ApplicationCommandType.ChatInput;
};

/** An entry of a message's menu as Discord takes it. */
export type ShortcutPayload = RESTPostAPIContextMenuApplicationCommandsJSONBody & {
  readonly type: ApplicationCommandType.Message;
};

/** Makes the payload of a shortcut. Discord shows its label alone. */
export function shortcutPayload({ label }: MessageShortcut): ShortcutPayload {
  return { type: ApplicationCommandType.Message, name: label, ...PLACES };
}

const PLACES = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/**
 * Makes the payload of a command.
 *
 * It may be used in servers and in direct messages with the bot. Not in private channels between people: there the
 * bot is no member, and an answer for the asker alone would be all that it could give.
 */
export function commandPayload(command: Command): CommandPayload {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.summary,
    ...PLACES,
    options:
      'options' in command
        ? command.options.map(optionPayload)
        : command.subcommands.map(({ name, summary, options = [] }) => ({
            type: ApplicationCommandOptionType.Subcommand,
            name,
            description: summary,
            options: options.map(optionPayload),
          })),
  };
}

function optionPayload({
  name,
  description,
  kind,
  choices,
  completes,
}: Option): APIApplicationCommandBasicOption {
  const base = { name, description };
  if (kind === 'number') return { type: ApplicationCommandOptionType.Integer, ...base };
  if (choices !== undefined) {
    return {
      type: ApplicationCommandOptionType.String,
      ...base,
      choices: choices.map(({ label, value }) => ({ name: label, value })),
    };
  }
  if (completes === true) return { type: ApplicationCommandOptionType.String, ...base, autocomplete: true };
  return { type: ApplicationCommandOptionType.String, ...base };
}
