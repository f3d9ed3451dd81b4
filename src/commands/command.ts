/**
 * What people can ask, described without any platform in sight: a request comes in, an answer goes out.
 */
import type { Card } from '../cards/card.ts';

/** Who asks. Rights are looked up only when a command needs them: an ordinary question waits for nothing. */
export interface Asker {
  /** The platform's own id of the person, unique within the platform. */
  readonly id: string;
  /** The name to show when something is shared, as literal text. */
  readonly name: string;
  /**
   * Whether the asker may manage digests here: Manage Server or Manage Channels on Discord, a workspace
   * admin on Slack, always in a terminal. Never rejects: what cannot be looked up is `false`.
   */
  mayManage(): Promise<boolean>;
  /**
   * Whether the asker may draft and publish briefs: who is named by `DRAFT_EDITORS`, else Administrator or Manage Server
   * on Discord, a workspace admin on Slack, always in a terminal. Never rejects, as above.
   */
  mayEdit(): Promise<boolean>;
  /**
   * The asker's own time zone, where the platform tells it (Slack). Never rejects: what cannot be looked up is absent.
   * Without this method the platform never tells.
   */
  zone?(): Promise<string | undefined>;
}

/** Where a request was made. */
export interface Place {
  readonly platform: string;
  /** Slack team or Discord guild. Absent in a terminal and in direct messages. */
  readonly workspace?: string;
  /** The platform's own id of the channel, or of the thread or forum post in it. Absent in a terminal. */
  readonly channel?: string;
  /** The channel around it, where the place is a thread of one that may be subscribed by itself. */
  readonly around?: string;
  /** `chat`: a first answer fits a phone and leads on by buttons. `page`: there is room for everything. */
  readonly extent: 'chat' | 'page';
  /** Whether answers to the asker stand where everybody sees them, as replies to typed messages do. */
  readonly public?: boolean;
  /** Whether it is asked by a form that stays open: what is typed stands in its fields, and not in a line. */
  readonly form?: boolean;
  /** What help should say about asking here, such as a way of asking that is switched off. */
  readonly notes?: readonly string[];
}

/** What surrounds a command line: who asked it, where and when (epoch milliseconds). */
export interface Context {
  readonly asker: Asker;
  readonly place: Place;
  readonly at: number;
}

/** A command line, split into the command's name and the rest, with its context. */
export interface Request extends Context {
  /** What was typed behind the command's name, trimmed. */
  readonly input: string;
}

/**
 * An answer.
 *
 * `outcome` tells callers apart what was answered from what was not found, not allowed or asked too fast.
 *
 * `audience`: `asker` is shown as privately as the way of asking allows (a slash command's answer is seen by
 * the asker alone; a mention's answer stands in its thread); `private` must be seen by nobody else, and a
 * platform that cannot do so for this way of asking says how to ask instead; `channel` is posted for all.
 */
export interface Answer {
  readonly outcome: 'answered' | 'not-found' | 'refused' | 'limited';
  readonly card: Card;
  readonly audience: 'asker' | 'private' | 'channel';
}

/** A value offered while somebody types an option: `value` is what the option is set to. */
export interface Completion {
  readonly label: string;
  readonly value: string;
}

/** One option of a command. Options are positional: in a typed line their values follow in this order. */
export interface Option {
  readonly name: string;
  readonly description: string;
  /** `number` options are written with a leading `#` in a line (`quote Morgan #2`). */
  readonly kind: 'text' | 'number';
  /** What stands before its value in a line, where its value alone could be another option's: `quiet=`. */
  readonly before?: string;
  /** The only values allowed, where they are few. Never together with `completes`. */
  readonly choices?: readonly Completion[];
  /** Whether the command's `complete` offers values for it. */
  readonly completes?: boolean;
}

/** One subcommand: `digest status`. Its options are positional, as a command's are. */
export interface Subcommand {
  readonly name: string;
  readonly summary: string;
  /** What may follow its name, as help prints it: `[schedule] [topics]`. Absent where nothing may. */
  readonly usage?: string;
  readonly options?: readonly Option[];
}

