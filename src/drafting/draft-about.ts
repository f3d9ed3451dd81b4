/**
 * What a quotation is about, in words of its own, until an editor says it better.
 */
import { significant, stem } from '../briefs/normalise.ts';
import { hasLetters, isPrintable, lineWithin, wordsAt } from './excerpt.ts';
import type { Span } from './extraction.ts';

/** The most words that stand for what a quotation is about. */
const MOST_WORDS = 8;

/** The longest `about` that a brief holds, in characters. */
const LONGEST = 120;

/** The shortest word that can say what something is about, and the longest that is one, in characters. */
const SHORTEST_WORD = 3;
const LONGEST_WORD = 50;

/** Where one thought ends: punctuation before white space (not the full stop of an initial), dashes, brackets, marks. */
const BREAKS = /(?<!\b\p{L})[.!?…]+(?=\s|$)|[,;:]+(?=\s|$)|[—–()[\]“”„"«»\n]+/gu;

interface Word extends Span {
  /** The word's stem; absent where it says nothing by itself. */
  readonly stem?: string;
}

function wordsIn(text: string, { start, end }: Span): readonly Word[] {
  return [...text.slice(start, end).matchAll(/\S+/g)].map(({ 0: written, index }) => {
    const place = { start: start + index, end: start + index + written.length };
    const key = stemOf(written);
    return key === undefined ? place : { ...place, stem: key };
  });
}

function stemOf(written: string): string | undefined {
  if (written.length > LONGEST_WORD) return undefined;
  const plain = written.toLowerCase().replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}]*$/gu, '');
  return plain.length < SHORTEST_WORD || significant([plain]).length === 0 ? undefined : stem(plain);
}

/** How often each telling word stands in a text. */
function frequencies(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { 0: written } of text.matchAll(/\S+/g)) {
    const key = stemOf(written);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The stretches of a span between its breaks. */
function thoughtsIn(text: string, { start, end }: Span): readonly Span[] {
  const thoughts: Span[] = [];
  let from = start;
  for (const { 0: mark, index } of text.slice(start, end).matchAll(BREAKS)) {
    thoughts.push({ start: from, end: start + index });
    from = start + index + mark.length;
  }
  return [...thoughts, { start: from, end }];
}

/** The few words of a stretch that say most, beginning and ending with a telling one. */
function bestOf(
  words: readonly Word[],
  weigh: (stem: string) => number,
): { span: Span; weight: number } | undefined {
  let best: { span: Span; weight: number } | undefined;
  for (const [index, first] of words.entries()) {
    if (first.stem === undefined) continue;
    const seen = new Set<string>();
    let weight = 0;
    for (const last of words.slice(index, index + MOST_WORDS)) {
      if (last.stem === undefined || seen.has(last.stem)) continue;
      seen.add(last.stem);
      weight += weigh(last.stem);
      if (weight > (best?.weight ?? 0)) best = { span: { start: first.start, end: last.end }, weight };
    }
  }
  return best;
}

/**
 * Says what quotations of a text are about: the few words running that hold most of what the whole text keeps coming
 * back to. The cost is linear in the text.
 */
export function aboutIn(text: string): (pieces: readonly Span[]) => string {
  const counts = frequencies(text);
  const weigh = (key: string) => Math.log2(1 + (counts.get(key) ?? 0));
  return (pieces) => {
    const candidates = pieces
      .flatMap((piece) => thoughtsIn(text, piece))
      .map((thought) => bestOf(wordsIn(text, thought), weigh))
      .filter((one) => one !== undefined);
    const best = candidates.reduce<(typeof candidates)[number] | undefined>(
      (most, one) => (one.weight > (most?.weight ?? 0) ? one : most),
      undefined,
    );
    return lineFrom(text, [...(best === undefined ? [] : [best.span]), ...pieces]);
  };
}

function lineFrom(text: string, spans: readonly Span[]): string {
  const lines = spans.map((span) => wordsAt(text, lineWithin(text, span, LONGEST)));
  return lines.find((line) => hasLetters(line) && isPrintable(line)) ?? '';
}
