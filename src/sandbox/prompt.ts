/**
 * The prompt in the terminal: one person who types in Slack and in Discord at once, and sees what comes back.
 */

import type { BotView } from './web/bot-view.ts';
import { wrapped } from './wrap.ts';

/** A message as the person at the prompt sees it. */
export interface ShownMessage {
  /** Where it stands and who sees it, such as `Slack #briefings, only you`. */
  readonly heading: string;
  /** Its text, line by line; controls are numbered: `[1] Share`. */
  readonly lines: readonly string[];
  /** How many controls it has. */
  readonly controls: number;
  /** Presses the control with a number, counted from 1. Rejects where the platform refuses it or has none such. */
  press(control: number): Promise<void>;
}

/** One platform's side of the prompt. */
export interface PromptSide {
  /** `Slack`, `Discord`. */
  readonly name: string;
  /** Types a line there. Rejects with what the platform would show where it refuses the line. */
  type(line: string): Promise<void>;
  /** Calls the listener for every message of the app that the person can see. */
  onMessage(listener: (message: ShownMessage) => void): void;
}

/** What the prompt works with. */
export interface PromptOptions {
  readonly slack: PromptSide;
  readonly discord: PromptSide;
  /** What stands before a command that is typed in Discord: `!`. */
  readonly prefix: string;
  /** Lets days pass. */
  readonly bot: Pick<BotView, 'now' | 'passDay'>;
  readonly write: (text: string) => void;
  /** The screen's width in columns, `Infinity` where there is no screen. */
  readonly width: () => number;
  /** Resolves after some milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A prompt that runs one line at a time. */
export interface Prompt {
  /** How to use it, for the first screen and for `?`. */
  readonly instructions: string;
  /** Runs a line. Resolves once what came back is written. */
  run(line: string): Promise<void>;
}

/** How long the first answer may take, and how long nothing must follow it, in milliseconds. */
const FIRST_ANSWER = 3_000;
const QUIET = 150;
const STEP = 25;

/** What messages are set in by. */
const INDENT = '  ';

/** How to use the prompt. @param prefix what stands before a command that is typed in Discord. */
export function instructionsFor(prefix: string): string {
  return [
    'You are in #briefings, in a Slack and in a Discord on this machine. Try:',
    '',
    '  /brief migration     typed in Slack',
    `  ${prefix}quote Morgan        typed in Discord`,
    '  /digest now          posts a digest, after asking',
    '',
    '  1, 2, 3 …            presses a button of the last message',
    '  day                  lets a day pass: digests come when they are due',
    '  @bot brief migration mentions the bot in Slack',
    '  discord /brief       types a slash command in Discord; "slack …" and "discord …" work with any line',
    '  ?                    shows this again; Ctrl+C ends',
    '',
    'Trouble, such as lost replies and lost connections, is made on the page: npm start without --terminal.',
  ].join('\n');
}

type Action =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'instructions' }
  | { readonly kind: 'day' }
  | { readonly kind: 'press'; readonly control: number }
  | { readonly kind: 'type'; readonly side: 'slack' | 'discord'; readonly line: string }
  | { readonly kind: 'unclear' };

/** What a line at the prompt means: `/…` and `@…` are typed in Slack, `!…` in Discord, a number presses a button. */
export function readPromptLine(typed: string, prefix: string): Action {
  const line = typed.trim();
  if (line === '') return { kind: 'nothing' };
  if (line === '?' || line === 'help') return { kind: 'instructions' };
  if (line === 'day') return { kind: 'day' };
  if (/^\d{1,3}$/.test(line)) return { kind: 'press', control: Number(line) };
  const [, named, rest = ''] = /^(slack|discord)\s+(.+)$/is.exec(line) ?? [];
  if (named !== undefined)
    return { kind: 'type', side: named.toLowerCase() === 'slack' ? 'slack' : 'discord', line: rest };
  if (line.startsWith('/') || line.startsWith('@')) return { kind: 'type', side: 'slack', line };
  return line.startsWith(prefix) ? { kind: 'type', side: 'discord', line } : { kind: 'unclear' };
}

