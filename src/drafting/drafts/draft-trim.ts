/**
 * Trimming a quotation to a part: words are left out, and none is altered.
 */
import { LONGEST_QUOTATION } from '../../briefs/schema.ts';
import type { DraftQuotation } from '../draft.ts';
import type { Span } from '../extraction.ts';
import { MOST_PIECES } from './draft-quotations.ts';
import { differenceFrom } from './draft-wording.ts';
import { bare, hasLetters, wordsAt } from './excerpt.ts';

/** What divides the pieces that remain. */
const DIVIDER = / (?:…|\.\.\.) /;

/** What trimming leads to. */
export type Trimmed =
  | { readonly kind: 'pieces'; readonly pieces: readonly Span[] }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Trimmed => ({ kind: 'refused', reason });

/**
 * Looks for what remains of a quotation within the pieces that were found, to the character and in their order.
 *
 * @param words as an editor gives them: ` … ` divides pieces, and quotation marks around all of a piece are left out.
 */
export function trimmedTo(text: string, { id, found }: DraftQuotation, words: string): Trimmed {
  const whole = words.trim();
  if (whole === '')
    return refused(`Nothing would remain of ${id}. Drop it, or give the words that are to remain.`);
  if (whole.length > LONGEST_QUOTATION + found.length * 5) {
    return refused(
      `That is longer than ${LONGEST_QUOTATION.toLocaleString('en')} characters, the most that a quotation may have.`,
    );
  }
  // A source may print the divider itself: what stands there as a whole is one piece.
  const parts = placeOf(text, found, whole, 0) === undefined ? whole.split(DIVIDER) : [whole];
  if (parts.length > MOST_PIECES) return refused(`A quotation has ${MOST_PIECES} pieces at most.`);
  const pieces: Span[] = [];
  for (const part of parts) {
    const place = placeOf(text, found, part.trim(), pieces.at(-1)?.end ?? 0);
    if (place === undefined) return missing(text, found, part.trim(), id);
    if (isWithinWord(text, place.start) || isWithinWord(text, place.end)) {
      return refused(
        `“${wordsAt(text, place)}” begins or ends within a word of ${id}: trim it to whole words.`,
      );
    }
    const piece = bare(text, place);
    if (!hasLetters(wordsAt(text, piece)))
      return refused(`Nothing that can be read would remain of ${id}: give more of its words.`);
    pieces.push(piece);
  }
  return { kind: 'pieces', pieces };
}

/** Where words stand within a piece, behind an offset: as they are, or without marks around them. */
function placeOf(text: string, found: readonly Span[], words: string, from: number): Span | undefined {
  for (const sought of [words, words.replace(/^[“"„«](.*)[”"“»]$/su, '$1').trim()]) {
    if (sought === '') continue;
    for (const piece of found) {
      const start = Math.max(piece.start, from);
      const at = wordsAt(text, { start, end: piece.end }).indexOf(sought);
      if (at >= 0) return { start: start + at, end: start + at + sought.length };
    }
  }
  return undefined;
}

function missing(text: string, found: readonly Span[], words: string, id: string): Trimmed {
  const quotation = found.map((piece) => wordsAt(text, piece)).join('\n');
  const reason = quotation.includes(words)
    ? 'These words run over a break in it, or stand out of its order: give each piece by itself, divided by “ … ”.'
    : `These words do not stand in it. ${differenceFrom(quotation, words)}`;
  return refused(`${id} can be trimmed, not altered. ${reason}`);
}

/** A letter or digit, what joins two of them into one word or number, and another. */
const JOINED = /[\p{L}\p{M}\p{N}](?:[’'ʼ.,\u2010\u2011-])?[\p{L}\p{M}\p{N}]/gu;

/**
 * Whether an offset lies within a word or a number, where a cut would make another of it: `don’t`, `non-binding`,
 * `1,000`; or within one character.
 */
function isWithinWord(text: string, at: number): boolean {
  const start = Math.max(0, at - 4);
  const around = text.slice(start, at + 4);
  return codePointsSplitAt(text, at) || joinedAt(around, at - start);
}

/** Whether a text has two letters or digits that belong together on both sides of an offset. */
function joinedAt(text: string, at: number): boolean {
  JOINED.lastIndex = 0;
  for (let match = JOINED.exec(text); match !== null; match = JOINED.exec(text)) {
    if (match.index < at && at < match.index + match[0].length) return true;
    // The second letter may be the first of the next pair.
    JOINED.lastIndex = match.index + 1;
  }
  return false;
}

function codePointsSplitAt(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
