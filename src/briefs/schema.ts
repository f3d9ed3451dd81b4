/**
 * What a brief is: the schema of a file in `briefs/`, and the types made from it.
 *
 * Field names are those of the file, because a brief has one form from the file to the card.
 */
import { z } from 'zod';

/** The longest quotation, in characters over all its pieces, so that it fits one message on every platform. */
export const LONGEST_QUOTATION = 2_000;

/** The most quotations of a brief, and the most people. */
export const MOST_QUOTATIONS = 60;
export const MOST_PEOPLE = 60;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    .regex(/^[^\r\n]*$/, 'must be a single line');

const date = z.iso.date('must be a date such as 2019-09-10');

const name = line(120);
const claim = name.describe(
  "Whose claim this is: a person of `people`, a quotation's speaker, a party of `positions`, or the outlet.",
);

const WRITTEN = 'Written by `npm run check -- --source FILE ID --write`.';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** What a check against the source writes beside the words that it found there. */
const marks = {
  start: z.int().min(0).optional().describe(WRITTEN),
  end: z.int().min(1).optional().describe(WRITTEN),
  sha256: sha256
    .optional()
    .describe(`The hash of the words, so that a later change to them is noticed. ${WRITTEN}`),
};

// The words of a source: never trimmed, never normalised.
const exact = z
  .string()
  .min(1, 'is empty')
  .max(LONGEST_QUOTATION, `is longer than ${LONGEST_QUOTATION} characters`)
  .describe('The words as the source prints them, without the outer quotation marks.');

const piece = z.strictObject({ exact, ...marks });

const quotation = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens')
      .max(60)
      .optional()
      .describe(WRITTEN),
    speaker: name.describe('Who said it: a person of `people`, or a document such as a readout.'),
    about: line(120).describe('What it is about, in your own words.'),
    exact: exact.optional(),
    ...marks,
    pieces: z
      .array(piece)
      .min(2, 'needs two pieces or more; a quotation in one piece is `exact`')
      .max(10)
      .optional()
      .describe('For a quotation that the source breaks by its own attribution: “…,” he said, “…”.'),
  })
  .refine((value) => (value.exact === undefined) !== (value.pieces === undefined), {
    message: 'needs either `exact` or `pieces`, not both',
  })
  .refine(
    ({ pieces, start, end, sha256: hash }) =>
      pieces === undefined || [start, end, hash].every((mark) => mark === undefined),
    { message: 'has `pieces`: `start`, `end` and `sha256` belong to each piece' },
  )
  .refine(
    (value) =>
      (value.pieces ?? []).reduce((sum, { exact: words }) => sum + words.length, 0) <= LONGEST_QUOTATION,
    { message: `is longer than ${LONGEST_QUOTATION} characters in all` },
  );

/** The schema of a brief's file. Cross-references (claims, offsets, aliases) are checked by `validate.ts`. */
export const briefSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'must be lower-case words joined by hyphens, such as us-mexico-migration',
    )
    .max(60, 'is longer than 60 characters')
    .describe("The brief's id, the same as its file's name without `.yaml`."),
  status: z
    .literal('draft')
    .optional()
    .describe('Only while it is a draft, which is not served: remove the line once its words are your own.'),
  title: line(120).describe('A title in your own words.'),
  aliases: z.array(line(60)).default([]).describe('Short names people will type: `migration`.'),
  topics: z.array(line(60)).default([]).describe('What it is about, for search and for digests by topic.'),
  source: z.strictObject({
    outlet: line(60).describe('Who published it, such as CGTN.'),
    programme: line(60).optional(),
    reporter: line(80).optional(),
    title: line(200).describe('The title as the source prints it.'),
    published: date.optional().describe('Absent where the source gives none. Never guess it.'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional()
      .describe('Absent where you have none.'),
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language tag such as en'),
    sha256: sha256.optional().describe(WRITTEN),
  }),
  summary: line(400).describe('Two sentences at most, in your own words.'),
  key_points: z
    .array(
      z.strictObject({
        text: line(300).describe('In your own words, in the past tense, as it reads behind “Name said: ”.'),
        claim,
        verb: z
          .enum(['said', 'reported', 'judged', 'suggested', 'asked', 'answered'])
          .optional()
          .describe('How it was put. Without it: `reported` for the outlet, `said` for everybody else.'),
      }),
    )
    .min(1, 'needs one key point or more')
    .max(40),
  quotations: z.array(quotation).max(MOST_QUOTATIONS).default([]),
  figures: z
    .array(
      z.strictObject({
        as_written: line(80).describe('The figure as the source prints it: some 60,000.'),
        value: z.number().optional().describe('Where it is one number.'),
        unit: line(60).optional(),
        what: line(200).describe('What it counts.'),
        claim,
      }),
    )
    .max(60)
    .default([]),
  people: z
    .array(
      z.strictObject({
        name,
        role: line(120).optional(),
        affiliation: line(120).optional(),
        aliases: z.array(line(60)).default([]),
      }),
    )
    .max(MOST_PEOPLE)
    .default([]),
  positions: z
    .array(z.strictObject({ party: name, view: line(400) }))
    .max(20)
    .default([]),
  terms: z
    .array(z.strictObject({ term: line(80), meaning: line(400) }))
    .max(40)
    .default([]),
  timeline: z
    .array(z.strictObject({ date: z.union([date, line(60)]), event: line(300) }))
    .max(40)
    .default([]),
  corrections: z
    .array(z.strictObject({ date, note: line(400) }))
    .max(40)
    .default([]),
});

/** A brief as the bot knows it. */
export type Brief = z.output<typeof briefSchema>;

/** Somebody's words, with who said them and on what. */
export type Quotation = Brief['quotations'][number];

/** One thing the source says, with whose claim it is. */
export type KeyPoint = Brief['key_points'][number];

/** Somebody the source names, as they were then. */
export type Person = Brief['people'][number];

/** What was changed in a published brief, and when. */
export type Correction = Brief['corrections'][number];

/** A stretch of the source's words, with its place in the normalised source and its hash once checked. */
export type Piece = z.output<typeof piece>;

/** A quotation's pieces: one where the source does not break it. */
export function piecesOf(quotation: Quotation): readonly Piece[] {
  if (quotation.pieces !== undefined) return quotation.pieces;
  const { exact: words = '', start, end, sha256: hash } = quotation;
  return [{ exact: words, start, end, sha256: hash }];
}

/**
 * Whether a check against a source has marked every quotation of a brief. That the words are still those
 * of the check is not looked at here, for each answer, but once, when the file is validated.
 */
export function isChecked(brief: Brief): boolean {
  return (
    brief.source.sha256 !== undefined &&
    brief.quotations.every((one) =>
      piecesOf(one).every((part) => [part.start, part.end, part.sha256].every((mark) => mark !== undefined)),
    )
  );
}
