import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestPassage } from '../../src/briefs/nearest-passage.ts';
import { exampleSource } from '../fixtures/brief.ts';

/** The words of the example source nearest to some others. */
function nearestIn(text: string, words: string): string | undefined {
  const passage = nearestPassage(text, words);
  return passage && text.slice(passage.start, passage.end);
}

it.each([
  ['A ship that sails empty helped nobody', 'A ship that sails empty helps nobody,'],
  ['we asked for a boat every day. One', 'We asked for one boat a day. One.'],
  ['No service from 1 November until further notice', 'No service from 1 October until further notice.'],
])('“%s” is nearest to what was meant', (words, expected) => {
  expect(nearestIn(exampleSource, words)).toBe(expected);
});

it.each([
  ['curly marks', '“Two ships came,” she said', 'Two ship came'],
  ['straight marks', 'And "two ships came," she said', 'Two ship came,'],
  ['guillemets', '«Two ships came» she said', 'Two ship came'],
  ['low and high marks', '„Two ships came“, she said', 'Two ship came'],
  ['single marks', '‘Two ships came’ she said', 'Two ship came'],
  ['marks with more outside', 'It did (“two ships came”).', 'two ship came'],
])('Marks that the source sets around a passage are no part of it: %s', (_marks, text, words) => {
  expect(nearestIn(text, words)).toMatch(/^two ships came,?$/i);
});

it.each([
  ['“Two” ships came', '“Two” ship came'],
  ['Two ships were the islanders’', 'Two ship were the islanders’'],
  ['’Twas two ships that came', 'Twas two ship that came'],
])('Marks that belong to the words stay: %s', (text, words) => {
  expect(nearestIn(`Late. ${text} In the night.`, words)).toBe(text);
});

it('A passage of nothing but marks stays what it is', () => {
  expect(nearestIn('“ ” “', '“ x')).not.toBe('');
});

it('Words that have nothing to do with a text have no nearest passage', () => {
  expect(nearestIn(exampleSource, 'Quarterly earnings beat every forecast')).toBeUndefined();
  expect(nearestIn('', 'boat')).toBeUndefined();
  expect(nearestIn(exampleSource, ' ')).toBeUndefined();
});

it('A passage that stands in a text word for word is its own nearest', () => {
  const word = fc.stringMatching(/^[a-z]{2,6}$/);
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 30 }),
      fc.array(word, { minLength: 1, maxLength: 10 }),
      (around, meant) => {
        const text = [...around, ...meant, ...around].join(' ');
        expect(nearestIn(text, meant.join(' '))).toBe(meant.join(' '));
      },
    ),
  );
});

it('Long words are found in a long text', () => {
  const text = exampleSource.repeat(1_000);
  expect(nearestIn(text, exampleSource.slice(100, 900).replace('boat', 'boot'))).toContain(
    'We asked for one boat',
  );
});
