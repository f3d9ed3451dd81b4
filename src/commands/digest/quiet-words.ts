/**
 * What a digest does on a day with nothing new, in the words that people type and read.
 */
import type { Quiet } from '../../digest/subscription.ts';

/** A value of `quiet`, as it is typed and as it is explained. */
export interface QuietWord {
  readonly word: string;
  readonly quiet: Quiet;
  /** What happens on a day with nothing new. */
  readonly meaning: string;
}

/** What may be typed, in the order in which it is offered. */
export const QUIET_WORDS: readonly QuietWord[] = [
  { word: 'library', quiet: 'library', meaning: 'a quotation and a key point from the library' },
  { word: 'line', quiet: 'line', meaning: 'one line that says so' },
  { word: 'nothing', quiet: 'skip', meaning: 'nothing is posted' },
];

/** Other words for the same: the setting's own, and what people say. */
const SYNONYMS: ReadonlyMap<string, Quiet> = new Map([
  ['skip', 'skip'],
  ['none', 'skip'],
  ['off', 'skip'],
  ['one-line', 'line'],
  ...QUIET_WORDS.map(({ word, quiet }): [string, Quiet] => [word, quiet]),
]);

/** What a word stands for, with or without `quiet=` before it; nothing where it is none of these. */
export function readQuiet(word: string): Quiet | undefined {
  return SYNONYMS.get(
    word
      .trim()
      .toLowerCase()
      .replace(/^quiet=/, ''),
  );
}

/** The word for it. */
export function quietWord(quiet: Quiet): string {
  return QUIET_WORDS.find((one) => one.quiet === quiet)?.word ?? quiet;
}

/** What it means. */
export function quietMeaning(quiet: Quiet): string {
  return QUIET_WORDS.find((one) => one.quiet === quiet)?.meaning ?? quiet;
}
