/**
 * A quotation in its context: the paragraph of the source that it stands in.
 */
import { type Brief, type Piece, piecesOf } from '../../briefs/schema.ts';
import type { InContext } from '../desk.ts';
import type { Span } from '../extraction.ts';

/** Where the paragraph begins and ends that a span lies in, or the paragraphs that it runs over. */
function paragraphAround(text: string, { start, end }: Span): Span {
  let paragraph: Span = { start: 0, end: text.length };
  for (const { 0: gap, index } of text.matchAll(/\n[^\S\n]*\n/g)) {
    if (index + gap.length <= start) paragraph = { start: index + gap.length, end: text.length };
    else if (index >= end) {
      paragraph = { ...paragraph, end: index };
      break;
    }
  }
  const words = text.slice(paragraph.start, paragraph.end);
  return {
    start: paragraph.start + (words.length - words.trimStart().length),
    end: paragraph.start + words.trimEnd().length,
  };
}

/** Where a piece stands in a text, if its words are there. */
function placeOf(text: string, { exact, start }: Piece): Span | undefined {
  if (start === undefined || !text.startsWith(exact, start)) return undefined;
  return { start, end: start + exact.length };
}

/**
 * The paragraph of a quotation; absent where the brief has no such quotation, or its words are not at their place in the
 * text.
 *
 * @param text the text of the brief's source.
 */
export function contextOf(brief: Brief, quotation: string, text: string): InContext | undefined {
  const found = brief.quotations.find(({ id }) => id === quotation);
  const places = (found === undefined ? [] : piecesOf(found)).map((piece) => placeOf(text, piece));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const around = paragraphAround(text, { start: first.start, end: last.end });
  const marked: Span[] = [];
  for (const place of places) {
    if (place === undefined) return undefined;
    marked.push({ start: place.start - around.start, end: place.end - around.start });
  }
  return { text: text.slice(around.start, around.end), marked };
}
