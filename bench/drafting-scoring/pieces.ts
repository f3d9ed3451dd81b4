/**
 * Spans as they are compared: cut at line breaks, and without what neither side is to be paid or fined for: blanks, marks
 * and punctuation at both ends, and "that" before words.
 */
import type { Span } from '../../src/drafting/extraction.ts';

/** A place with what was marked or predicted there. */
export interface Piece<Of> extends Span {
  readonly of: Of;
}

const EDGE = /[\s,.;:!?…()[\]\-–—\p{Quotation_Mark}`]/u;
const WORD = /[\p{L}\p{N}]/u;
const COMPLEMENTISER = /^that\s+/iu;

/** A span without what stands at its ends. It is empty where nothing else stands in it. */
export function bare(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && EDGE.test(text.charAt(last - 1))) last -= 1;
  const first = withoutEdge(text, start, last);
  const that = COMPLEMENTISER.exec(text.slice(first, last))?.[0] ?? '';
  return { start: withoutEdge(text, first + that.length, last), end: last };
}

function withoutEdge(text: string, start: number, end: number): number {
  let first = start;
  while (first < end && EDGE.test(text.charAt(first))) first += 1;
  return first;
}

/** Whether any word or number stands in a span. */
export const holdsWords = (text: string, { start, end }: Span): boolean => WORD.test(text.slice(start, end));

/** The pieces of spans in the lines of a text, each bare; those without a word are left out. */
export function piecesOf<Of extends Span>(text: string, spans: readonly Of[]): readonly Piece<Of>[] {
  return spans.flatMap((of) =>
    linesOf(text, of)
      .map((line) => ({ ...bare(text, line), of }))
      .filter((piece) => holdsWords(text, piece)),
  );
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  const last = Math.min(end, text.length);
  for (let from = Math.max(0, start); from < last; ) {
    const found = text.indexOf('\n', from);
    const to = found < 0 || found > last ? last : found;
    lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

/** The first piece of each place. */
export function distinct<Of>(pieces: readonly Piece<Of>[]): readonly Piece<Of>[] {
  const places = new Map<string, Piece<Of>>();
  for (const piece of pieces) {
    const place = `${piece.start}-${piece.end}`;
    if (!places.has(place)) places.set(place, piece);
  }
  return [...places.values()];
}
