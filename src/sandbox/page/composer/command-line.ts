/**
 * A line as it is typed: which command it calls, and on Discord what it gives each option.
 *
 * Discord's own box holds each option in a field of its own. Here a line of text does, in the form in which Discord
 * itself writes a command down: `/quote who:Kim number:2`. Words without a name belong to the first option, but for
 * words at the end that only a later option can take: `/brief floods figures`.
 */
import type { CommandView, OptionView } from '../../web/protocol.ts';

/** A command at the start of a line, and what follows its name. */
export interface CalledCommand {
  readonly command: CommandView;
  /** Without the blank behind the name. */
  readonly rest: string;
}

/** The command that a line calls: the longest name that it starts with as whole words. */
export function calledCommand(line: string, commands: readonly CommandView[]): CalledCommand | undefined {
  const called = commands
    .filter(({ name }) => line === name || line.startsWith(`${name} `))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
  return called === undefined ? undefined : { command: called, rest: line.slice(called.name.length + 1) };
}

/** A stretch of a line that gives a value to an option. */
export interface Segment {
  readonly option: OptionView;
  readonly value: string;
  /** Whether the option's name stands before the value. */
  readonly named: boolean;
}

/** Cuts the words behind a command's name into segments, in the order in which they stand. */
export function segments(rest: string, options: readonly OptionView[]): readonly Segment[] {
  const starts = options
    .flatMap((option) => {
      const at = startOf(rest, option);
      return at === undefined ? [] : [{ option, ...at }];
    })
    .toSorted((one, other) => one.from - other.from);
  const named = starts.map(({ option, value }, index) => ({
    option,
    value: rest.slice(value, starts[index + 1]?.from ?? rest.length),
    named: true,
  }));
  const free = options.filter((option) => !named.some((segment) => segment.option === option));
  return [...unnamed(rest.slice(0, starts[0]?.from ?? rest.length), free), ...named];
}

function startOf(
  rest: string,
  { name }: OptionView,
): { readonly from: number; readonly value: number } | undefined {
  const at = ` ${rest}`.indexOf(` ${name}:`);
  return at === -1 ? undefined : { from: at, value: at + name.length + 1 };
}

function unnamed(words: string, options: readonly OptionView[]): readonly Segment[] {
  const [first, ...later] = options;
  if (first === undefined || words.trim() === '') return [];
  const last = /^(.*\S)\s+(\S+)\s*$/.exec(words);
  const taker = later.find((option) => takes(option, last?.[2] ?? ''));
  if (last === null || taker === undefined) return [{ option: first, value: words, named: false }];
  return [
    { option: first, value: last[1] ?? '', named: false },
    { option: taker, value: last[2] ?? '', named: false },
  ];
}

/** Whether a word can be nothing but this option's: one of its choices, or a number. */
function takes({ kind, choices }: OptionView, word: string): boolean {
  return kind === 'number' ? /^#?\d+$/.test(word) : choices.some(({ value }) => value === word.toLowerCase());
}

/** The options by name, as the platform gets them; or what its client would say before it sends anything. */
export type ReadOptions =
  | { readonly ok: true; readonly options: Readonly<Record<string, string | number>> }
  | { readonly ok: false; readonly error: string };

/** Reads the options of a Discord command from the words behind its name. */
export function readOptions(rest: string, { options }: CommandView): ReadOptions {
  const given = segments(rest, options)
    .map(({ option, value }) => ({ option, value: value.trim() }))
    .filter(({ value }) => value !== '');
  const missing = options.find(
    (option) => option.required && !given.some((segment) => segment.option === option),
  );
  if (missing !== undefined) return { ok: false, error: `This option is required: ${missing.name}` };
  const misfit = given.find(({ option, value }) => !fits(option, value));
  if (misfit !== undefined) return { ok: false, error: complaint(misfit.option) };
  return {
    ok: true,
    options: Object.fromEntries(given.map(({ option, value }) => [option.name, optionValue(option, value)])),
  };
}

function fits({ kind, choices }: OptionView, value: string): boolean {
  if (kind === 'number') return /^#?-?\d+$/.test(value);
  return choices.length === 0 || choiceFor(choices, value) !== undefined;
}

function complaint({ name, kind }: OptionView): string {
  return kind === 'number'
    ? `Input a valid integer: ${name}`
    : `Please choose one of the offered values: ${name}`;
}

function optionValue({ kind, choices }: OptionView, value: string): string | number {
  if (kind === 'number') return Number(value.replace(/^#/, ''));
  return choiceFor(choices, value)?.value ?? value;
}

function choiceFor(choices: OptionView['choices'], typed: string): OptionView['choices'][number] | undefined {
  const folded = typed.toLowerCase();
  return choices.find(({ name, value }) => value === typed || name.toLowerCase() === folded);
}
