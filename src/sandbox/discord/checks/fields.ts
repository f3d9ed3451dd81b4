/**
 * The kinds of field that Discord's request bodies are made of, as zod schemas. A problem that zod has no
 * word for carries Discord's code in `params.code`.
 */
import { z } from 'zod';
import { EMBED } from '../limits.ts';
import { isSnowflake } from '../snowflake.ts';

/** A field that may be left out or null, which Discord takes for the same. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => z.exactOptional(z.nullable(schema));

/** A text of at most `max` code units; with `min`, at least so many. */
export const text = (max: number, min = 0) => (min > 0 ? z.string().min(min).max(max) : z.string().max(max));

/** An id. */
export const snowflake = z.string().refine(isSnowflake, {
  error: ({ input }) => `Value "${String(input)}" is not snowflake.`,
  params: { code: 'NUMBER_TYPE_COERCE' },
});

/** A well formed address with one of the schemes; `attachment://` only where a file of the message may be shown. */
export const address = (schemes: readonly string[], max: number = EMBED.url) =>
  text(max)
    .refine((value) => URL.canParse(value), {
      error: 'Not a well formed URL.',
      params: { code: 'URL_TYPE_INVALID_URL' },
      abort: true,
    })
    .refine((value) => schemes.includes(schemeOf(value)), {
      error: ({ input }) =>
        `Scheme "${schemeOf(String(input))}" must be one of (${schemes.map((scheme) => `'${scheme}'`).join(', ')}).`,
      params: { code: 'URL_TYPE_INVALID_SCHEME' },
    });

const schemeOf = (value: string): string => (URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '');

/** An ISO 8601 time. */
export const time = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: ({ input }) => `Could not parse ${String(input)}. Should be ISO8601.`,
    params: { code: 'DATETIME_TYPE_PARSE' },
  });

/** An emoji of a component: a Unicode one by its name, or a guild's own by its id. */
export const emoji = z.strictObject({
  id: optional(snowflake),
  name: optional(text(100)),
  animated: optional(z.boolean()),
});
