/**
 * The answer to what was understood in part or not at all: both are named, with what is near and one line that works.
 */
import { type Element, paragraph } from '../../cards/card.ts';
import type { Answer, Context } from '../command.ts';
import { echoOf } from '../not-found.ts';

/** A corrected line: what to call it and what to run. */
export interface Correction {
  readonly label: string;
  readonly line: string;
}

/** What was typed, sorted. */
export interface Unclear {
  /** What was understood, in the words that were typed. */
  readonly understood: readonly string[];
  /** Words that were not, as they were typed. */
  readonly unknown: readonly string[];
  /** What is to be known besides, in whole sentences of our own: what is missing, how something is written. */
  readonly advice: readonly string[];
  readonly corrections?: readonly Correction[];
  /** A line that works. */
  readonly example: string;
}

/** How many corrected lines are offered: as many as are seen at a glance. */
const MOST_CORRECTIONS = 3;

/** Says what was understood, what was not, and what works. Nothing was changed. */
export function unclear(
  { understood, unknown, advice, corrections = [], example }: Unclear,
  { place }: Pick<Context, 'place'>,
): Answer {
  const sentences = [
    understood.length === 0 ? 'Nothing was understood.' : `Understood: ${echoOf(understood.join(', '))}.`,
    ...(unknown.length === 0 ? [] : [`Not understood: ${echoOf(unknown.join(' '))}.`]),
    ...advice,
    'Nothing was changed.',
  ];
  const buttons = corrections.slice(0, MOST_CORRECTIONS);
  const elements: readonly Element[] = [
    paragraph(sentences.join(' ')),
    paragraph(`Example: /${example}`),
    ...(place.extent === 'chat' && buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
  ];
  return { outcome: 'not-found', card: { elements }, audience: 'asker' };
}
