/** Texts that nobody wrote, made to cost as much as they can. */
import { afterEach, describe, expect, it } from 'vitest';
import { inventedArticle } from '../../bench/drafting-articles.ts';
import { HOSTILE_TEXTS } from '../../bench/drafting-hostile-texts.ts';
import { FeatureList } from '../../src/drafting/attribution/features.ts';
import { extract } from '../../src/drafting/extract.ts';
import type { Extraction, Span } from '../../src/drafting/extraction.ts';

/** So long that whatever grows faster than the text exceeds what a character may cost. */
const LENGTH = 12_000;

/** How many signs attribution may weigh for each character; for an article it weighs about eight. */
const MOST_SIGNS = 60;

const { add } = FeatureList.prototype;

afterEach(() => {
  FeatureList.prototype.add = add;
});

/** What is found in a text, and how many signs are weighed for each of its characters. */
function weighing(text: string): { readonly found: Extraction; readonly signs: number } {
  let count = 0;
  FeatureList.prototype.add = function (...sign) {
    count += 1;
    add.apply(this, sign);
  };
  const found = extract(text);
  return { found, signs: count / text.length };
}

const placesIn = ({
  quotations,
  people,
  figures,
  dates,
  keyPoints,
  positions,
  terms,
}: Extraction): readonly Span[] => [
  ...quotations.flatMap(({ pieces, context }) => [...pieces, context]),
  ...people.flatMap(({ name, mentions }) => [name, ...mentions]),
  ...figures.map(({ written }) => written),
  ...dates.map(({ written }) => written),
  ...keyPoints.map(({ sentence }) => sentence),
  ...positions.map(({ sentence }) => sentence),
  ...terms.map(({ term }) => term),
];

describe('A text made to be heavy', () => {
  it.each(HOSTILE_TEXTS)(
    'of $name costs little for each character, and is found nothing outside',
    ({ of }) => {
      const text = of(LENGTH);
      const { found, signs } = weighing(text);
      expect(text).toHaveLength(LENGTH);
      expect(signs).toBeLessThan(MOST_SIGNS);
      for (const { start, end } of placesIn(found)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(LENGTH);
      }
    },
  );

  it('is compared with an article, of which signs are weighed', () => {
    const { signs } = weighing(inventedArticle(1, LENGTH).text);
    expect(signs).toBeGreaterThan(4);
    expect(signs).toBeLessThan(16);
  });
});
