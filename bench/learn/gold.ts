/** Articles in which people marked who said what, and how places in them are compared with places that were found. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Span } from '../../src/drafting/extraction.ts';

const quote = z.object({
  start: z.number(),
  end: z.number(),
  type: z.enum(['direct', 'mixed', 'indirect']),
  speaker: z.string().nullish(),
  speakerStart: z.number().nullish(),
  speakerEnd: z.number().nullish(),
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

/** One contiguous piece of what somebody said; the pieces of one attribution share `group`. */
export type GoldQuote = z.output<typeof quote>;

/** An article with everything that people marked in it. */
export type GoldArticle = z.output<typeof article>;

/** Reads a file of articles, one a line. @throws where a line is no article. */
export function readGold(file: string): readonly GoldArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => article.parse(JSON.parse(line)));
}

const EDGE = /[\s"“”„‟'‘’`«»,.;:!?…\-–—()[\]]/u;

/** A span without marks and blanks at its ends, and without "that" before it: what is compared. */
export function bare(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && EDGE.test(text[from] ?? '')) from++;
  while (to > from && EDGE.test(text[to - 1] ?? '')) to--;
  const opening = /^that\s+(?=\S)/iu.exec(text.slice(from, to))?.[0] ?? '';
  return { start: from + opening.length, end: to };
}

/** How much two spans share of what either covers, from 0 to 1. */
export function likeness(one: Span, other: Span): number {
  const shared = Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  return shared / (one.end - one.start + (other.end - other.start) - shared);
}

/** Two spans that are at least so alike count as the same. */
export const ALIKE = 0.8;

/** The part of a speaker's mention that names them, before any apposition or clause; undefined without a speaker. */
export function speakerCore({ speaker, speakerStart }: GoldQuote): Span | undefined {
  if (speaker == null || speakerStart == null) return undefined;
  const [core = ''] = speaker.split(/[,(—–[;:]|\s+(?:who|which|whose|that)\s/u);
  return { start: speakerStart, end: speakerStart + Math.max(1, core.trimEnd().length) };
}

/** Whether a span covers most of another. */
export function covers(one: Span, other: Span): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared >= ALIKE * (other.end - other.start);
}

/** Whether spans share a character. */
export const touch = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
