/**
 * An excerpt: a span made to fit where it is shown, by leaving out words at its ends and never by altering any.
 */
import type { Span } from '../extraction.ts';

/** The words at a span. */
export const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);

/** Whether a span lies within another. */
export const lieWithin = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** Whether two spans share a character. */
export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** A span without white space at its ends; empty where it holds nothing else. */
export function trimmedSpan(text: string, span: Span): Span {
  const words = wordsAt(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.start + words.trimEnd().length) };
}

/** A span without white space around it, nor marks that go all around it: they are no part of the words. */
export function bare(text: string, span: Span): Span {
  let inner = trimmedSpan(text, span);
  while (/^[“"„«][^“”"„«»]*[”"“»]$/.test(wordsAt(text, inner))) {
    inner = trimmedSpan(text, { start: inner.start + 1, end: inner.end - 1 });
  }
  return inner;
}

/** A span with the opening marks right before it, and the closing ones right behind it: they belong to its sentence. */
export function withMarks(text: string, { start, end }: Span): Span {
  const before = /[“"„«‘]*$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  const behind = /^[”"»’]*/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return { start: start - before, end: end + behind };
}

/**
 * As much of a span's beginning as fits one line: up to its first line break, and to the last whole word within the
 * longest length allowed. Empty where the span holds nothing but white space.
 */
export function lineWithin(text: string, span: Span, longest: number): Span {
  const trimmed = trimmedSpan(text, span);
  const [line = ''] = wordsAt(text, trimmed).split('\n', 1);
  if (line.length <= longest) return trimmedSpan(text, { ...trimmed, end: trimmed.start + line.length });
  const cut = line.slice(0, longest);
  const whole = /\s/.test(line[longest] ?? '') ? cut : cut.replace(/\S+$/, '');
  // One word that is longer than all that fits is cut, though never through a character.
  const kept = whole.trim() === '' ? cut.replace(/[\uD800-\uDBFF]$/, '') : whole;
  return trimmedSpan(text, { ...trimmed, end: trimmed.start + kept.length });
}

/** Whether a brief's file can hold words: no half characters, no invisible control characters. */
export function isPrintable(words: string): boolean {
  return words.isWellFormed() && !/(?![\t\n\u0085])\p{Cc}/u.test(words);
}

/** Whether words hold anything that can be read or asked for. */
export const hasLetters = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);

/** Whether no word goes on at either end of a span: a check looks for a figure as a whole. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  const goesOn = (at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  return !goesOn(start) && !goesOn(end);
}
