/**
 * Features of a candidate, as places in a table of weights. A feature is a template with up to three values, hashed,
 * so that no words need to be stored with the weights.
 */

/** The size of a table of weights; a power of two. */
export const TABLE = 1 << 18;

const PRIME = 0x01000193;

/** A number that stands for a word. */
export function wordNumber(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), PRIME);
  return hash | 1;
}

/** The place in a table of a template with its values. */
function featurePlace(template: number, first: number, second: number, third: number): number {
  let hash = Math.imul(template + 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ first, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 13) ^ third, 0x165667b1);
  return (hash ^ (hash >>> 16)) & (TABLE - 1);
}

/** The features of one candidate, in a buffer that is used again for the next. */
export class FeatureList {
  readonly places = new Int32Array(256);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(template: number, first = 0, second = 0, third = 0): void {
    if (this.length < this.places.length) {
      this.places[this.length++] = featurePlace(template, first, second, third);
    }
  }
}
