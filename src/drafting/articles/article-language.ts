/**
 * The language of a text by its words, as far as it can be told surely: English is the one that is read.
 */
import { fold, wordsOf } from '../../briefs/normalise.ts';
import type { ArticleFacts } from '../article.ts';

/** How much of a text is looked at, in UTF-16 code units. */
const SAMPLE = 5_000;

/** Fewer words than this tell nothing. */
const FEWEST_WORDS = 15;

/** English words that stand in every text and are rare in other languages. */
const ENGLISH = new Set(
  (
    'the of and to that is was for with it as his on be at by had not are but from have they which were their been has ' +
    'this its who will would said after about more when there her she you than could what out up'
  ).split(' '),
);

/** In English about every third word is one of these, in terse news every fifth; elsewhere hardly one in twenty looks like one. */
const ENGLISH_SHARE = 0.15;

/** `en` where the words are English; nothing where they are not, or are too few. */
export function languageOf(text: string): 'en' | undefined {
  const words = wordsOf(fold(text.slice(0, SAMPLE)));
  if (words.length < FEWEST_WORDS) return undefined;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english / words.length >= ENGLISH_SHARE ? 'en' : undefined;
}

/** Whether an article is in English, as far as is known. */
export const isEnglish = ({ language = '' }: Pick<ArticleFacts, 'language'>): boolean =>
  /^en\b/.test(language);

/** What an editor is told of any other article. */
export const NOT_ENGLISH =
  'This article does not seem to be in English, and quotations, figures and key points are found in English alone: what was found may be wrong, and most may be missing. It can be drafted by hand.';

/** A language tag as a brief has it: `en-US`, `EN_us` and `english` become `en-US`, `en-US` and nothing. */
export function languageTag(written: string | null | undefined): string | undefined {
  const [language = '', ...rest] = (written ?? '').trim().replaceAll('_', '-').split('-');
  const tag = [
    language.toLowerCase(),
    ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join('-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}
