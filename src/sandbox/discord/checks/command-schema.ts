/**
 * Application commands as a request holds them.
 * See https://discord.com/developers/docs/interactions/application-commands#application-command-object
 */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { COMMAND } from '../limits.ts';
import { optional, snowflake, text } from './fields.ts';

const localizations = (max: number) => optional(z.record(z.string(), optional(text(max, 1))));

const choice = z.strictObject({
  name: text(COMMAND.choiceName, 1),
  name_localizations: localizations(COMMAND.choiceName),
  value: z.union([text(COMMAND.choiceValue), z.number()]),
});

/**
 * An option of any type: which keys go with which type is a rule of its own in `command-rules.ts`, as are
 * patterns and order.
 */
const leaf = z.strictObject({
  type: z.literal([
    ApplicationCommandOptionType.String,
    ApplicationCommandOptionType.Integer,
    ApplicationCommandOptionType.Boolean,
    ApplicationCommandOptionType.User,
    ApplicationCommandOptionType.Channel,
    ApplicationCommandOptionType.Role,
    ApplicationCommandOptionType.Mentionable,
    ApplicationCommandOptionType.Number,
    ApplicationCommandOptionType.Attachment,
  ]),
  name: text(COMMAND.name, 1),
  name_localizations: localizations(COMMAND.name),
  description: text(COMMAND.description, 1),
  description_localizations: localizations(COMMAND.description),
  required: optional(z.boolean()),
  autocomplete: optional(z.boolean()),
  choices: optional(z.array(choice).max(COMMAND.choices)),
  channel_types: optional(z.array(z.int())),
  min_value: optional(z.number()),
  max_value: optional(z.number()),
  min_length: optional(z.int().min(0).max(COMMAND.textOption)),
  max_length: optional(z.int().min(1).max(COMMAND.textOption)),
});

const named = {
  name: text(COMMAND.name, 1),
  name_localizations: localizations(COMMAND.name),
  description: text(COMMAND.description, 1),
  description_localizations: localizations(COMMAND.description),
  required: optional(z.boolean()),
};

const subcommand = z.strictObject({
  type: z.literal(ApplicationCommandOptionType.Subcommand),
  ...named,
  options: optional(z.array(leaf).max(COMMAND.options)),
});

const group = z.strictObject({
  type: z.literal(ApplicationCommandOptionType.SubcommandGroup),
  ...named,
  options: optional(z.array(subcommand).max(COMMAND.options)),
});

/** An option, a subcommand or a group of them. */
export const commandOption = z.discriminatedUnion('type', [leaf, subcommand, group]);

const body = {
  name_localizations: localizations(COMMAND.name),
  description: optional(text(COMMAND.description)),
  description_localizations: localizations(COMMAND.description),
  options: optional(z.array(commandOption).max(COMMAND.options)),
  /** A number in Discord's document, a string of digits from every library; both are taken. */
  default_member_permissions: optional(z.union([z.string().regex(/^\d+$/), z.int().min(0)])),
  default_permission: optional(z.boolean()),
  dm_permission: optional(z.boolean()),
  contexts: optional(z.array(z.int().min(0).max(2)).min(1)),
  integration_types: optional(z.array(z.int().min(0).max(1)).min(1)),
  nsfw: optional(z.boolean()),
  handler: optional(z.int()),
};

/** POST a command, and each entry of a bulk overwrite. */
export const commandCreate = z.strictObject({
  ...body,
  id: optional(snowflake),
  name: text(COMMAND.name, 1),
  type: optional(
    z.literal([
      ApplicationCommandType.ChatInput,
      ApplicationCommandType.User,
      ApplicationCommandType.Message,
    ]),
  ),
});

/** PATCH a command: what is left out stays as it was. */
export const commandEdit = z.strictObject({ ...body, name: z.exactOptional(text(COMMAND.name, 1)) });

/** An option that is filled in with a value. */
export type CommandLeaf = z.infer<typeof leaf>;
/** An option, subcommand or group that passed its schema. */
export type CommandOption = z.infer<typeof commandOption>;
/** A command that passed its schema. */
export type CommandCreate = z.infer<typeof commandCreate>;
