/**
 * Which differences between what was typed and a name count as a slip of the fingers.
 */
import { distance } from 'fastest-levenshtein';

/** How many letters may be wrong in a name of this length: a short name is another name at once (Iran, Iraq). */
export function allowedTypos(length: number): 0 | 1 | 2 {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * How many letters were mistyped, both texts being folded; undefined where it is no slip but another word.
 * Two wrong letters are a slip only behind a right first letter, and a digit is never one.
 */
export function typosBetween(typed: string, name: string): number | undefined {
  const allowed = allowedTypos(name.length);
  if (Math.abs(typed.length - name.length) > allowed) return undefined;
  const typos = distance(typed, name);
  if (typos > allowed || (typos > 1 && typed[0] !== name[0])) return undefined;
  return typos === 0 || digits(typed) === digits(name) ? typos : undefined;
}

const digits = (text: string): string => text.replace(/\P{N}/gu, '');
