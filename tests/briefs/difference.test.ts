import { expect, it } from 'vitest';
import { slightDifference, wordDifference } from '../../src/briefs/difference.ts';

it('A difference marks what only the brief has and what only the source has', () => {
  expect(wordDifference('One boat a week.', 'One boat a day.')).toBe('One boat a [-week-]{+day+}.');
});

it('A difference shows line breaks, which are easy to overlook', () => {
  expect(wordDifference('a b', 'a\nb')).toBe('a[- -]{+⏎+}b');
});

it('A difference shortens what both have in common, but never at a change', () => {
  const long = 'word '.repeat(60);
  const difference = wordDifference(`${long}x ${long}y ${long}`, `${long}z ${long}w ${long}`);
  expect(difference.length).toBeLessThan(250);
  expect(difference).toMatch(/^….*word \[-x-\]\{\+z\+\} word .*….* word \[-y-\]\{\+w\+\} word .*…$/);
});

it.each([
  ['a  b', 'a\nb', 'white space'],
  ["Okafor's “boat”", 'Okafor’s "boat"', 'its quotation marks or apostrophes'],
  ['one-way', 'one–way', 'its dashes or hyphens'],
  ['The boat', 'the boat', 'capital letters'],
  ['caf\u00E9', 'cafe\u0301', 'the form of its accented letters'],
  ['boat', 'boot', undefined],
])('%j and %j differ only in %s', (a, b, expected) => {
  expect(slightDifference(a, b)).toBe(expected);
});
