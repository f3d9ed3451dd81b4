/**
 * What the store keeps of sources as JSON.
 */
import { z } from 'zod';
import type { ArticleFacts } from '../drafting/article.ts';
import type { FieldsOf } from './stored-json.ts';

const line = z.string().exactOptional();

/** What is known about where an article comes from. */
export const articleFacts: z.ZodType<ArticleFacts> = z.strictObject({
  title: line,
  outlet: line,
  programme: line,
  reporter: line,
  published: line,
  url: line,
  language: line,
} satisfies FieldsOf<ArticleFacts>);

/** Any text. */
export const storedText = z.string();

/** The sketch of a text's shingles. */
export const storedSketch: z.ZodType<readonly number[]> = z.array(z.number());
