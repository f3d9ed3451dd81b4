/** How much of one place is in others. */
import type { Span } from '../../src/drafting/extraction.ts';

/** Places that share so much of what either covers count as one, and as covered where so much of them is. */
export const ALIKE = 0.8;

const shared = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));

const lengthOf = ({ start, end }: Span): number => end - start;

/** How much two places share of what either covers (Jaccard), from 0 to 1. */
export function likeness(one: Span, other: Span): number {
  const both = shared(one, other);
  return both === 0 ? 0 : both / (lengthOf(one) + lengthOf(other) - both);
}

/** Whether places share a character. */
export const touch = (one: Span, other: Span): boolean => shared(one, other) > 0;

/** Whether a place covers most of another. */
export const covers = (one: Span, other: Span): boolean => shared(one, other) >= ALIKE * lengthOf(other);

/** Characters of a text that stand in any of some places. */
export class Cover {
  /** How many of the characters before each place are covered. */
  readonly #before: Uint32Array;

  /** @param spans what is covered, but for what is in `holes`. */
  constructor(length: number, spans: readonly Span[], holes: readonly Span[] = []) {
    const covered = new Uint8Array(length);
    for (const { start, end } of spans) covered.fill(1, start, end);
    for (const { start, end } of holes) covered.fill(0, start, end);
    this.#before = new Uint32Array(length + 1);
    covered.forEach((one, index) => {
      this.#before[index + 1] = (this.#before[index] ?? 0) + one;
    });
  }

  /** The share of a place that is covered. */
  shareOf(span: Span): number {
    return lengthOf(span) === 0 ? 0 : this.#count(span.start, span.end) / lengthOf(span);
  }

  /** Whether the character at `index` is covered. */
  has(index: number): boolean {
    return this.#count(index, index + 1) > 0;
  }

  #count(start: number, end: number): number {
    return (this.#before[end] ?? 0) - (this.#before[start] ?? 0);
  }
}
