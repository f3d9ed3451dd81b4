/** What was found in an article, as it is scored: by this project, or read from a file. */
import { z } from 'zod';
import { quotesIn } from '../../src/cli/draft-corpus.ts';
import type { Extraction } from '../../src/drafting/extraction.ts';
import { GoldError, linesOf } from './gold.ts';

const quote = z.object({
  start: z.number(),
  end: z.number(),
  speaker: z.string().nullish(),
  speakerStart: z.number().nullish(),
  speakerEnd: z.number().nullish(),
  confidence: z.number().nullish(),
});

const prediction = z.object({ id: z.string(), quotes: z.array(quote) });

/** One piece that is said to be somebody's words. `confidence` is how likely it is that the speaker is right. */
export type PredictedQuote = z.output<typeof quote>;

/** Everything that is said to be somebody's words in an article. */
export type Prediction = z.output<typeof prediction>;

/** The quotations that were found in the article `id`. */
export function predictionOf(id: string, found: Pick<Extraction, 'text' | 'quotations'>): Prediction {
  const quotes = found.quotations.flatMap((quotation) =>
    quotesIn({ text: found.text, quotations: [quotation] }).map((piece) => ({
      ...piece,
      confidence: quotation.attribution?.confidence,
    })),
  );
  return { id, quotes };
}

/** Reads a file of predictions, one article a line. @throws GoldError, and what opening the file throws. */
export function readPredictions(file: string): readonly Prediction[] {
  return linesOf(file).map(({ value, place }) => {
    const found = prediction.safeParse(value);
    if (!found.success) throw new GoldError(`${place} is no list of the quotations of an article.`);
    return found.data;
  });
}