/** What a control is and where: the message's heading, how it begins, and the line with the control. */
function namedIn({ heading, lines }: ShownMessage, control: number): readonly string[] {
  const begins = lines.find((line) => line.trim() !== '');
  const line = lines.find((one) => one.includes(`[${control}]`));
  return [...new Set([heading, begins, line])].flatMap((one) => one ?? []);
}

/** A time as the person at the keyboard reads it. @param time epoch milliseconds. */
const inWords = (time: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(time);

/** Makes the prompt. Messages that come unasked, such as a digest, are written as they come. */
export function createPrompt({ slack, discord, prefix, bot, write, wait, width }: PromptOptions): Prompt {
  /** The last message with controls, and whether it is what came last. */
  let pressable: { readonly message: ShownMessage; readonly isLast: boolean } | undefined;
  /** The control of an older message that is pressed if its number is typed once more. */
  let offered: number | undefined;
  let shown = 0;

  /** Something else came last: from now on a number must be typed twice. */
  function outdate(): void {
    if (pressable !== undefined) pressable = { ...pressable, isLast: false };
    offered = undefined;
  }

  function indented(lines: readonly string[]): string {
    const fitting = lines.flatMap((line) => wrapped(line, width() - INDENT.length));
    return fitting.map((line) => `${INDENT}${line}`.trimEnd()).join('\n');
  }

  for (const side of [slack, discord]) {
    side.onMessage((message) => {
      outdate();
      if (message.controls > 0) pressable = { message, isLast: true };
      shown += 1;
      write(`\n${message.heading}\n${indented(message.lines)}\n`);
    });
  }

  /** Waits for the first answer to something, then until no further one follows. Whether there was one. */
  async function answered(before: number): Promise<boolean> {
    for (let waited = 0; shown === before; waited += STEP) {
      if (waited >= FIRST_ANSWER) return false;
      await wait(STEP);
    }
    for (let known = before; known !== shown; await wait(QUIET)) known = shown;
    return true;
  }

  /** Whether something could be done. Where not, it is written why. */
  async function did(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      write(`\n${error instanceof Error ? error.message : String(error)}\n`);
      return false;
    }
  }

  async function act(action: () => Promise<void>): Promise<void> {
    const before = shown;
    if (!(await did(action)) || (await answered(before))) return;
    write('\nNo answer came: the bot answers only what is addressed to it.\n');
  }

  /** Presses a control of what came last. One of an older message is named first, and pressed the second time. */
  async function press(control: number): Promise<void> {
    const again = offered === control;
    offered = undefined;
    if (pressable === undefined) {
      write('\nThere is no message with buttons yet.\n');
      return;
    }
    const { message, isLast } = pressable;
    if (isLast || again) {
      await act(() => message.press(control));
      return;
    }
    if (control > message.controls) {
      write('\nWhat came last has nothing to press.\n');
      return;
    }
    offered = control;
    const named = indented(namedIn(message, control));
    write(
      `\nWhat came last has nothing to press. Type ${control} again to press it in this older message:\n${named}\n`,
    );
  }

  async function passDay(): Promise<void> {
    outdate();
    if (await did(() => bot.passDay())) write(`\nA day has passed: it is ${inWords(bot.now())}.\n`);
  }

  const instructions = instructionsFor(prefix);
  return {
    instructions,
    async run(typed) {
      const action = readPromptLine(typed, prefix);
      if (action.kind !== 'press') offered = undefined;
      switch (action.kind) {
        case 'nothing':
          return;
        case 'instructions':
          write(`\n${instructions}\n`);
          return;
        case 'unclear':
          write(`\nBegin with / for Slack, ${prefix} for Discord, or type ? to see what works.\n`);
          return;
        case 'day':
          await passDay();
          return;
        case 'press':
          await press(action.control);
          return;
        case 'type': {
          outdate();
          const side = action.side === 'slack' ? slack : discord;
          await act(() => side.type(action.line));
          return;
        }
      }
    },
  };
}
