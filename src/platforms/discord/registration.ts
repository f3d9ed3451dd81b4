/**
 * Registers the commands with Discord, where they differ from what is registered.
 *
 * Globally, not server by server: a global command is there at once (a client that still shows an old one is
 * told so and reloads), it serves direct messages too, and a server that invites the bot needs nothing further.
 * Only what differs is written, because an application may create 200 commands a day and every write makes
 * clients load the list anew.
 */
import { ApplicationCommandType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { type Commands, slashCommands } from '../../commands/command.ts';
import {
  type CommandPayload,
  commandPayload,
  type ShortcutPayload,
  shortcutPayload,
} from './command-payload.ts';

/** The requests that registration makes; discord.js's REST is one. */
export interface CommandRequests {
  get(route: `/${string}`): Promise<unknown>;
  post(route: `/${string}`, options: { body: unknown }): Promise<unknown>;
  delete(route: `/${string}`): Promise<unknown>;
}

/** What was done, by command names. */
export interface Registration {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

const leaf = z.object({
  type: z.int(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).default([]),
  // Options have no options of their own, and no subcommand of ours is in a group: one that is differs.
  options: z.array(z.unknown()).default([]),
});

/** An option of a command, or a subcommand with its options. */
const option = leaf.extend({ options: z.array(leaf).default([]) });

/** What we compare of a command; whatever else Discord adds is its own. */
const compared = z.object({
  type: z.int().default(ApplicationCommandType.ChatInput),
  name: z.string(),
  // Entries of a menu have none.
  description: z.string().default(''),
  contexts: z
    .array(z.int())
    .nullish()
    .transform((contexts) => contexts?.toSorted() ?? null),
  integration_types: z
    .array(z.int())
    .nullish()
    .transform((types) => types?.toSorted() ?? null),
  options: z.array(option).default([]),
});

const registered = z.array(
  z
    .object({ id: z.string(), type: z.int().default(ApplicationCommandType.ChatInput), name: z.string() })
    .loose(),
);

/** A command, or an entry of a message's menu, as it is written. */
export type Payload = CommandPayload | ShortcutPayload;

/** What must be written and what removed, so that Discord lists exactly these commands, and these entries among others. */
export function difference(
  wanted: readonly Payload[],
  listed: unknown,
): { readonly write: readonly Payload[]; readonly remove: readonly { id: string; name: string }[] } {
  const found = registered.parse(listed);
  const keyOf = ({ type, name }: { readonly type: number; readonly name: string }) => `${type} ${name}`;
  const forms = new Map(found.map((command) => [keyOf(command), formOf(command)]));
  const keys = new Set(wanted.map(keyOf));
  // Other entries in menus of messages and people were made by somebody else: they stay.
  const gone = found.filter(
    (command) => command.type === ApplicationCommandType.ChatInput && !keys.has(keyOf(command)),
  );
  return {
    write: wanted.filter((command) => forms.get(keyOf(command)) !== formOf(command)),
    remove: gone.map(({ id, name }) => ({ id, name })),
  };
}

/** One form for what means the same. A command of a shape we do not know differs from all of ours. */
function formOf(command: unknown): string | undefined {
  const parsed = compared.safeParse(command);
  return parsed.success ? JSON.stringify(parsed.data) : undefined;
}

/**
 * Makes Discord list exactly those of these commands that have a slash command, and the shortcuts in menus of messages.
 * @param application the application's id.
 */
export async function registerCommands(
  requests: CommandRequests,
  application: string,
  { list, shortcuts }: Pick<Commands, 'list' | 'shortcuts'>,
): Promise<Registration> {
  const route = Routes.applicationCommands(application);
  const { write, remove } = difference(
    [...slashCommands(list).map(commandPayload), ...shortcuts.map(shortcutPayload)],
    await requests.get(route),
  );
  // Creating a command whose name is taken replaces it.
  for (const body of write) await requests.post(route, { body });
  for (const { id } of remove) await requests.delete(Routes.applicationCommand(application, id));
  return { written: write.map(({ name }) => name), removed: remove.map(({ name }) => name) };
}
