/**
 * The shorter forms of a name: what people type who do not type all of it.
 */
import { fold, wordsOf } from './normalise.ts';

/** What stands behind a family name without being one, in folded form. */
const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);

/** Words that initials leave out, in folded form. */
const SMALL_WORDS: ReadonlySet<string> = new Set([
  'and',
  'de',
  'du',
  'for',
  'in',
  'la',
  'of',
  'on',
  'the',
  'und',
  'y',
]);

/** The words of a person's name, folded, without a suffix such as Jr. */
function nameWords(name: string): readonly string[] {
  const words = wordsOf(fold(name));
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && SUFFIXES.has(last) ? words.slice(0, -1) : words;
}

/** The last word of a name, folded: `ebrard` for Marcelo Ebrard. Undefined for a name of one word. */
export function lastName(name: string): string | undefined {
  const words = nameWords(name);
  return words.length > 1 ? words.at(-1) : undefined;
}

/** The first word of a name, folded: `marcelo` for Marcelo Ebrard. Undefined for a name of one word. */
export function firstName(name: string): string | undefined {
  const words = nameWords(name);
  return words.length > 1 ? words[0] : undefined;
}

/**
 * The abbreviations by which an organisation may be known, folded: its initials, also without a country's
 * abbreviation in front. U.S. Customs & Border Protection is `uscbp` and `cbp`.
 */
export function acronyms(organisation: string): readonly string[] {
  const words = wordsOf(fold(organisation)).filter((word) => !SMALL_WORDS.has(word));
  const [first, ...rest] = words;
  if (first === undefined) return [];
  const initials = rest.map((word) => word.charAt(0)).join('');
  const abbreviated = /^(\p{Lu}\.?){2,3}(?![\p{L}.])/u.test(organisation.trim());
  const all = abbreviated ? [first + initials, initials] : [first.charAt(0) + initials];
  return all.filter((letters) => letters.length > 1);
}
