/** What an application command must keep to beyond the shape of its fields. */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { COMMAND } from '../limits.ts';
import type { FieldProblem } from '../refusal.ts';
import type { CommandCreate, CommandLeaf, CommandOption } from './command-schema.ts';

type Path = readonly (string | number)[];

/** Names of chat commands and of all options; letters that have a lower case must be in it. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Every rule that the command breaks. */
export function commandProblems(command: CommandCreate, at: Path = []): readonly FieldProblem[] {
  const chat = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  const problems: FieldProblem[] = [];
  if (chat) {
    if (!isName(command.name)) problems.push(invalidName([...at, 'name']));
    if ((command.description ?? '') === '')
      problems.push({
        path: [...at, 'description'],
        code: 'BASE_TYPE_REQUIRED',
        message: 'This field is required',
      });
  } else if ((command.description ?? '') !== '' || (command.options ?? []).length > 0) {
    problems.push({
      path: [...at, 'description'],
      code: 'APPLICATION_COMMAND_DESCRIPTION_INVALID',
      message: 'Context menu commands cannot have a description or options',
    });
  }
  problems.push(...optionsProblems(command.options ?? [], [...at, 'options']));
  if (commandLength(command) > COMMAND.total)
    problems.push({
      path: at,
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: `Command exceeds maximum size (${COMMAND.total})`,
    });
  return problems;
}

const isName = (name: string): boolean => NAME.test(name) && name === name.toLowerCase();

function optionsProblems(options: readonly CommandOption[], at: Path): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const names = new Set<string>();
  const nested = options.filter((option) => !isLeaf(option)).length;
  let optionalBefore = false;
  options.forEach((option, index) => {
    const path = [...at, index];
    if (!isName(option.name)) problems.push(invalidName([...path, 'name']));
    if (names.has(option.name))
      problems.push({
        path: [...path, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message: 'Option name already exists',
      });
    names.add(option.name);
    if (nested > 0 && isLeaf(option))
      problems.push({
        path: [...path, 'type'],
        code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
      });
    if (isLeaf(option)) {
      if (option.required === true && optionalBefore)
        problems.push({
          path,
          code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          message: 'Required options must be placed before non-required options',
        });
      optionalBefore ||= option.required !== true;
      problems.push(...leafProblems(option, path));
    } else {
      problems.push(...optionsProblems(option.options ?? [], [...path, 'options']));
    }
  });
  return problems;
}

const isLeaf = (option: CommandOption): option is CommandLeaf =>
  option.type !== ApplicationCommandOptionType.Subcommand &&
  option.type !== ApplicationCommandOptionType.SubcommandGroup;

const isText = (option: CommandLeaf): boolean => option.type === ApplicationCommandOptionType.String;
const isNumber = (option: CommandLeaf): boolean =>
  option.type === ApplicationCommandOptionType.Integer || option.type === ApplicationCommandOptionType.Number;

/** Which keys only some types of option may hold. */
const KEYS_OF_TYPES = [
  { keys: ['choices', 'autocomplete'], takes: (option: CommandLeaf) => isText(option) || isNumber(option) },
  { keys: ['min_length', 'max_length'], takes: isText },
  { keys: ['min_value', 'max_value'], takes: isNumber },
  {
    keys: ['channel_types'],
    takes: (option: CommandLeaf) => option.type === ApplicationCommandOptionType.Channel,
  },
] as const;

function leafProblems(option: CommandLeaf, at: Path): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const { keys, takes } of KEYS_OF_TYPES)
    for (const key of keys)
      if ((option[key] ?? false) !== false && !takes(option))
        problems.push({
          path: [...at, key],
          code: 'APPLICATION_COMMAND_OPTION_FIELD_INVALID',
          message: `This type of option does not take ${key}`,
        });
  if (option.autocomplete === true && (option.choices ?? []).length > 0)
    problems.push({
      path: at,
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
      message: 'An option with autocomplete cannot have choices',
    });
  problems.push(...range(option.min_value, option.max_value, [...at, 'min_value']));
  problems.push(...range(option.min_length, option.max_length, [...at, 'min_length']));
  problems.push(...choiceProblems(option, at));
  return problems;
}

function range(min: number | null | undefined, max: number | null | undefined, path: Path) {
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return [];
  return [
    { path, code: 'APPLICATION_COMMAND_OPTION_RANGE_INVALID', message: 'The minimum exceeds the maximum' },
  ];
}

function choiceProblems(option: CommandLeaf, at: Path): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const names = new Set<string>();
  option.choices?.forEach((choice, index) => {
    const path = [...at, 'choices', index];
    const fits =
      option.type === ApplicationCommandOptionType.Integer
        ? Number.isInteger(choice.value)
        : typeof choice.value === (isText(option) ? 'string' : 'number');
    if (!fits)
      problems.push({
        path: [...path, 'value'],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_TYPE_INVALID',
        message: 'The value is not of the type of the option',
      });
    if (names.has(choice.name))
      problems.push({
        path: [...path, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        message: 'Choice name already exists',
      });
    names.add(choice.name);
  });
  return problems;
}

/**
 * The length that counts towards a command's limit. Of each name and description the longest translation
 * counts, of each choice its value too.
 */
export function commandLength(command: CommandCreate): number {
  return (
    longest(command.name, command.name_localizations) +
    longest(command.description ?? '', command.description_localizations) +
    optionsLength(command.options ?? [])
  );
}

function optionsLength(options: readonly CommandOption[]): number {
  let sum = 0;
  for (const option of options) {
    sum += longest(option.name, option.name_localizations);
    sum += longest(option.description, option.description_localizations);
    if (isLeaf(option)) {
      for (const choice of option.choices ?? [])
        sum += longest(choice.name, choice.name_localizations) + String(choice.value).length;
    } else {
      sum += optionsLength(option.options ?? []);
    }
  }
  return sum;
}

const longest = (
  text: string,
  translations: Readonly<Record<string, string | null>> | null | undefined,
): number =>
  Math.max(
    text.length,
    ...Object.values(translations ?? {}).map((translation) => (translation ?? '').length),
  );

const invalidName = (path: Path): FieldProblem => ({
  path,
  code: 'APPLICATION_COMMAND_INVALID_NAME',
  message: 'Command name is invalid',
});
