/**
 * The language of a text by its words, as far as it can be told surely: English is the one that is read.
 */
import { fold, wordsOf } from '../briefs/normalise.ts';

/** How much of a text is looked at, in UTF-16 code units. */
const SAMPLE = 5_000;

/** Fewer words than this tell nothing. */
const FEWEST_WORDS = 40;

/** English words that stand in every text and are rare in other languages. */
const ENGLISH = new Set(
  'the of and to that is was for with it as his on be at by had not are but from have they which were their been has'.split(
    ' ',
  ),
);

/** In English about every third word is one of these; in other languages hardly one in twenty looks like one. */
const ENGLISH_SHARE = 0.2;

/** `en` where the words are English; nothing where they are not, or are too few. */
export function languageOf(text: string): 'en' | undefined {
  const words = wordsOf(fold(text.slice(0, SAMPLE)));
  if (words.length < FEWEST_WORDS) return undefined;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english / words.length >= ENGLISH_SHARE ? 'en' : undefined;
}

/** A language tag as a brief has it: `en-US`, `EN_us` and `english` become `en-US`, `en-US` and nothing. */
export function languageTag(written: string | null | undefined): string | undefined {
  const [language = '', ...rest] = (written ?? '').trim().replaceAll('_', '-').split('-');
  const tag = [
    language.toLowerCase(),
    ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join('-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}
