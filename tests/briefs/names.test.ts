import { expect, it } from 'vitest';
import { acronyms, firstName, lastName } from '../../src/briefs/names.ts';

it('A name has a first and a last part, without what is put behind it', () => {
  expect([firstName('Martin Luther Król Jr.'), lastName('Martin Luther Król Jr.')]).toEqual([
    'martin',
    'krol',
  ]);
});

it('A name of one word has no parts', () => {
  expect([firstName('Okafor'), lastName('Okafor')]).toEqual([undefined, undefined]);
});

it.each([
  ['U.S. Customs & Border Protection', ['uscbp', 'cbp']],
  ['Ministry of Foreign Affairs', ['mfa']],
  ['US Navy', ['usn']],
  ['Mexico', []],
  ['🚢', []],
])('%s is known by its initials', (organisation, expected) => {
  expect(acronyms(organisation)).toEqual(expected);
});
