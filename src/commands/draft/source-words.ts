/**
 * The words of a draft's source: cut from its text at their places, never written by anybody else.
 */
import type { InContext } from '../../drafting/desk.ts';
import { lieWithin, wordsAt } from '../../drafting/drafts/excerpt.ts';
import type { Span } from '../../drafting/extraction.ts';

/** The words of several places, each by itself. */
export const wordsOf = (text: string, spans: readonly Span[]): readonly string[] =>
  spans.map((span) => wordsAt(text, span));

/** The sentences that a quotation stands in, as places in them: what lies outside of them is left out. */
export function contextOf(text: string, context: Span, pieces: readonly Span[]): InContext {
  const marked = pieces
    .filter((piece) => lieWithin(piece, context))
    .map(({ start, end }) => ({ start: start - context.start, end: end - context.start }));
  return { text: wordsAt(text, context), marked };
}

/** Pieces of a quotation as one line to type: ` … ` stands where the source breaks it. */
export const piecesToType = (text: string, pieces: readonly Span[]): string =>
  wordsOf(text, pieces).join(' … ');
