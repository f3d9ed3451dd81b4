import { describe, expect, test } from 'vitest';
import type { FoundQuotation } from '../../../src/drafting/extraction.ts';
import { findFigures } from '../../../src/drafting/facts/figures.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

/** Figures as `written | value | unit | what`. */
function figuresIn(text: string): readonly string[] {
  return findFigures(readText(text), []).map(({ written, value, unit, what }) =>
    [text.slice(written.start, written.end), value ?? '', unit ?? '', text.slice(what.start, what.end)].join(
      ' | ',
    ),
  );
}

describe('A figure', () => {
  test.each([
    [
      'The port will create some 4,200 jobs in the valley, the mayor said.',
      'some 4,200 | 4200 | jobs | jobs in the valley',
    ],
    ['The storm destroyed tens of thousands of homes.', 'tens of thousands |  | homes | homes'],
    ['The tunnel cost $1.2 billion in public money.', '$1.2 billion | 1200000000 | dollars | public money'],
    [
      'They sent hundreds of millions of dollars in aid.',
      'hundreds of millions |  | dollars | dollars in aid',
    ],
    ['Two-thirds of the villagers voted.', 'Two-thirds | 0.6666666666666666 |  | the villagers'],
    ['About a quarter of the herd was lost.', 'About a quarter | 0.25 |  | the herd'],
    ['One in five children walks to school.', 'One in five | 0.2 |  | children'],
    ['Half of the fleet is idle.', 'Half | 0.5 |  | the fleet'],
    ['Half a million people watched.', 'Half a million | 500000 | people | people'],
    ['It was a 30-page report on the harbour.', '30-page | 30 | page | report on the harbour'],
    ['More than 20 to 30 boats were seized.', 'More than 20 to 30 |  | boats | boats'],
    ['Twenty-one schools closed.', 'Twenty-one | 21 | schools | schools'],
  ])('is read with its approximation, value, unit and what it counts: %s', (text, figure) => {
    expect(figuresIn(text)).toEqual([figure]);
  });

  test.each([
    [
      'There was a fall in the number of boats coming from the islands, about 70-percent.',
      'about 70-percent | 70 | per cent | a fall in the number of boats coming from the islands',
    ],
    ['Rents have risen by 12.5 per cent.', '12.5 per cent | 12.5 | per cent | Rents'],
    ['The council cut the budget by 8%.', '8% | 8 | per cent | the budget'],
    ['The survey saw a 5 percent rise in fares.', '5 percent | 5 | per cent | rise in fares'],
    ['The share in the last two weeks was 39 percent.', '39 percent | 39 | per cent | The share'],
    ['The death toll rose to 35.', '35 | 35 |  | The death toll'],
  ])('measures what stands before it where that is what it measures: %s', (text, figure) => {
    expect(figuresIn(text)).toEqual([figure]);
  });

  test.each([
    'The law was passed on June 7, 2019, in the capital.',
    'The law of 2016 was repealed.',
    'The session began at 10:30 a.m. and ended at 5 p.m.',
    'Olga Brandt, 45, lives in the valley.',
    'A 45-year-old teacher was first.',
    'The team won 3-2 on the third day.',
    'The court upheld it in a 5-4 ruling.',
    'Article 5 of the pact and Route 66 were named at the G20.',
    'The pilots flew an F-16 over the bay.',
    'It is section 12 that matters, on page 3.',
    'The two ministers met again.',
    'It happened three days ago.',
    'There are two sides, one of them silent.',
    '1. Open the valve.',
    'The Four Seasons was full.',
    'A six-pointed star stood over the gate.',
    'Harbour Council Spends 40 Million On New Pier',
  ])('is no date, time, age, score, name, label or number by the way: %s', (text) => {
    expect(figuresIn(text)).toEqual([]);
  });

  test('is not measured by another number', () => {
    expect(figuresIn('The port took 450 boats a day, down from over 1,500.')).toEqual([
      '450 | 450 | boats | boats',
    ]);
  });

  test('is the claim of the quotation that holds it, and otherwise the outlet’s own', () => {
    const text = 'Brandt said that 400 ferries were late. The port has 12 cranes.';
    const name = { start: 0, end: 6 };
    const quotation: FoundQuotation = {
      type: 'indirect',
      pieces: [{ start: 12, end: 38 }],
      attribution: { mention: name, name, kind: 'person', confidence: 0.9 },
      speech: true,
      context: { start: 0, end: 39 },
    };
    const claims = findFigures(readText(text), [quotation]).map(({ claim }) => claim?.name);
    expect(claims).toEqual([name, undefined]);
  });
});
