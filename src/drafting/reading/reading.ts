/**
 * A text as the extraction reads it: paragraphs, sentences, tokens with parts of speech, all as places in the text.
 */
import type { Span } from '../extraction.ts';

/** A word or a mark. */
export interface Token extends Span {
  /** As written. */
  readonly text: string;
  readonly lower: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, PRON, ADJ, ADV, ADP, DET, NUM, PUNCT, SCONJ, CCONJ, PART … */
  readonly tag: string;
  readonly lemma: string;
}

/** A sentence: tokens from `first` to before `last`. */
export interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
}

/** A text that has been read. */
export interface Reading {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}
