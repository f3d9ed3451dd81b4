/** Which articles the weights were learned from, by the hashes of their texts: a score on these says little. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const FILE = new URL('./learned-from.json', import.meta.url);

const lesson = z.object({ weights: z.string(), articles: z.array(z.string()) });

/** The hash of the weights, and those of the texts of the articles they were learned from. */
export type LearnedFrom = z.output<typeof lesson>;

/** As many hexadecimal digits tell any texts apart. */
const DIGITS = 16;

/** What stands for a text: the beginning of its SHA-256. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

/** Writes down the articles that weights were learned from. @param weights the weights as they are in their file. */
export function writeLearnedFrom(weights: string, texts: readonly string[]): void {
  const learned: LearnedFrom = { weights: hashOf(weights), articles: texts.map(hashOf).toSorted() };
  writeFileSync(FILE, `${JSON.stringify(learned, null, 2)}\n`);
}

/** What was written down last. */
export const readLearnedFrom = (): LearnedFrom => lesson.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** How many of some texts are among those. */
export function countLearnedFrom({ articles }: LearnedFrom, texts: readonly string[]): number {
  const known = new Set(articles);
  return texts.filter((text) => known.has(hashOf(text))).length;
}
