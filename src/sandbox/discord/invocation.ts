/** What somebody types into Discord's command box, as the app itself would fill it in and check it. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandLeaf, CommandOption } from './checks/command-schema.ts';
import { ClientRefusal } from './client-refusal.ts';
import type { RegisteredCommand } from './command-registry.ts';

/** What an option is set to. */
export type OptionValue = string | number | boolean;

/** A command filled in. */
export interface Invocation {
  readonly name: string;
  /** `status`, or `group status` for one in a group. */
  readonly subcommand?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/** An option as it travels. */
export interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: OptionValue;
  readonly focused?: boolean;
  readonly options?: readonly SentOption[];
}

/**
 * Reads a typed line. After the command and its subcommand stand plain words, then `name: value name: value`, or either
 * alone. The plain words go to the first option that is not named, except that last words that can only be a later
 * option's (one of its choices, or a number such as `#2` or `2`) go there; where the first one takes choices, it takes
 * one word.
 *
 * @param find finds a command by name.
 * @throws ClientRefusal
 */
export function readLine(
  line: string,
  find: (name: string) => RegisteredCommand | undefined,
): { readonly command: RegisteredCommand; readonly invocation: Invocation } {
  const words = line.trim().replace(/^\//, '').split(/\s+/);
  const name = words.shift() ?? '';
  const command = find(name);
  if (command === undefined) throw new ClientRefusal(`There is no command /${name}.`);
  const path: string[] = [];
  let options: readonly CommandOption[] = command.options ?? [];
  let next = nested(options, words[0]);
  while (next !== undefined) {
    path.push(next.name);
    words.shift();
    options = next.options ?? [];
    next = nested(options, words[0]);
  }
  const values = assign(words, options.filter(isLeaf));
  const subcommand = path.length > 0 ? { subcommand: path.join(' ') } : {};
  return { command, invocation: { name, ...subcommand, options: values } };
}

/**
 * The options as they travel, once they are what the command wants.
 *
 * @param focused the option being typed, for which nothing is checked yet.
 * @throws ClientRefusal
 */
export function fillIn(
  command: RegisteredCommand,
  invocation: Invocation,
  focused?: string,
): readonly SentOption[] {
  const path = invocation.subcommand?.split(' ') ?? [];
  return fillLevel(command.options ?? [], path, invocation.options ?? {}, focused, `/${command.name}`);
}

function fillLevel(
  options: readonly CommandOption[],
  path: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | undefined,
  where: string,
): readonly SentOption[] {
  const [step, ...rest] = path;
  const hasNested = options.some((option) => !isLeaf(option));
  if (step !== undefined || hasNested) {
    const inner = nested(options, step);
    if (inner === undefined)
      throw new ClientRefusal(
        step === undefined
          ? `${where} needs a subcommand: ${options.map((option) => option.name).join(', ')}.`
          : `${where} has no subcommand ${step}.`,
      );
    const filled = fillLevel(inner.options ?? [], rest, values, focused, `${where} ${inner.name}`);
    return [{ name: inner.name, type: inner.type, options: filled }];
  }
  const leaves = options.filter(isLeaf);
  for (const name of Object.keys(values))
    if (!leaves.some((option) => option.name === name))
      throw new ClientRefusal(`${where} has no option ${name}.`);
  return leaves.flatMap((option) => {
    const value = values[option.name];
    if (option.name === focused) {
      if (option.autocomplete !== true) throw new ClientRefusal(`${where} suggests nothing for ${focused}.`);
      return [{ name: option.name, type: option.type, value: value ?? '', focused: true }];
    }
    if (value === undefined) {
      if (option.required === true && focused === undefined)
        throw new ClientRefusal(`${where}: the option ${option.name} is required.`);
      return [];
    }
    // While another option is typed, what the others hold is not judged yet.
    const judged = focused === undefined ? accepted(option, value, where) : value;
    return [{ name: option.name, type: option.type, value: judged }];
  });
}

/** The value, if the option takes it. */
function accepted(option: CommandLeaf, value: OptionValue, where: string): OptionValue {
  const refuse = (why: string): never => {
    throw new ClientRefusal(`${where}: ${option.name} ${why}.`);
  };
  switch (option.type) {
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number: {
      const number = typeof value === 'number' ? value : Number(String(value).replace(/^#/, ''));
      const whole = option.type === ApplicationCommandOptionType.Integer;
      if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) refuse('is not a number');
      if (typeof option.min_value === 'number' && number < option.min_value) refuse('is too small');
      if (typeof option.max_value === 'number' && number > option.max_value) refuse('is too large');
      return chosen(option, number, refuse);
    }
    case ApplicationCommandOptionType.Boolean:
      return typeof value === 'boolean' ? value : String(value).toLowerCase() === 'true';
    default: {
      const text = String(value);
      if (text === '') refuse('is empty');
      if (typeof option.min_length === 'number' && text.length < option.min_length) refuse('is too short');
      if (text.length > (option.max_length ?? 6_000)) refuse('is too long');
      return chosen(option, text, refuse);
    }
  }
}

/** Where there are choices, only they can be sent; they are typed by name and travel by value. */
function chosen<Value extends string | number>(
  option: CommandLeaf,
  value: Value,
  refuse: (why: string) => never,
): OptionValue {
  const choices = option.choices ?? [];
  if (choices.length === 0) return value;
  const found = choices.find((choice) => choice.value === value || choice.name === String(value));
  return found?.value ?? refuse(`is none of ${choices.map((choice) => choice.name).join(', ')}`);
}

function assign(words: readonly string[], options: readonly CommandLeaf[]): Record<string, OptionValue> {
  const { before, values: labelled } = labelledValues(words.join(' '), options);
  return {
    ...positional(
      before,
      options.filter(({ name }) => !Object.hasOwn(labelled, name)),
    ),
    ...labelled,
  };
}

function positional(text: string, options: readonly CommandLeaf[]): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  const left = text.split(' ').filter((word) => word !== '');
  const [first, ...later] = options;
  for (const option of later.toReversed()) {
    const last = left.at(-1);
    // The first option keeps a word for itself.
    if (last === undefined || left.length === 1 || !couldBe(option, last)) continue;
    values[option.name] = last;
    left.pop();
  }
  const [word] = left;
  // A choice is one word: what stands behind it is for the options behind.
  if (first !== undefined && word !== undefined && left.length > 1 && couldBe(first, word)) {
    const behind = later.filter(({ name }) => !Object.hasOwn(values, name));
    return { [first.name]: word, ...positional(left.slice(1).join(' '), behind), ...values };
  }
  const rest = left.join(' ');
  if (rest === '') return values;
  if (first === undefined) throw new ClientRefusal(`The command takes no option for “${rest}”.`);
  return { [first.name]: rest, ...values };
}

/** What is given by name, and the words before it. */
function labelledValues(
  text: string,
  options: readonly CommandLeaf[],
): { readonly before: string; readonly values: Record<string, OptionValue> } {
  if (options.length === 0) return { before: text, values: {} };
  const names = options.map((option) => option.name).join('|');
  const marks = [...text.matchAll(new RegExp(`(?:^| )(${names}):`, 'gu'))];
  const values: Record<string, OptionValue> = {};
  marks.forEach((mark, place) => {
    const from = mark.index + mark[0].length;
    const value = text.slice(from, marks[place + 1]?.index ?? text.length).trim();
    if (value !== '') values[mark[1] ?? ''] = value;
  });
  return { before: text.slice(0, marks[0]?.index ?? text.length), values };
}

function couldBe(option: CommandLeaf, word: string): boolean {
  if (option.type === ApplicationCommandOptionType.Integer) return /^#?\d+$/.test(word);
  return (option.choices ?? []).some((choice) => choice.value === word || choice.name === word);
}

type Nested = Exclude<CommandOption, CommandLeaf>;

const nested = (options: readonly CommandOption[], name: string | undefined): Nested | undefined =>
  options.find((option): option is Nested => !isLeaf(option) && option.name === name);

const isLeaf = (option: CommandOption): option is CommandLeaf =>
  option.type !== ApplicationCommandOptionType.Subcommand &&
  option.type !== ApplicationCommandOptionType.SubcommandGroup;
