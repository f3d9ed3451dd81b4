/**
 * From the bytes of a file to its text: UTF-8 or nothing, because one wrongly read character would break
 * the promise that a quotation is printed to the character.
 */
import { type Position, positionIn, START } from './problem.ts';

/**
 * The largest file of a brief, in bytes. The longest brief that the schema allows takes about 300,000, and
 * a larger file would only slow down every reload.
 */
export const LARGEST_BRIEF_FILE = 524_288;

/** A file's text, or why there is none. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly at: Position; readonly message: string };

/** Decodes a file's bytes as UTF-8. A byte-order mark stays in the text. */
export function decodeText(bytes: Uint8Array): FileText {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const offset = firstReplaced(bytes, text);
  if (offset === undefined) return { kind: 'text', text };
  return {
    kind: 'unreadable',
    at: positionIn(text, offset),
    message: 'the file is not UTF-8 from here on: save it again with the encoding UTF-8',
  };
}

/** Decodes a brief's file, unless it is larger than a brief can be. */
export function decodeBrief(bytes: Uint8Array): FileText {
  if (bytes.byteLength > LARGEST_BRIEF_FILE) return tooLarge(bytes.byteLength);
  return decodeText(bytes);
}

/** What is said of a file of so many bytes, which need not be read for it. */
export function tooLarge(bytes: number): Extract<FileText, { kind: 'unreadable' }> {
  const size = `${bytes.toLocaleString('en')} bytes`;
  const limit = `${LARGEST_BRIEF_FILE.toLocaleString('en')}`;
  return {
    kind: 'unreadable',
    at: START,
    message: `the file has ${size}, and a brief has ${limit} at most: keep the source itself out of it, or make two briefs`,
  };
}

/** The offset in `text` of the first character that stands for bytes which are not UTF-8. */
function firstReplaced(bytes: Uint8Array, text: string): number | undefined {
  const again = new TextEncoder().encode(text);
  const length = Math.max(bytes.length, again.length);
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== again[index]) {
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(again.subarray(0, index)).length;
    }
  }
  return undefined;
}
