/**
 * What the box above a composer offers for the line so far: commands, options, values, the bot's name.
 */
import type { CommandView, OptionView, PaneState } from '../../web/protocol.ts';
import { type CalledCommand, calledCommand, type Segment, segments } from './command-line.ts';

/** Something that can be taken over into the line. */
export interface Offer {
  readonly label: string;
  /** What it is or does, in small print. */
  readonly detail: string;
  /** The whole line once it is taken. */
  readonly line: string;
}

/** What is offered. */
export interface Offers {
  /** What the list is called. */
  readonly title: string;
  readonly offers: readonly Offer[];
  /**
   * Whether the first offer is marked from the start, so that Enter takes it. It is not where the line is complete as
   * it stands, and Enter should send it.
   */
  readonly marked: boolean;
}

/** A question to the bot: what may stand for an option. */
export interface CompletionQuery {
  readonly command: CommandView;
  readonly option: OptionView;
  readonly typed: string;
  /** What the other options hold so far. */
  readonly options: Readonly<Record<string, string>>;
  /** The line with a value in the place of what is typed. */
  readonly lineWith: (value: string) => string;
}

/** What is to be done for a line. */
export type Suggestion =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'offers' } & Offers)
  | ({ readonly kind: 'ask' } & CompletionQuery);

const NONE: Suggestion = { kind: 'none' };

/** Decides what to offer for a line whose end is being typed. */
export function suggestionFor(
  line: string,
  { platform, bot, commands }: Pick<PaneState, 'platform' | 'bot' | 'commands'>,
): Suggestion {
  if (line.includes('\n')) return NONE;
  if (line.startsWith('@')) return mentionOf(line, bot.name);
  if (!line.startsWith('/')) return NONE;
  const called = calledCommand(line, commands);
  if (called === undefined || line === called.command.name) return commandsFor(line, commands);
  return platform === 'discord' ? optionsFor(line, called) : NONE;
}

function mentionOf(line: string, name: string): Suggestion {
  const mention = `@${name}`;
  if (!mention.toLowerCase().startsWith(line.toLowerCase())) return NONE;
  return offered(
    'People and apps',
    [{ label: mention, detail: 'App: answers where everybody sees it', line: `${mention} ` }],
    true,
  );
}

/** The commands whose name starts as the line does, or else any that contain what is typed. */
export function matchingCommands(line: string, commands: readonly CommandView[]): readonly CommandView[] {
  const typed = line.toLowerCase();
  const starting = commands.filter(({ name }) => name.startsWith(typed));
  return starting.length > 0 ? starting : commands.filter(({ name }) => name.includes(typed.slice(1)));
}

function commandsFor(line: string, commands: readonly CommandView[]): Suggestion {
  const offers = matchingCommands(line, commands).map(({ name, usage, description }) => ({
    label: usage === '' ? name : `${name} ${usage}`,
    detail: description,
    line: `${name} `,
  }));
  return offered('Commands of this app', offers, !commands.some(({ name }) => name === line));
}

function optionsFor(line: string, called: CalledCommand): Suggestion {
  const { command, rest } = called;
  const given = segments(rest, command.options);
  const last = given.at(-1);
  const remaining = command.options.filter((option) => !given.some((segment) => segment.option === option));
  if (last === undefined) {
    const [first] = remaining;
    if (first === undefined) return NONE;
    // What takes any words has nothing to offer: then the options themselves are of more use.
    if (!hasValues(first)) return remainingFor(line, remaining, 'Options');
    return valuesFor(line, called, { option: first, value: '', named: false });
  }
  const isFinished = last.value.trim() !== '' && /\s$/.test(rest);
  return isFinished ? remainingFor(line, remaining, 'More options') : valuesFor(line, called, last);
}

const hasValues = ({ autocomplete, choices }: OptionView): boolean => autocomplete || choices.length > 0;

function remainingFor(line: string, options: readonly OptionView[], title: string): Suggestion {
  return offered(
    title,
    options.map(({ name, description }) => ({
      label: `${name}:`,
      detail: description,
      line: `${line.trimEnd()} ${name}:`,
    })),
    false,
  );
}

function valuesFor(line: string, called: CalledCommand, { option, value, named }: Segment): Suggestion {
  const before = line.slice(0, line.length - value.length);
  const lineWith = (taken: string) => `${named ? before : `${before}${option.name}:`}${taken} `;
  if (option.autocomplete)
    return {
      kind: 'ask',
      command: called.command,
      option,
      typed: value.trim(),
      options: othersOf(called, option),
      lineWith,
    };
  return offeredValues(option, option.choices, value.trim(), lineWith);
}

/** As they are typed: while one option is, Discord does not judge the others. */
function othersOf({ command, rest }: CalledCommand, option: OptionView): Readonly<Record<string, string>> {
  const others = segments(rest, command.options).filter((segment) => segment.option !== option);
  return Object.fromEntries(
    others.map((segment) => [segment.option.name, segment.value.trim()]).filter(([, value]) => value !== ''),
  );
}

/**
 * Offers values for an option; those that the bot names in answer, or the option's own choices. The first is marked, as
 * in Discord's own client, where something is typed that is none of them as it stands.
 */
export function offeredValues(
  option: OptionView,
  values: readonly { readonly name: string; readonly value: string }[],
  typed: string,
  lineWith: (value: string) => string,
): Suggestion {
  const folded = typed.toLowerCase();
  const isValue = values.some(({ name, value }) => value === typed || name.toLowerCase() === folded);
  const fitting = option.autocomplete
    ? values
    : values.filter(({ name }) => name.toLowerCase().startsWith(folded));
  return offered(
    `${option.name}: ${option.description}`,
    fitting.map(({ name, value }) => ({
      label: name,
      detail: name.includes(value) ? '' : value,
      line: lineWith(value),
    })),
    typed !== '' && !isValue,
  );
}

function offered(title: string, offers: readonly Offer[], marked: boolean): Suggestion {
  return offers.length === 0 ? NONE : { kind: 'offers', title, offers, marked };
}
