/**
 * The answer to what was understood in part or not at all: both are named, with what is near and one line that works.
 */
import { command, type Element, paragraph } from '../../cards/card.ts';
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

function sentencesOf({ understood, unknown, advice }: Unclear): string {
  return [
    ...(understood.length === 0 ? [] : [`Understood: ${echoOf(understood.join(', '))}.`]),
    ...(unknown.length === 0 ? [] : [`Not understood: ${echoOf(unknown.join(' '))}.`]),
    ...advice,
  ].join(' ');
}

/** Says what was understood, what was not, and what works. */
export function unclear(account: Unclear, { place }: Pick<Context, 'place'>): Answer {
  const buttons = (account.corrections ?? []).slice(0, MOST_CORRECTIONS);
  const elements: readonly Element[] = [
    paragraph(sentencesOf(account)),
    ...(place.form === true ? [] : [paragraph('Example: ', command(account.example))]),
    ...(place.extent === 'chat' && buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
  ];
  return { outcome: 'not-found', card: { elements }, audience: 'asker' };
}

/** As {@link unclear}, where something was to be changed: it was not. */
export function unclearChange(account: Unclear, context: Pick<Context, 'place'>): Answer {
  return unclear({ ...account, advice: [...account.advice, 'Nothing was changed.'] }, context);
}
