/**
 * The id that a draft gets: a few telling words of its title.
 */
import { fold, significant, wordsOf } from '../../briefs/normalise.ts';

/** The longest id that is made, in characters: what people type is short, and a number has to fit behind it. */
const LONGEST = 40;

/** The most words of a title that an id is made from. */
const MOST_WORDS = 5;

/**
 * An id that is free.
 *
 * @param title absent or without a letter of the Latin alphabet: the id is made from `otherwise`.
 * @param isTaken whether an id finds something already.
 */
export function idFor(title: string, otherwise: string, isTaken: (id: string) => boolean): string {
  const id = idFrom(title) ?? otherwise;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function idFrom(title: string): string | undefined {
  const all = wordsOf(fold(title))
    .map((word) => word.replace(/[^a-z0-9]+/g, ''))
    .filter((word) => word !== '');
  // An id without its "not" would say the opposite.
  const telling = all.filter((word) => word === 'not' || significant([word]).length > 0);
  const words = (telling.length > 1 ? telling : all).slice(0, MOST_WORDS);
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id === '' ? undefined : id;
}
