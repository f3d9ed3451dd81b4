/**
 * The text of a source as offsets count in it: normalised by the two rules below and by nothing else.
 */
import { hashOf } from './hash.ts';

/** A source's text, ready to be searched. It is held in memory only; the repository never has it. */
export interface SourceText {
  /** The normalised text. Offsets into it are UTF-16 code units, ends exclusive. */
  readonly text: string;
  /** SHA-256 of the normalised text as UTF-8, in lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** Removes a byte-order mark and turns CRLF and CR into LF. */
export function normaliseSource(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/**
 * A source from the decoded text of its file. The hash is that of the normalised text, so that an article
 * saved on another system stays the same source.
 */
export function sourceText(fileText: string): SourceText {
  const text = normaliseSource(fileText);
  return { text, sha256: hashOf(text) };
}

/** Every offset at which words stand in a text, overlapping ones included. */
export function occurrences(text: string, words: string): readonly number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}
