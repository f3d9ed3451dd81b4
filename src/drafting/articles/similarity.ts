/**
 * Nearly the same text: an agency's story in two outlets, or an article that was changed a little after it appeared.
 *
 * A text's shingles are every five words that follow each other. Two texts are as alike as the share of their shingles
 * that both have (Jaccard). A sketch (min-hash, Broder 1997) keeps that measurable in a fixed, small size: for each of
 * so many orders of all possible shingles it holds the first that the text has, and two texts agree in an order as often
 * as they are alike. Bands of a sketch make alike texts findable by an index.
 */
import { fold, wordsOf } from '../../briefs/normalise.ts';

/** How many words a shingle has: fewer are shared by chance, more are broken by every change. */
const SHINGLE_WORDS = 5;

/** How many orders a sketch takes: its measure of likeness is right to about 0.06. */
export const SKETCH_SIZE = 64;

/**
 * How many values of a sketch make a band. With sixteen bands of four, texts that are alike by 0.7 share a band 99 times
 * in 100, by 0.5 64 times, by 0.2 twice or thrice.
 */
const BAND_ROWS = 4;

/** From this likeness on two texts are nearly the same. */
export const NEARLY_THE_SAME = 0.6;

/** Spreads an integer over all 32 bits, so that near ones come to lie far apart: the end of MurmurHash3. */
function spread(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The 32-bit hash of a word: FNV-1a over its UTF-16 code units. */
function hashOfWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** One number for each order: two texts are compared in the same ones. */
const ORDERS: readonly number[] = Array.from({ length: SKETCH_SIZE }, (_, index) =>
  spread(Math.imul(index + 1, 0x9e3779b1)),
);

/** The hashes of a text's shingles; of all its words together where they are fewer than a shingle has. */
function* shinglesOf(text: string): Generator<number> {
  const words = wordsOf(fold(text)).map(hashOfWord);
  const last = Math.max(words.length - SHINGLE_WORDS, 0);
  for (let start = 0; words.length > 0 && start <= last; start += 1) {
    let hash = 0;
    for (const word of words.slice(start, start + SHINGLE_WORDS)) hash = spread(Math.imul(hash, 31) ^ word);
    yield hash;
  }
}

/**
 * The sketch of a text: {@link SKETCH_SIZE} unsigned 32-bit integers, the same for the same words on every machine. Case,
 * accents, punctuation and layout do not matter. Empty for a text without a word. Its cost is linear in the text.
 */
export function sketchOf(text: string): readonly number[] {
  const least = new Uint32Array(SKETCH_SIZE).fill(0xffffffff);
  let any = false;
  for (const shingle of shinglesOf(text)) {
    any = true;
    for (let order = 0; order < SKETCH_SIZE; order += 1) {
      const place = spread(shingle ^ (ORDERS[order] ?? 0));
      if (place < (least[order] ?? 0)) least[order] = place;
    }
  }
  return any ? Array.from(least) : [];
}

/** The bands of a sketch: texts that are alike share at least one, others hardly ever do. None for an empty sketch. */
export function bandsOf(sketch: readonly number[]): readonly string[] {
  const bands: string[] = [];
  for (let start = 0; start + BAND_ROWS <= sketch.length; start += BAND_ROWS) {
    const values = sketch.slice(start, start + BAND_ROWS).map((value) => value.toString(36));
    bands.push(`${start / BAND_ROWS}:${values.join('.')}`);
  }
  return bands;
}

/** How much of their shingles two texts share, from 0 to 1, as far as their sketches tell. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  return a.filter((value, order) => value === b[order]).length / a.length;
}
