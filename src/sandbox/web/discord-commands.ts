/**
 * Discord's slash commands, from what the bot registered: as the page lists them, and as they are used.
 */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandLeaf, CommandOption } from '../discord/checks/command-schema.ts';
import type { RegisteredCommand } from '../discord/command-registry.ts';
import type { Invocation } from '../discord/invocation.ts';
import type { CommandView, OptionView } from './protocol.ts';

type Nested = Exclude<CommandOption, CommandLeaf>;

const isNested = (option: CommandOption): option is Nested =>
  option.type === ApplicationCommandOptionType.Subcommand ||
  option.type === ApplicationCommandOptionType.SubcommandGroup;

const isLeaf = (option: CommandOption): option is CommandLeaf => !isNested(option);

const isNumber = ({ type }: CommandLeaf): boolean =>
  type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;

/** Discord's own choices for an option that is true or false. */
const TRUTH = [
  { name: 'True', value: 'true' },
  { name: 'False', value: 'false' },
];

const choicesOf = ({ type, choices }: CommandLeaf): OptionView['choices'] =>
  type === ApplicationCommandOptionType.Boolean
    ? TRUTH
    : (choices ?? []).map(({ name, value }) => ({ name, value: String(value) }));

const optionView = (option: CommandLeaf): OptionView => ({
  name: option.name,
  description: option.description,
  kind: isNumber(option) ? 'number' : 'text',
  required: option.required === true,
  choices: choicesOf(option),
  autocomplete: option.autocomplete === true,
});

/** A command, or in its place each of its subcommands: a command that has some cannot be used itself. */
function viewsOf(
  name: string,
  description: string,
  options: readonly CommandOption[],
): readonly CommandView[] {
  const nested = options.filter(isNested);
  if (nested.length > 0) {
    return nested.flatMap((inner) =>
      viewsOf(`${name} ${inner.name}`, inner.description, inner.options ?? []),
    );
  }
  const leaves = options.filter(isLeaf).map(optionView);
  const usage = leaves.map((leaf) => (leaf.required ? `<${leaf.name}>` : `[${leaf.name}]`)).join(' ');
  return [{ name, description, usage, options: leaves }];
}

/** The commands that people can use, by name. */
export const commandViews = (commands: readonly RegisteredCommand[]): readonly CommandView[] =>
  commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options }) => viewsOf(`/${name}`, description, options ?? []))
    .toSorted((one, other) => one.name.localeCompare(other.name));

/**
 * A command as it is used.
 *
 * @param name as {@link CommandView} has it: `/digest now`.
 * @param options those that are filled in; an empty text counts as not filled in.
 */
export function invocationOf(name: string, options: Readonly<Record<string, string | number>>): Invocation {
  const [command = '', ...path] = name.replace(/^\//, '').split(' ');
  const given = Object.entries(options).filter(([, value]) => value !== '');
  return {
    name: command,
    ...(path.length === 0 ? {} : { subcommand: path.join(' ') }),
    options: Object.fromEntries(given),
  };
}

/** A command with its options, as Discord shows what was used: `/brief topic: migration`. */
export function commandLine(name: string, options: Readonly<Record<string, string | number>>): string {
  const given = Object.entries(options).filter(([, value]) => value !== '');
  return [name, ...given.map(([option, value]) => `${option}: ${value}`)].join(' ');
}
