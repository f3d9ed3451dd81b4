import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/drafting/extract.ts';

/** Positions as `party: sentence`. */
function positionsIn(text: string): readonly string[] {
  return extract(text).positions.map(
    ({ party, sentence }) =>
      `${text.slice(party.name.start, party.name.end)}: ${text.slice(sentence.start, sentence.end)}`,
  );
}

describe('A position', () => {
  test.each([
    ['Norland is rejecting a plan by its neighbours.', 'Norland'],
    ['Norland has long wanted that law changed.', 'Norland'],
    ['Norland called for new talks on the treaty.', 'Norland'],
    ['Norland does not support the new treaty.', 'Norland'],
  ])('is what somebody wants, demands, rejects or supports: %s', (text, party) => {
    expect(positionsIn(text)).toEqual([`${party}: ${text}`]);
  });

  test('is credited to the full name of whom the sentence names in short', () => {
    const text = 'Ingrid Solberg, the fisheries minister, arrived on Monday. Solberg opposes the new treaty.';
    expect(positionsIn(text)).toContain('Ingrid Solberg: Solberg opposes the new treaty.');
  });

  test('is also what somebody says must be done', () => {
    const text = 'Ingrid Solberg, the fisheries minister, said Norland must open its ports to all.';
    expect(positionsIn(text)).toEqual([`Ingrid Solberg: ${text}`]);
  });

  test.each([
    'Norland was rejected by its neighbours.',
    'Norland has support from the north.',
    'Norland Rejects The Harbour Plan Of Its Neighbours',
    'The plan was published on Monday in Norland.',
  ])('is no passive, no noun, no headline and no plain fact: %s', (text) => {
    expect(positionsIn(text)).toEqual([]);
  });

  test('is found once for a party and a sentence', () => {
    const text = 'Norland wants a new law, and Norland wants it soon.';
    expect(positionsIn(text)).toEqual([`Norland: ${text}`]);
  });
});
