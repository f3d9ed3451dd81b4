/** Finds tokens and sentences by where they stand, by a search and not by a walk. */
import type { Sentence, Token } from '../reading/reading.ts';

/** The lowest index from which `isBehind` holds on, of `length` places; `length` where it never does. */
export function lowest(length: number, isBehind: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first token that ends behind `position`. */
export function tokenAt(tokens: readonly Token[], position: number): number {
  return lowest(tokens.length, (index) => (tokens[index]?.end ?? 0) > position);
}

/** The sentence that holds the token at `index`. */
export function sentenceAt(sentences: readonly Sentence[], index: number): Sentence | undefined {
  return sentences[lowest(sentences.length, (at) => (sentences[at]?.last ?? 0) > index)];
}