interface CommandBase {
  readonly name: string;
  /** One line for help texts and the platforms' command lists, at most 100 characters (Discord's limit). */
  readonly summary: string;
  /** What may follow the name, as help prints it: `[topic] [part]`. */
  readonly usage: string;
  /**
   * Set for a command that platforms offer under no name of its own: neither as a slash command nor behind a prefix.
   * Such names are shared by everybody's bots, and `help` belongs to nobody. A mention with its name runs it, and so
   * does a button; how else to get there is the command's own affair (`brief help`).
   */
  readonly mentionedOnly?: true;
  /** Set for a command that most people may not use: help tells of it, and offers nobody a button to be refused by. */
  readonly forEditors?: true;
  /** A line that works with the library as it is, for help and for answers to what was not understood. */
  example(): string;
  run(request: Request): Promise<Answer>;
}

/** A command has options or subcommands, never both: Discord cannot invoke a base command that has subcommands. */
export type Command = CommandBase &
  (
    | {
        readonly options: readonly Option[];
        /** Values for an option that `completes`, best first, at most 25 (Discord's limit). */
        complete?(option: string, prefix: string, context: Context): readonly Completion[];
      }
    | {
        readonly subcommands: readonly Subcommand[];
        /** As above; an option's name means the same in every subcommand. */
        complete?(option: string, prefix: string, context: Context): readonly Completion[];
      }
  );

/**
 * Something that can be done with a message of a channel, from its own menu: Slack's message shortcut, Discord's
 * command of a message. Choosing it runs a line, as if the asker had typed it.
 */
export interface MessageShortcut {
  /** Unique; lower-case letters and hyphens. */
  readonly name: string;
  /** What the menu says, at most 24 characters (Slack's limit). */
  readonly label: string;
  /** What it does, at most 150 characters (Slack's limit). */
  readonly summary: string;
  /**
   * The line for a message. Absent where the message has nothing for it, and then `without` says so.
   * @param addresses the http and https addresses in the message, in order.
   */
  lineFor(addresses: readonly string[]): string | undefined;
  readonly without: string;
}

/** All commands together: what platforms and the terminal talk to. */
export interface Commands {
  readonly list: readonly Command[];
  readonly shortcuts: readonly MessageShortcut[];
  /**
   * Whether a word is the name of a command that is not `mentionedOnly`. Every other `!word` on Discord is another
   * bot's and gets no answer.
   */
  knows(name: string): boolean;
  /**
   * Answers a command line without prefix (`brief migration figures`). Never rejects for what people type:
   * an empty or unknown line is answered with help.
   */
  answer(line: string, context: Context): Promise<Answer>;
  /** Values for an option of a command while it is typed; empty where there is nothing to offer. */
  complete(command: string, option: string, prefix: string, context: Context): readonly Completion[];
}

/** The commands that have a slash command of their own, in order. */
export function slashCommands(commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ mentionedOnly }) => mentionedOnly !== true);
}

/**
 * Writes a command line from a platform's structured input, so that a filled-in form and a typed line run
 * the same way.
 *
 * @param values by option name; options without a value are left out.
 */
export function lineOf(
  command: Command,
  subcommand: string | undefined,
  values: ReadonlyMap<string, string | number>,
): string {
  const words = [command.name];
  if (subcommand !== undefined) words.push(subcommand);
  for (const option of optionsOf(command, subcommand)) {
    const value = values.get(option.name);
    if (value === undefined || value === '') continue;
    words.push(`${option.kind === 'number' ? '#' : (option.before ?? '')}${value}`);
  }
  return words.join(' ');
}

/** The options of a command, or of one of its subcommands; none where there is no such subcommand. */
export function optionsOf(command: Command, subcommand: string | undefined): readonly Option[] {
  if ('options' in command) return command.options;
  return command.subcommands.find(({ name }) => name === subcommand)?.options ?? [];
}
