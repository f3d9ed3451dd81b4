/**
 * What a quotation is about, in words of the source, until an editor says it better.
 */

import type { FoundQuotation, Span } from '../extraction.ts';
import { hasLetters, isPrintable, lineWithin, wordsAt } from './excerpt.ts';

/** The longest `about` that a brief holds, in characters. */
const LONGEST = 120;

/**
 * Says what a quotation is about: the noun phrase that was found in it, else how it begins.
 *
 * @param pieces of it, as they are shown.
 */
export function aboutIn(text: string, { about }: FoundQuotation, pieces: readonly Span[]): string {
  const lines = [...(about === undefined ? [] : [about]), ...pieces].map((span) =>
    wordsAt(text, lineWithin(text, span, LONGEST)).replace(/[.,;:!?…\s]+$/, ''),
  );
  return lines.find((line) => hasLetters(line) && isPrintable(line)) ?? '';
}
