/**
 * What a draft is called where it is listed.
 */
import type { Draft } from '../draft.ts';

/** How many words of a source stand for a title. */
const MOST_WORDS = 8;

/** The longest of them, in characters. */
const LONGEST = 80;

/** A draft's title; where it has none the first words of its source, in marks. @param text of the source. */
export function draftName({ title }: Pick<Draft, 'title'>, text: string): string {
  if (title.trim() !== '') return title;
  const beginning = text.trim().slice(0, LONGEST * MOST_WORDS);
  const words = beginning.split(/\s+/).slice(0, MOST_WORDS).join(' ').slice(0, LONGEST);
  return `“${words}${words.length < text.trim().length ? ' …' : ''}”`;
}
