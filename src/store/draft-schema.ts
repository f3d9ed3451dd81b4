/**
 * A draft as the store keeps it.
 */
import { z } from 'zod';
import type {
  Draft,
  DraftFigure,
  DraftPerson,
  DraftQuotation,
  DraftSummary,
  DraftText,
  Originals,
  Wording,
} from '../drafting/draft.ts';
import type { Span } from '../drafting/extraction.ts';
import { articleFacts } from './source-schema.ts';
import type { FieldsOf } from './stored-json.ts';

const text = z.string();
const texts = z.array(text);

const span: z.ZodType<Span> = z.strictObject({ start: z.int(), end: z.int() } satisfies FieldsOf<Span>);
const spans = z.array(span);

const decision = z.enum(['open', 'kept', 'dropped']);

const open = z.strictObject({ kind: z.literal('open') });
const reworded = z.strictObject({ kind: z.literal('reworded'), text });

const wording: z.ZodType<Wording> = z.discriminatedUnion('kind', [
  open,
  reworded,
  z.strictObject({ kind: z.literal('quoted') }),
  z.strictObject({ kind: z.literal('dropped') }),
]);

const summary: z.ZodType<DraftSummary> = z.strictObject({
  spans,
  wording: z.discriminatedUnion('kind', [open, reworded]),
} satisfies FieldsOf<DraftSummary>);

const claimed = {
  claim: text.exactOptional(),
  credit: z.enum(['likely', 'named']).exactOptional(),
};

const draftText: z.ZodType<DraftText> = z.strictObject({
  id: text,
  kind: z.enum(['key-point', 'position', 'term', 'date']),
  span,
  ...claimed,
  verb: z.enum(['said', 'reported', 'judged', 'suggested', 'asked', 'answered']).exactOptional(),
  label: text.exactOptional(),
  wording,
} satisfies FieldsOf<DraftText>);

const quotation: z.ZodType<DraftQuotation> = z.strictObject({
  id: text,
  publishedAs: text.exactOptional(),
  type: z.enum(['direct', 'mixed']),
  found: spans,
  pieces: spans,
  context: span,
  speaker: text.exactOptional(),
  certain: z.boolean(),
  confidence: z.number().exactOptional(),
  about: text,
  decision,
} satisfies FieldsOf<DraftQuotation>);

const figure: z.ZodType<DraftFigure> = z.strictObject({
  id: text,
  written: span,
  value: z.number().exactOptional(),
  unit: text.exactOptional(),
  what: text,
  ...claimed,
  decision,
} satisfies FieldsOf<DraftFigure>);

const person: z.ZodType<DraftPerson> = z.strictObject({
  id: text,
  name: text,
  role: text.exactOptional(),
  affiliation: text.exactOptional(),
  aliases: texts,
  decision,
} satisfies FieldsOf<DraftPerson>);

const items = {
  texts: z.array(draftText),
  quotations: z.array(quotation),
  figures: z.array(figure),
  people: z.array(person),
};

const originals: z.ZodType<Originals> = z.strictObject({
  title: text.exactOptional(),
  summary: summary.exactOptional(),
  ...items,
} satisfies FieldsOf<Originals>);

/** A draft of a brief. */
export const draftSchema: z.ZodType<Draft> = z.strictObject({
  id: text,
  revision: z.int(),
  state: z.enum(['open', 'published', 'discarded']),
  createdAt: z.number(),
  changedAt: z.number(),
  corrects: z
    .strictObject({
      brief: text,
      note: text.exactOptional(),
    } satisfies FieldsOf<NonNullable<Draft['corrects']>>)
    .exactOptional(),
  renamed: text.exactOptional(),
  source: text,
  facts: articleFacts,
  title: text,
  aliases: texts,
  topics: texts,
  summary,
  ...items,
  originals,
} satisfies FieldsOf<Draft>);
