/** Strings in double quotation marks, whoever they belong to. */
import type { Span } from '../../src/drafting/extraction.ts';
import { Cover } from './overlap.ts';
import { bare, holdsWords } from './pieces.ts';

/** A mark that opens, and everything up to the next one that closes; without one, up to the end of the line. */
const STRING = /(?:[“„"]|``)[^\n]*?(?:[”‟"]|''|(?=\n)|$)/gu;

const WORDS = /[\p{L}\p{N}]/gu;

/** The strings of a text. */
export class MarkedStrings {
  /** Each bare, those without a word left out. */
  readonly strings: readonly Span[];
  readonly #text: string;
  readonly #cover: Cover;

  constructor(text: string) {
    const whole = [...text.matchAll(STRING)].map(({ 0: string, index }) => ({
      start: index,
      end: index + string.length,
    }));
    this.#text = text;
    this.#cover = new Cover(text.length, whole);
    this.strings = whole.map((span) => bare(text, span)).filter((span) => holdsWords(text, span));
  }

  /** Whether every word of a place stands in marks. */
  hold({ start, end }: Span): boolean {
    for (const { index } of this.#text.slice(start, end).matchAll(WORDS))
      if (!this.#cover.has(start + index)) return false;
    return true;
  }
}
