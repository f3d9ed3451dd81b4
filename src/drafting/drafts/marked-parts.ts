/**
 * The parts of a text that stand in quotation marks, without the marks.
 */
import type { Span } from '../extraction.ts';

/** Marks, and the ends of paragraphs, at which a part that was never closed ends. */
const MARKS = /[“”„‟"«»‘’']|\n[^\S\n]*\n/g;

/** What closes a part, by what opened it. Straight marks open and close alike. */
const CLOSES: ReadonlyMap<string, string> = new Map([
  ['“', '”"‟'],
  ['„', '“”‟"'],
  ['«', '»'],
  ['»', '«'],
  ['"', '"”'],
  ['‘', '’'],
  ["'", "'"],
]);

/** Marks that are apostrophes as well: they count only where a word begins or ends. */
const SINGLE = "‘’'";

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

function opens(text: string, mark: string, at: number): boolean {
  if (mark === '“' || mark === '„' || mark === '«') return true;
  if (mark === '”' || mark === '‟' || mark === '’') return false;
  const [before, after] = [text[at - 1], text[at + 1]];
  const atWord = after !== undefined && !/\s/.test(after) && !isWord(before);
  // A straight double mark opens wherever none is open; single ones and » only where a word begins.
  return mark === '"' || (atWord && (mark !== "'" || isWord(after)));
}

function closes(text: string, opener: string, mark: string, at: number): boolean {
  if (CLOSES.get(opener)?.includes(mark) !== true) return false;
  return !SINGLE.includes(mark) || (!isWord(text[at + 1]) && !/\s/.test(text[at - 1] ?? ' '));
}

/**
 * Every part in marks, in order: the outer ones alone. One that is not closed runs to the end of its paragraph, unless
 * it was opened by a single mark, which then was an apostrophe.
 */
export function markedParts(text: string): readonly Span[] {
  const parts: Span[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  const endAt = (end: number): void => {
    if (open !== undefined && open.start < end) parts.push({ start: open.start, end });
    open = undefined;
  };
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark.startsWith('\n')) {
      if (open !== undefined && SINGLE.includes(open.mark)) open = undefined;
      endAt(index);
    } else if (open === undefined) {
      if (opens(text, mark, index)) open = { mark, start: index + 1 };
    } else if (closes(text, open.mark, mark, index)) {
      endAt(index);
    } else if (SINGLE.includes(open.mark) && !SINGLE.includes(mark) && opens(text, mark, index)) {
      // A double mark within single ones: more likely the single one was an apostrophe.
      open = { mark, start: index + 1 };
    }
  }
  if (open !== undefined && !SINGLE.includes(open.mark)) endAt(text.length);
  return parts;
}

/**
 * The parts in marks that lie within a span, cut at its ends.
 *
 * @param parts of the whole text, in order, as {@link markedParts} finds them.
 */
export function partsWithin(parts: readonly Span[], span: Span): readonly Span[] {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((parts[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const within: Span[] = [];
  for (let index = low; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined || part.start >= span.end) break;
    within.push({ start: Math.max(part.start, span.start), end: Math.min(part.end, span.end) });
  }
  return within;
}
