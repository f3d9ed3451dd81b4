/**
 * Counting the sentences of a summary.
 */

/** Abbreviations behind whose full stop a capital letter begins no sentence. Without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx dr prof st sen rep gov gen col lt sgt capt adm rev hon jr sr vs vol pp inc ltd corp dept ' +
    'approx jan feb mar apr jun jul aug sept sep oct nov dec mt ft cf'
  ).split(' '),
);

/** A mark that may end a sentence, what may close behind it, and what follows. */
const POSSIBLE_END = /([.!?…]+)[)\]"'”’»]*(?=\s+[("'“‘«[]*[\p{Lu}\p{N}]|\s*$)|[。！？]/gu;

/**
 * How many sentences a text has. A full stop behind an abbreviation (U.S., Mr., J.) never ends one, so that
 * a text is never blamed for a sentence that it does not have; a text whose last sentence has no stop counts it all the same.
 */
export function countSentences(text: string): number {
  const trimmed = text.trim();
  let count = 0;
  let counted = 0;
  for (const match of trimmed.matchAll(POSSIBLE_END)) {
    const end = match.index + match[0].length;
    if (match[1] === '.' && end < trimmed.length && isAbbreviated(trimmed.slice(0, match.index))) continue;
    count += 1;
    counted = end;
  }
  return counted < trimmed.length ? count + 1 : count;
}

/** Whether the last word of a text is one that a full stop merely shortens. */
function isAbbreviated(before: string): boolean {
  const word = /[\p{L}.]+$/u.exec(before.slice(-20))?.[0] ?? '';
  return /^(\p{L}\.)*\p{L}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}
