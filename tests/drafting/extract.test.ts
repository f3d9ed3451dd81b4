import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/drafting/extract.ts';
import type { Attribution, Extraction, Span } from '../../src/drafting/extraction.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';
import { STORY } from './story.ts';

function attributionSpans(attribution: Attribution | undefined): readonly Span[] {
  return attribution === undefined ? [] : [attribution.mention, attribution.name];
}

/** Every place that an extraction names. */
function spansOf(found: Extraction): readonly Span[] {
  return [
    ...found.quotations.flatMap(({ pieces, cue, attribution, context }) => [
      ...pieces,
      ...(cue === undefined ? [] : [cue]),
      ...attributionSpans(attribution),
      context,
    ]),
    ...found.people.flatMap(({ name, aliases, role, affiliation, mentions }) => [
      name,
      ...aliases,
      ...mentions,
      ...(role === undefined ? [] : [role]),
      ...(affiliation === undefined ? [] : [affiliation]),
    ]),
    ...found.figures.flatMap(({ written, what, claim }) => [written, what, ...attributionSpans(claim)]),
    ...found.dates.flatMap(({ written, event }) => [written, event]),
    ...found.keyPoints.flatMap(({ sentence, claim }) => [sentence, ...attributionSpans(claim)]),
    ...found.positions.flatMap(({ party, sentence }) => [sentence, ...attributionSpans(party)]),
    ...found.terms.flatMap(({ term, meaning }) => [term, meaning]),
  ];
}

/** Expects every place to be words of the text: within it, not empty, and not a part of a word. */
function expectPlaces(text: string): void {
  const found = extract(text);
  expect(found.text).toBe(text);
  const { tokens } = readText(text);
  const starts = new Set(tokens.map(({ start }) => start));
  const ends = new Set(tokens.map(({ end }) => end));
  for (const { start, end } of spansOf(found)) {
    expect(start).toBeLessThan(end);
    expect(starts).toContain(start);
    expect(ends).toContain(end);
  }
}

const word = fc.constantFrom(
  ...'Ana Roe Bo Lund Norland Mr. President minister spokeswoman who said told wants rejects known as so-called or and of the a for in by about some more than to'.split(
    ' ',
  ),
  ...[
    '60,000',
    '$1.2',
    'million',
    '7%',
    'per',
    'cent',
    'two-thirds',
    'one',
    'half',
    'tens',
    'thousands',
    '1',
    '2019',
  ],
  ...[
    'June',
    '7',
    'Tuesday',
    '(',
    ')',
    'GDP',
    ',',
    '.',
    '?',
    ':',
    '“',
    '”',
    '"',
    "'",
    '’s',
    '-',
    '–',
    '\n',
    '\n\n',
    '%',
    '$',
    '—',
  ],
  ...[
    'plan',
    'people',
    'jobs',
    'voters',
    'agreement',
    'It',
    'would',
    'have',
    'required',
    'must',
    'is',
    'was',
    'coming',
    '😀',
    '\ud800',
    '½',
  ],
);

const sentence = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 120 })
  .map((parts) => parts.map(([text, blank]) => text + blank).join(''));

describe('An extraction', () => {
  test('of a story holds all it is made of', () => {
    const found = extract(STORY);
    const words = ({ start, end }: Span) => STORY.slice(start, end);
    expect(found.people.map(({ name }) => words(name))).toEqual(['Ingrid Solberg', 'Peter Lang']);
    expect(found.figures.map(({ written }) => words(written))).toEqual([
      'some 4,200',
      'about 30 percent',
      '12',
      'Tens of thousands',
    ]);
    expect(found.dates.map(({ iso }) => iso)).toEqual(['2019-06-07']);
    expect(found.terms.map(({ term }) => words(term))).toEqual(['safe-harbour agreement']);
    expect(found.positions.map(({ party }) => words(party.name))).toContain('Norland');
    expect(found.keyPoints.length).toBeGreaterThanOrEqual(3);
    expect(found.quotations.some(({ type }) => type === 'direct')).toBe(true);
  });

  test('credits a figure to whoever is quoted with it', () => {
    const { figures } = extract(STORY);
    const claims = figures.map(({ claim }) =>
      claim === undefined ? undefined : STORY.slice(claim.name.start, claim.name.end),
    );
    expect(claims.slice(0, 2)).toEqual(['Ingrid Solberg', 'Ingrid Solberg']);
  });

  test('takes what claims lives for no speaker', () => {
    const text = 'The storms on the coast have claimed tens of thousands of lives. Nobody counts the storms.';
    const { figures, quotations } = extract(text);
    expect(quotations).toEqual([]);
    expect(figures.map(({ claim }) => claim)).toEqual([undefined]);
  });

  test('is places in the text, each of whole words, whatever the text', () => {
    fc.assert(fc.property(sentence, expectPlaces), { numRuns: 400 });
  });

  test('is places in the text for any characters at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectPlaces), { numRuns: 300 });
  });

  test('is the same each time', () => {
    expect(extract(STORY)).toEqual(extract(STORY));
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t\n '],
    ['nothing but numbers', '1 2,000 3.5 % $ 7 '.repeat(500)],
    ['nothing but brackets', '(['.repeat(4_000)],
    ['one endless word', 'a'.repeat(100_000)],
    ['one endless sentence', 'the man said that '.repeat(400)],
    ['one endless name', 'Ana Roe '.repeat(1_000)],
    ['genitives', "a's 's ’s ".repeat(2_000)],
    ['emoji', '😀'.repeat(5_000)],
    ['lone surrogates', '\ud800 a \udfff '.repeat(2_000)],
    ['endless quotation marks', '“"'.repeat(4_000)],
    ['endless magnitudes', '5 million million to '.repeat(1_000)],
    ['a control character', `A \u0000 B said ${'\u202e'.repeat(50)} no.`],
  ])('of %s is made without an error', (_, text) => {
    expectPlaces(text);
  });
});
