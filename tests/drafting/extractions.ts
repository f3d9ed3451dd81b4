/**
 * Extractions of any kind for tests: places in any text, whether or not anybody would find them there.
 */
import fc from 'fast-check';
import { sourceText } from '../../src/briefs/source-text.ts';
import type { Article, ArticleFacts } from '../../src/drafting/article.ts';
import type {
  Attribution,
  Extraction,
  FoundFigure,
  FoundPerson,
  FoundQuotation,
  Span,
} from '../../src/drafting/extraction.ts';

/** An article with what was found in it. */
export interface Found {
  readonly article: Article;
  readonly extraction: Extraction;
}

/** Words that a brief's file, a quotation or a name might stumble over. */
const words = fc.constantFrom(
  ...'The ferry stops in winter and nobody knows why Okafor Ines Lindqvist said that they asked for 4,000 boats'.split(
    ' ',
  ),
  '“We',
  'asked”',
  '"no',
  'more"',
  '‘one',
  'boat’',
  'don’t',
  "it's",
  'U.S.',
  'Mr.',
  '12 per cent',
  '3.5',
  '7-percent',
  '#',
  '- a',
  ': b',
  'key: value',
  '>',
  '|',
  '%',
  '@x',
  '!tag',
  '&a',
  '*b',
  '{c}',
  '[d]',
  'é',
  'ß',
  '你好',
  '𝒳',
  '🚢',
  '…',
  '—',
  '?',
  '“',
  '”',
  '"',
  '’',
  '\u00A0',
  '\u2028',
  '\u0085',
  '  ',
  '\t',
  '\n',
  'null',
  'true',
  '2024-05-31',
  "'q'",
  '\\n',
);

const oddWords = fc.oneof(
  { weight: 200, arbitrary: words },
  { weight: 1, arbitrary: fc.constantFrom('\u0007', '\uD83D', '\uDEA2') },
);

const paragraph = fc.array(oddWords, { minLength: 1, maxLength: 25 }).map((all) => all.join(' '));

const text = fc
  .array(paragraph, { minLength: 1, maxLength: 8 })
  .map((all) => sourceText(`${all.join('\n\n')} end`).text);

const spanIn = (length: number): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 60 })).map(([start, size]) => ({
    start,
    end: Math.min(length, start + size),
  }));

function attributionIn(span: fc.Arbitrary<Span>): fc.Arbitrary<Attribution> {
  return fc.record({
    mention: span,
    name: span,
    kind: fc.constantFrom('person', 'organisation', 'document', 'group', 'pronoun'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  });
}

function quotationIn(span: fc.Arbitrary<Span>): fc.Arbitrary<FoundQuotation> {
  return fc.record(
    {
      type: fc.constantFrom('direct', 'mixed', 'indirect'),
      pieces: fc.array(span, { minLength: 1, maxLength: 4 }),
      speech: fc.boolean(),
      context: span,
      cue: span,
      attribution: attributionIn(span),
    },
    { requiredKeys: ['type', 'pieces', 'speech', 'context'] },
  );
}

function personIn(span: fc.Arbitrary<Span>): fc.Arbitrary<FoundPerson> {
  return fc.record(
    {
      name: span,
      aliases: fc.array(span, { maxLength: 3 }),
      mentions: fc.array(span, { maxLength: 2 }),
      role: span,
      affiliation: span,
    },
    { requiredKeys: ['name', 'aliases', 'mentions'] },
  );
}

function figureIn(span: fc.Arbitrary<Span>): fc.Arbitrary<FoundFigure> {
  return fc.record(
    {
      written: span,
      what: span,
      value: fc.double(),
      unit: fc.constantFrom('per cent', 'boats', ''),
      claim: attributionIn(span),
    },
    { requiredKeys: ['written', 'what'] },
  );
}

function extractionOf(source: string): fc.Arbitrary<Extraction> {
  const span = spanIn(source.length);
  const claim = attributionIn(span);
  return fc.record({
    text: fc.constant(source),
    quotations: fc.array(quotationIn(span), { maxLength: 6 }),
    people: fc.array(personIn(span), { maxLength: 5 }),
    figures: fc.array(figureIn(span), { maxLength: 5 }),
    dates: fc.array(
      fc.record(
        { written: span, event: span, iso: fc.constantFrom('2019-06-07', '2019-06') },
        { requiredKeys: ['written', 'event'] },
      ),
      { maxLength: 3 },
    ),
    keyPoints: fc.array(
      fc.record(
        { sentence: span, weight: fc.double({ min: 0, max: 1, noNaN: true }), claim },
        { requiredKeys: ['sentence', 'weight'] },
      ),
      { minLength: 1, maxLength: 15 },
    ),
    positions: fc.array(fc.record({ party: claim, sentence: span }), { maxLength: 3 }),
    terms: fc.array(fc.record({ term: span, meaning: span }), { maxLength: 3 }),
  });
}

const facts: fc.Arbitrary<ArticleFacts> = fc.record(
  {
    title: fc.constantFrom('The ferry will not come back this winter', 'A “brochure”: no boats', '你好'),
    outlet: fc.constantFrom('Harbour Radio', 'Okafor'),
    reporter: fc.constant('Jane Doe and R. Roe'),
    published: fc.constant('2024-05-31'),
    url: fc.constant('https://example.org/ferry'),
    language: fc.constant('en'),
  },
  { requiredKeys: [] },
);

/** Any article with anything found in it. */
export const anyFound: fc.Arbitrary<Found> = fc.tuple(text, facts).chain(([source, known]) =>
  extractionOf(source).map((extraction) => ({
    article: { ...sourceText(source), facts: known },
    extraction,
  })),
);
