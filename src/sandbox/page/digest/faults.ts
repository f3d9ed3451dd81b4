/** The trouble that can be asked for, in words. Pure. */
import type { FaultName } from '../../web/protocol.ts';

/** One kind of trouble. */
export interface FaultWords {
  readonly name: FaultName;
  /** What its button says. */
  readonly label: string;
  /** What it does, and what the bot promises then. */
  readonly promise: string;
  /** What waits to happen, once it was asked for. */
  readonly waiting: string;
}

/** In the order of the buttons. */
export const FAULTS: readonly FaultWords[] = [
  {
    name: 'lose-connection',
    label: 'Lose the connection',
    promise: 'Cuts the line now. The bot connects again by itself, and misses no digest.',
    waiting: 'the connection is lost',
  },
  {
    name: 'answer-429',
    label: 'Answer 429',
    promise: 'Refuses the next post as one too many. The bot waits as long as it is told, then posts once.',
    waiting: 'the next post is answered 429',
  },
  {
    name: 'answer-500',
    label: 'Answer 500',
    promise: 'Fails on the next post. The bot cannot know whether it stands, so it looks before it repeats.',
    waiting: 'the next post is answered 500',
  },
  {
    name: 'lose-reply',
    label: 'Lose the reply',
    promise: 'Accepts the next post and loses the answer. The bot looks for it; nothing is posted twice.',
    waiting: 'the next post’s reply is lost',
  },
];

/** What waits to happen on a platform, in one sentence; absent where nothing does. */
export function waitingFaults(pending: readonly FaultName[]): string | undefined {
  const words = pending.map((name) => FAULTS.find((fault) => fault.name === name)?.waiting ?? name);
  if (words.length === 0) return undefined;
  return `Still to happen: ${words.join(', then ')}.`;
}
