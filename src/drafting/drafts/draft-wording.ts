/**
 * What an editor writes: whether it fits a brief, and whether what it sets in quotation marks is the source's.
 */
import { holdsSentenceOf } from '../../briefs/copied-sentences.ts';
import { slightDifference, wordDifference } from '../../briefs/difference.ts';
import { nearestPassage } from '../../briefs/nearest-passage.ts';
import { fold } from '../../briefs/normalise.ts';
import { briefSchema, LONGEST_QUOTATION } from '../../briefs/schema.ts';
import { countSentences } from '../../briefs/sentences.ts';
import { occurrences } from '../../briefs/source-text.ts';
import type { DraftText } from '../draft.ts';
import { isPrintable, wordsAt } from './excerpt.ts';
import { markedParts } from './marked-parts.ts';

/** What is written, once it is checked; or why it cannot stand. */
export type Written =
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Written => ({ kind: 'refused', reason });

const { shape } = briefSchema;

/** The fields of a brief that an editor writes, each with its rule. */
const FIELDS = {
  title: shape.title,
  summary: shape.summary,
  'key-point': shape.key_points.element.shape.text,
  position: shape.positions.unwrap().element.shape.view,
  term: shape.terms.unwrap().element.shape.meaning,
  date: shape.timeline.unwrap().element.shape.event,
  about: shape.quotations.unwrap().element.shape.about,
  speaker: shape.quotations.unwrap().element.shape.speaker,
  what: shape.figures.unwrap().element.shape.what,
  role: shape.people.unwrap().element.shape.name,
  alias: shape.aliases.unwrap().element,
  topic: shape.topics.unwrap().element,
  note: shape.corrections.unwrap().element.shape.note,
} as const;

/** A field that an editor writes. */
export type Field = keyof typeof FIELDS;

/** The most sentences of a summary, as `validate.ts` counts them. */
const MOST_SENTENCES = 2;

/** One line as an editor meant it, whatever line breaks and blanks a form or a phone put into it. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Checks a line for a field of a brief. */
export function written(field: Field, text: string): Written {
  const line = oneLine(text);
  const result = FIELDS[field].safeParse(line);
  if (!result.success) {
    const faults = result.error.issues.map(({ message }) => message).join(' and ');
    return refused(`This ${faults}; it has ${line.length}.`.replace('is empty; it has 0', 'is empty'));
  }
  if (!isPrintable(line)) return refused('This holds an invisible control character: type it anew.');
  const sentences = field === 'summary' ? countSentences(line) : 1;
  if (sentences > MOST_SENTENCES) {
    return refused(
      `This has ${sentences} sentences, and a summary ${MOST_SENTENCES} at most: keep what matters most.`,
    );
  }
  return { kind: 'written', text: line };
}

/** A name that nobody could ask for. */
export function writtenName(field: 'speaker' | 'alias' | 'topic', text: string): Written {
  const checked = written(field, text);
  return checked.kind === 'written' && fold(checked.text) === ''
    ? refused(`${checked.text} has neither letter nor digit.`)
    : checked;
}

/** Fields in which no sentence of the source may stand, wherever it stands there. */
const OWN_WORDS: ReadonlySet<Field> = new Set(['summary', 'key-point']);

/**
 * Checks a sentence that an editor says in other words: it must be other words, and what stands in double quotation
 * marks in it must be the source's.
 *
 * @param source its text; absent where it is not in the store.
 * @param extracts the source's own sentences that it stands for.
 */
export function reworded(
  field: DraftText['kind'] | 'summary' | 'title',
  text: string,
  source: string | undefined,
  extracts: readonly string[],
): Written {
  const checked = written(field, text);
  if (checked.kind === 'refused') return checked;
  const isExtract = extracts.some((extract) => fold(extract) !== '' && fold(extract) === fold(checked.text));
  const isCopied = OWN_WORDS.has(field) && source !== undefined && holdsSentenceOf(source, checked.text);
  if (isExtract || isCopied) {
    return refused('These are still the words of the source: say it in your own words, or drop it.');
  }
  const reason = source === undefined ? undefined : markedFault(checked.text, source);
  return reason === undefined ? checked : refused(reason);
}

/** What is wrong with words in marks that the source does not print. */
function markedFault(line: string, source: string): string | undefined {
  for (const part of markedParts(line)) {
    if (!/[“”„"«»]/.test(line[part.start - 1] ?? '')) continue;
    const words = wordsAt(line, part)
      .trim()
      .replace(/[.,;:!?…]+$/, '');
    if (words !== '' && occurrences(source, words).length === 0) {
      return `“${words}” stands in quotation marks, but the source does not print it. ${differenceFrom(source, words)}`;
    }
  }
  return undefined;
}

/** How words differ from the passage of a text that was probably meant, in whole sentences. */
export function differenceFrom(text: string, words: string): string {
  const near = words.length > LONGEST_QUOTATION ? undefined : nearestPassage(text, words);
  if (near === undefined) return 'There is nothing like it.';
  const passage = text.slice(near.start, near.end);
  const slight = slightDifference(words, passage);
  const only = slight === undefined ? '' : `It differs only in ${slight}. `;
  return `${only}The nearest passage, with [-your words-] and {+the source’s+}: ${wordDifference(words, passage)}`;
}
