/** What the listeners share: how a line is answered and how the answer is drawn. */
import { type Card, notice, paragraph } from '../../cards/card.ts';
import { remembering } from '../../cards/remembering.ts';
import { type Commands, slashCommands } from '../../commands/command.ts';
import type { Claims } from './claims.ts';
import { linesOf } from './components.ts';
import { fitsCustomId, storeLongLines } from './custom-id.ts';
import { type DiscordMessages, draw } from './draw.ts';
import type { KeptForms } from './kept-forms.ts';
import type { LineStore } from './line-store.ts';
import type { Log } from './log.ts';

/** Runs something later; the returned function calls it off. */
export type Timer = (milliseconds: number, run: () => void) => () => void;

/** Node's own timer. */
export const nodeTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds);
  return () => clearTimeout(timeout);
};

/** What listeners answer with. */
export interface Answering {
  readonly commands: Commands;
  readonly lines: LineStore;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly timer: Timer;
  /** Absent where this process alone is sent the events. */
  readonly claims?: Claims;
  /** Ids of people who may manage digests, whatever their permissions. */
  readonly managers: ReadonlySet<string>;
  /** Ids of people who alone may draft and publish; where absent, who may manage the server. */
  readonly editors?: ReadonlySet<string>;
  readonly forms: KeptForms;
  /** What help should say about asking here. */
  helpNotes(): readonly string[];
}

/** Told to the asker where the bot itself is at fault; the log has the rest. */
export const FAULT: Card = notice('Something went wrong in the bot. It is in its log; please try again.');

/** The most messages that one answer may put before everybody. */
const MOST_PUBLIC = 4;

/** Draws a card if all of its lines fit their buttons, as those of most cards do; else `undefined`. */
const drawPlainly = remembering((card: Card): DiscordMessages | undefined =>
  linesOf(card.elements).every((line) => fitsCustomId(line)) ? draw(card) : undefined,
);

/** Draws an answer's card, storing lines that are too long for a button. */
export async function drawAnswer(card: Card, lines: LineStore): Promise<DiscordMessages> {
  return (
    drawPlainly(card) ??
    draw(card, { stored: await storeLongLines(linesOf(card.elements), undefined, lines) })
  );
}

/** What everybody sees of the answer to a line: not so much that a channel is flooded, and then with what was left out. */
export function forEverybody(messages: DiscordMessages, line: string, commands: Commands): DiscordMessages {
  if (messages.length <= MOST_PUBLIC) return messages;
  const [first, ...rest] = messages;
  const shown = rest.slice(0, MOST_PUBLIC - 2);
  const [left] = draw(
    notice(
      `There are ${messages.length - shown.length - 1} messages more, too many for a channel. Ask with /${commandOf(line, commands)} to see them all, you alone.`,
    ),
  );
  return [first, ...shown, left];
}

/** The slash command that a line runs; the first one where it runs none, so that nothing typed is repeated. */
export function commandOf(line: string, { knows, list }: Commands): string {
  const [word = ''] = /^\S*/.exec(line.toLowerCase()) ?? [];
  const [first] = slashCommands(list);
  return knows(word) || first === undefined ? word : first.name;
}

/** Puts a sentence of ours before a card. */
export const withSentence = (sentence: string, card: Card): Card => ({
  ...card,
  elements: [paragraph(sentence), ...card.elements],
});
