/** Abbreviations and what they stand for. */

/** Words that an abbreviation may leave out. */
const SMALL = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'a', 'an', 'at', 'by', 'de', '&', '-']);

/** Whether a word is written as an abbreviation is: `GDP`, `NATO`. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,7}s?$/u.test(word);
}

/** Whether the letters of `short` are those with which `words` begin, all of them but small ones. */
export function abbreviates(short: string, words: readonly string[]): boolean {
  const first = words[0]?.toLowerCase() ?? '';
  if (SMALL.has(first) || words.length < 2) return false;
  const letters = short.replace(/s$/, '').toLowerCase();
  const initials = (list: readonly string[]) => list.map((word) => word.slice(0, 1).toLowerCase()).join('');
  const plain = words.filter((word) => word !== '-');
  return (
    initials(plain) === letters ||
    initials(plain.filter((word) => !SMALL.has(word.toLowerCase()))) === letters
  );
}
