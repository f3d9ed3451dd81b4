/** Small articles about a harbour, with what people would mark in them. */
import type { GoldArticle, GoldQuote } from '../../../bench/drafting-scoring/gold.ts';
import type { PredictedQuote, Prediction } from '../../../bench/drafting-scoring/prediction.ts';

type Speaker = Pick<GoldQuote, 'speaker' | 'speakerStart' | 'speakerEnd'>;

/** What people mark beside a place. */
type Marked = Partial<Omit<GoldQuote, 'start' | 'end' | keyof Speaker>> & { readonly speaker?: string };

function placeOf(text: string, words: string) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” does not stand in the text.`);
  return { start, end: start + words.length };
}

function speakerIn(text: string, speaker: string | undefined): Speaker {
  if (speaker === undefined) return {};
  const { start, end } = placeOf(text, speaker);
  return { speaker, speakerStart: start, speakerEnd: end };
}

/** The words of a text that people marked: direct, and of whoever is named. */
export function marked(text: string, words: string, { speaker, ...others }: Marked = {}): GoldQuote {
  const quote = { ...placeOf(text, words), type: 'direct', group: words, ...others } as const;
  return { ...quote, ...speakerIn(text, speaker) };
}

/** An article in which people marked something. */
export const articleOf = (
  text: string,
  quotes: readonly GoldQuote[],
  ignored: readonly string[] = [],
): GoldArticle => ({
  id: 'harbour',
  text,
  quotes: [...quotes],
  ignore: ignored.map((words) => placeOf(text, words)),
});

/** The words of a text that are predicted to be somebody's. */
export const predicted = (
  text: string,
  words: string,
  speaker?: string,
  confidence?: number,
): PredictedQuote => ({ ...placeOf(text, words), speaker, confidence });

/** Everything that is predicted in the article. */
export const predictionWith = (...quotes: readonly PredictedQuote[]): Prediction => ({
  id: 'harbour',
  quotes: [...quotes],
});
