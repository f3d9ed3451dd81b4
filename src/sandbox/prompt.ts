/**
 * The prompt in the terminal: one person who types in Slack and in Discord at once, and sees what comes back.
 */

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
    '  @bot brief migration mentions the bot in Slack',
    '  discord /brief       types a slash command in Discord; "slack …" and "discord …" work with any line',
    '  ?                    shows this again; Ctrl+C ends',
  ].join('\n');
}

type Action =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'instructions' }
  | { readonly kind: 'press'; readonly control: number }
  | { readonly kind: 'type'; readonly side: 'slack' | 'discord'; readonly line: string }
  | { readonly kind: 'unclear' };

/** What a line at the prompt means: `/…` and `@…` are typed in Slack, `!…` in Discord, a number presses a button. */
export function readPromptLine(typed: string, prefix: string): Action {
  const line = typed.trim();
  if (line === '') return { kind: 'nothing' };
  if (line === '?' || line === 'help') return { kind: 'instructions' };
  if (/^\d{1,3}$/.test(line)) return { kind: 'press', control: Number(line) };
  const [, named, rest = ''] = /^(slack|discord)\s+(.+)$/is.exec(line) ?? [];
  if (named !== undefined)
    return { kind: 'type', side: named.toLowerCase() === 'slack' ? 'slack' : 'discord', line: rest };
  if (line.startsWith('/') || line.startsWith('@')) return { kind: 'type', side: 'slack', line };
  return line.startsWith(prefix) ? { kind: 'type', side: 'discord', line } : { kind: 'unclear' };
}

/** Makes the prompt. Messages that come unasked, such as a digest, are written as they come. */
export function createPrompt({ slack, discord, prefix, write, wait, width }: PromptOptions): Prompt {
  let last: ShownMessage | undefined;
  let shown = 0;
  for (const side of [slack, discord]) {
    side.onMessage((message) => {
      // A notice in between, such as "one moment", leaves the buttons of the message before within reach.
      if (message.controls > 0) last = message;
      shown += 1;
      const lines = message.lines.flatMap((line) => wrapped(line, width() - INDENT.length));
      write(`\n${message.heading}\n${lines.map((line) => `${INDENT}${line}`.trimEnd()).join('\n')}\n`);
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

  async function act(action: () => Promise<void>): Promise<void> {
    const before = shown;
    try {
      await action();
    } catch (error) {
      write(`\n${error instanceof Error ? error.message : String(error)}\n`);
      return;
    }
    if (!(await answered(before))) write('\nNo answer came: the bot answers only what is addressed to it.\n');
  }

  const instructions = instructionsFor(prefix);
  return {
    instructions,
    async run(typed) {
      const action = readPromptLine(typed, prefix);
      switch (action.kind) {
        case 'nothing':
          return;
        case 'instructions':
          write(`\n${instructions}\n`);
          return;
        case 'unclear':
          write(`\nBegin with / for Slack, ${prefix} for Discord, or type ? to see what works.\n`);
          return;
        case 'press': {
          const message = last;
          if (message === undefined) write('\nThere is no message with buttons yet.\n');
          else await act(() => message.press(action.control));
          return;
        }
        case 'type': {
          const side = action.side === 'slack' ? slack : discord;
          await act(() => side.type(action.line));
          return;
        }
      }
    },
  };
}
