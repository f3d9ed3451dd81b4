/**
 * The sentences of a text that a person wrote.
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
 * The sentences of a text, in order. A full stop behind an abbreviation (U.S., Mr., J.) never ends one, so that a text is
 * never blamed for a sentence that it does not have; a last sentence without a stop is one all the same.
 */
export function sentencesOf(text: string): readonly string[] {
  const trimmed = text.trim();
  const sentences: string[] = [];
  let begin = 0;
  for (const match of trimmed.matchAll(POSSIBLE_END)) {
    const end = match.index + match[0].length;
    if (match[1] === '.' && end < trimmed.length && isAbbreviated(trimmed.slice(0, match.index))) continue;
    sentences.push(trimmed.slice(begin, end).trim());
    begin = end;
  }
  return begin < trimmed.length ? [...sentences, trimmed.slice(begin).trim()] : sentences;
}

/** How many sentences a text has. */
export const countSentences = (text: string): number => sentencesOf(text).length;

/** Whether the last word of a text is one that a full stop merely shortens. */
function isAbbreviated(before: string): boolean {
  const word = /[\p{L}.]+$/u.exec(before.slice(-20))?.[0] ?? '';
  return /^(\p{L}\.)*\p{L}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}
