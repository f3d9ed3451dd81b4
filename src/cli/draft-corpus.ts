/**
 * Quotations of many articles: one JSON object a line in, one a line out, in the form that the usual scorers read.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { wordsAt } from '../drafting/drafts/excerpt.ts';
import type { Extraction } from '../drafting/extraction.ts';

/** An article of a corpus. Offsets count in its text as it stands there. */
const corpusArticle = z.object({ id: z.string(), text: z.string() });

export type CorpusArticle = z.output<typeof corpusArticle>;

/** One piece of a quotation, in UTF-16 code units. `speaker` and its place are `null` where nobody is credited. */
export interface CorpusQuote {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly speakerStart: number | null;
  readonly speakerEnd: number | null;
}

/** A line that holds no article. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/** The pieces of every quotation, direct, mixed and indirect: the speaker by the fullest name, at the place of the mention. */
export function quotesIn({
  text,
  quotations,
}: Pick<Extraction, 'text' | 'quotations'>): readonly CorpusQuote[] {
  return quotations.flatMap(({ pieces, attribution }) => {
    const speaker =
      attribution === undefined
        ? { speaker: null, speakerStart: null, speakerEnd: null }
        : {
            speaker: wordsAt(text, attribution.name),
            speakerStart: attribution.mention.start,
            speakerEnd: attribution.mention.end,
          };
    return pieces.map(({ start, end }): CorpusQuote => ({ start, end, ...speaker }));
  });
}

/** The article of a line. @throws CorpusError */
function articleOf(line: string, number: number): CorpusArticle {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new CorpusError(`Line ${number} is not JSON.`);
  }
  const article = corpusArticle.safeParse(value);
  if (!article.success)
    throw new CorpusError(`Line ${number} is no article: it needs an \`id\` and a \`text\`, both texts.`);
  return article.data;
}

/**
 * The articles of a file, one after the other, so that a corpus of any size fits.
 *
 * @param file its path; `-` for standard input.
 * @throws CorpusError, and what opening the file throws.
 */
export async function* articlesIn(file: string): AsyncGenerator<CorpusArticle> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== '') yield articleOf(line, number);
  }
}
