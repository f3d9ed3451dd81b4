/**
 * How much a text comes back to each of its statements: directed centrality as PacSum has it (Zheng and Lapata, 2019),
 * over tf-idf. A statement counts by its likeness to those behind it, which take it up again, and less by its likeness
 * to those before it. Sums are of vectors and not of pairs, so that the cost is linear in the text.
 */
import type { Token } from '../reading/reading.ts';

/** Weights of words, of length 1: the numbers of the words in ascending order, and the weight of each. */
export interface WordVector {
  readonly words: readonly number[];
  readonly weights: readonly number[];
}

/** The vectors of statements, and how many different words there are. */
export interface WordVectors {
  readonly vectors: readonly WordVector[];
  readonly size: number;
}

/** How much likeness to what stands before counts, with 1 for what stands behind: tuned by `bench/drafting-key-points.ts`. */
const BEFORE = 0.5;

const TELLING = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);

const EMPTY_WORDS = new Set(
  'say be have do go get make take come see know think want tell new last first other such many more most same own good'.split(
    ' ',
  ),
);

/** The telling words of a range of tokens, in their base form. */
export function tellingWords(
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly string[] {
  const words: string[] = [];
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined || !TELLING.has(token.tag) || token.text.length < 2) continue;
    const word = token.tag === 'PROPN' ? token.lower : token.lemma;
    if (!EMPTY_WORDS.has(word)) words.push(word);
  }
  return words;
}

/** The vectors of statements, each given by its words: rare words weigh more. */
export function wordVectors(statements: readonly (readonly string[])[]): WordVectors {
  const numbers = new Map<string, number>();
  const frequencies: number[] = [];
  const counted = statements.map((words) => {
    const counts = new Map<number, number>();
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      const count = counts.get(number) ?? 0;
      if (count === 0) frequencies[number] = (frequencies[number] ?? 0) + 1;
      counts.set(number, count + 1);
    }
    return counts;
  });
  const rarities = frequencies.map((frequency) => Math.log(1 + statements.length / frequency));
  return { vectors: counted.map((counts) => weighed(counts, rarities)), size: numbers.size };
}

function weighed(counts: ReadonlyMap<number, number>, rarities: readonly number[]): WordVector {
  const words = [...counts.keys()].sort((one, other) => one - other);
  const weights = words.map((word) => (counts.get(word) ?? 0) * (rarities[word] ?? 0));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { words, weights: weights.map((weight) => weight / length) };
}

/** How alike two vectors are, from 0 to 1. */
export function cosine(one: WordVector, other: WordVector): number {
  let sum = 0;
  let [at, there] = [0, 0];
  while (at < one.words.length && there < other.words.length) {
    const difference = (one.words[at] ?? 0) - (other.words[there] ?? 0);
    if (difference === 0) sum += (one.weights[at] ?? 0) * (other.weights[there] ?? 0);
    if (difference <= 0) at += 1;
    if (difference >= 0) there += 1;
  }
  return sum;
}

/** The centrality of each vector among all, from 0 to 1. */
export function directedCentrality({ vectors, size }: WordVectors): readonly number[] {
  const before = new Float64Array(size);
  const behind = new Float64Array(size);
  for (const vector of vectors) add(behind, vector, 1);
  const raw = vectors.map((vector) => {
    add(behind, vector, -1);
    const value = dot(vector, behind) + BEFORE * dot(vector, before);
    add(before, vector, 1);
    return value;
  });
  const low = raw.reduce((least, value) => Math.min(least, value), 0);
  const high = raw.reduce((most, value) => Math.max(most, value), 0);
  return raw.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

function dot({ words, weights }: WordVector, sum: Float64Array): number {
  return words.reduce((total, word, at) => total + (weights[at] ?? 0) * (sum[word] ?? 0), 0);
}

function add(sum: Float64Array, { words, weights }: WordVector, sign: number): void {
  words.forEach((word, at) => {
    sum[word] = (sum[word] ?? 0) + sign * (weights[at] ?? 0);
  });
}
