/** Which articles the weights were learned from, by the hashes of their texts: a score on these says little. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const FILE = new URL('./learned-from.json', import.meta.url);

const hashes = z.array(z.string());

/** As many hexadecimal digits tell any articles apart. */
const DIGITS = 16;

/** What stands for a text: the beginning of its SHA-256. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

/** Writes down the articles that weights were learned from. */
export function writeLearnedFrom(texts: readonly string[]): void {
  writeFileSync(FILE, `${JSON.stringify(texts.map(hashOf).toSorted(), null, 2)}\n`);
}

/** How many of some texts the weights of the project were learned from. */
export function countLearnedFrom(texts: readonly string[]): number {
  const known = new Set(hashes.parse(JSON.parse(readFileSync(FILE, 'utf8'))));
  return texts.filter((text) => known.has(hashOf(text))).length;
}
