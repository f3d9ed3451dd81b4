/**
 * How long a text may be, and must be, to be drafted from.
 */
import { fold, wordsOf } from '../../briefs/normalise.ts';
import { ArticleError } from '../article.ts';

/** The longest text, in UTF-16 code units: a book has as many. */
const LONGEST_TEXT = 2_000_000;

/** The fewest words of a text that somebody pastes: an agency's flash has as many. */
const FEWEST_WORDS = 15;

/** @throws ArticleError where a text is too short or too long to be drafted from. */
export function checkLength(text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw new ArticleError(
      `The text has more than ${LONGEST_TEXT.toLocaleString('en')} characters. Give the article alone.`,
    );
  }
  const words = wordsOf(fold(text.slice(0, 5_000))).length;
  if (words < FEWEST_WORDS) {
    throw new ArticleError(
      `The text has ${words === 0 ? 'no words' : `only ${words} words`}, too few for an article. Paste all of it.`,
    );
  }
}
