/**
 * How texts are made comparable for a search: case, accents, punctuation and inflection by an s do not matter.
 *
 * Only for searching. What stands between quotation marks is never shown or verified in this form.
 */

/** The longest query that is looked at, in UTF-16 code units; no title, name or alias is longer. */
export const LONGEST_QUERY = 200;

/** What most people type once it is in lower case: nothing of it has to be made comparable. */
const FOLDED = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Letters that compatibility decomposition leaves whole although people type them as others. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * A text as words of plain lower-case letters and digits with single blanks between them: `Ebrard’s U.S.
 * Visit` becomes `ebrard us visit`. Empty for a text without a letter or digit.
 */
export function fold(text: string): string {
  const lowered = text.toLowerCase();
  if (FOLDED.test(lowered)) return lowered;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^ -~]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(/['’ʼ]s?(?![\p{L}\p{N}])/gu, '')
    .replace(/['’ʼ]/g, '')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}])|[^\p{L}\p{N}]|$)/gu, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** A query in the form of {@link fold}, cut at {@link LONGEST_QUERY}: a search costs the same whatever is typed. */
export function foldQuery(query: string): string {
  return fold(query.trim().slice(0, LONGEST_QUERY));
}

/** The words of a folded text. */
export function wordsOf(folded: string): readonly string[] {
  return folded === '' ? [] : folded.split(' ');
}

/** A word without the s of its plural, so that `gun` and `guns` find each other. */
export function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Words that stand in every question and therefore find nothing: in folded form. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about all am an and any are as at be been brief briefing briefs but by can could did do does for from ' +
    'give got had has have he her him his how i if in into is it its latest me more my news not of on or our ' +
    'out please quotation quotations quote quoted quotes said say saying says she show so some story tell that ' +
    'the their them then there these they this to up was we were what when where which who whose why will ' +
    'with would you your'
  ).split(' '),
);

/** The words that carry what somebody asks: all but those that stand in every question. */
export function significant(words: readonly string[]): readonly string[] {
  return words.filter((word) => !STOP_WORDS.has(word));
}
