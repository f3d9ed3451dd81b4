/** Articles in which people marked who said what. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const quote = z.object({
  start: z.number(),
  end: z.number(),
  type: z.enum(['direct', 'mixed', 'indirect']),
  speaker: z.string().nullish(),
  speakerStart: z.number().nullish(),
  speakerEnd: z.number().nullish(),
  speakerKind: z.string().nullish(),
  cue: z.string().nullish(),
  cueStart: z.number().nullish(),
  cueEnd: z.number().nullish(),
  aliases: z.array(z.string()).nullish(),
  speech: z.boolean().optional(),
  group: z.string(),
});

const article = z.object({
  id: z.string(),
  text: z.string(),
  quotes: z.array(quote),
  ignore: z.array(z.object({ start: z.number(), end: z.number() })).optional(),
});

/**
 * One contiguous piece of what somebody said, or (`speech: false`) believes, wishes or plans; the pieces of one attribution
 * share `group`. `speaker` is the mention at `speakerStart`, often a pronoun; `aliases` are the same one's names.
 */
export type GoldQuote = z.output<typeof quote>;

/** An article with everything that people marked in it. In `ignore` zones they did not decide. */
export type GoldArticle = z.output<typeof article>;

/** A file that holds something else than articles with what people marked. */
export class GoldError extends Error {
  override readonly name = 'GoldError';
}

/** Reads files of articles, one a line. @throws GoldError, and what opening a file throws. */
export function readGold(files: readonly string[]): readonly GoldArticle[] {
  return files.flatMap((file) => linesOf(file).map(({ value, place }) => articleOf(value, place)));
}

/** The JSON of the lines of a file. @throws GoldError */
export function linesOf(file: string): readonly { readonly value: unknown; readonly place: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ line, place: `${file}, line ${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => ({ value: parsed(line, place), place }));
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new GoldError(`${place} is not JSON.`);
  }
}

function articleOf(value: unknown, place: string): GoldArticle {
  const found = article.safeParse(value);
  if (!found.success) throw new GoldError(`${place} is no article with quotations that people marked.`);
  return found.data;
}
