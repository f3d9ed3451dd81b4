import { describe, expect, test } from 'vitest';
import { findTerms } from '../../../src/drafting/facts/terms.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

/** Terms as `term = meaning`. */
function termsIn(text: string): readonly string[] {
  return findTerms(readText(text)).map(
    ({ term, meaning }) => `${text.slice(term.start, term.end)} = ${text.slice(meaning.start, meaning.end)}`,
  );
}

describe('A term', () => {
  test.each([
    ['The Coastal Waters Agency (CWA) closed the port.', 'CWA = Coastal Waters Agency'],
    ['Gross domestic product, or GDP, fell again.', 'GDP = Gross domestic product'],
    [
      'Officers found gillnetting, or catching fish with a hanging net, in the bay.',
      'gillnetting = catching fish with a hanging net',
    ],
    ['They opposed a fishing pact known as Fair Tide.', 'Fair Tide = a fishing pact'],
    [
      'The city bans so-called dark stores, which sell by delivery alone.',
      'dark stores = which sell by delivery alone',
    ],
    ['Cabotage refers to trade along a coast.', 'Cabotage = trade along a coast'],
    [
      'Norland refused a safe-harbour agreement. It would have required ships to land there first.',
      'safe-harbour agreement = It would have required ships to land there first.',
    ],
  ])('is found with what the text says it means: %s', (text, term) => {
    expect(termsIn(text)).toEqual([term]);
  });

  test.each([
    'They meet on Monday, or Tuesday, at the pier.',
    'The senator (D) spoke first, and the mayor (NY) after him.',
    'A man known as the Heron was arrested.',
    'The so-called experts said nothing.',
    'They signed a trade agreement. It rained all day.',
  ])('is nothing that is left unexplained, and no person: %s', (text) => {
    expect(termsIn(text)).toEqual([]);
  });

  test('is found once', () => {
    const text = 'The Coastal Waters Agency (CWA) closed. The Coastal Waters Agency (CWA) opened.';
    expect(termsIn(text)).toHaveLength(1);
  });
});
