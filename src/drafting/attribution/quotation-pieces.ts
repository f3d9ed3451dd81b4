/** Units of content as spans of the text, without the marks and commas around them. */

import type { FoundQuotation, Span } from '../extraction.ts';
import type { UnitSpan } from './content-spans.ts';
import type { Unit } from './units.ts';
import { isMarked, KIND } from './word-kind.ts';

const EDGES = new Set<number>([KIND.comma, KIND.semicolon, KIND.colon, KIND.dash, KIND.stop]);

/** The words of content; undefined where it holds none. */
export function contentSpan(text: string, units: readonly Unit[], { from, to }: UnitSpan): Span | undefined {
  let first = from;
  let last = to - 1;
  while (first < last && EDGES.has(units[first]?.kind ?? KIND.none)) first++;
  while (last > first && EDGES.has(units[last]?.kind ?? KIND.none)) last--;
  const opening = units[first];
  const closing = units[last];
  if (opening === undefined || closing === undefined) return undefined;
  const inner = first === last ? opening.marked?.inner : undefined;
  const span = inner === undefined ? { start: opening.start, end: closing.end } : withoutComma(text, inner);
  return /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)) ? span : undefined;
}

/** The comma at the end of "…," belongs to the sentence around it. */
function withoutComma(text: string, span: Span): Span {
  return text[span.end - 1] === ',' && span.end - span.start > 1
    ? { start: span.start, end: span.end - 1 }
    : span;
}

/** How far pieces stand in quotation marks. */
export function typeOf(units: readonly Unit[], pieces: readonly UnitSpan[]): FoundQuotation['type'] {
  const kinds = pieces.map(({ from, to }) => {
    let marked = 0;
    for (let index = from; index < to; index++) if (isMarked(units[index]?.kind ?? KIND.none)) marked++;
    if (marked === 0) return 'indirect';
    return marked === to - from ? 'direct' : 'mixed';
  });
  const [first = 'indirect'] = kinds;
  return kinds.every((kind) => kind === first) ? first : 'mixed';
}

/** The units of a span that are strings in quotation marks. */
export function markedUnits(units: readonly Unit[], { from, to }: UnitSpan): readonly number[] {
  const found: number[] = [];
  for (let index = from; index < to; index++)
    if (isMarked(units[index]?.kind ?? KIND.none)) found.push(index);
  return found;
}
