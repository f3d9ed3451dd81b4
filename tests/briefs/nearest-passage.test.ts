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
  ['A ship that sails empty helped nobody', '“A ship that sails empty helps nobody,”'],
  ['we asked for a boat every day. One', '“We asked for one boat a day. One.'],
  ['No service from 1 November until further notice', '“No service from 1 October until further notice.”'],
])('“%s” is nearest to what was meant', (words, expected) => {
  expect(nearestIn(exampleSource, words)).toBe(expected);
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
