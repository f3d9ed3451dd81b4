import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typosBetween } from '../../src/briefs/typo.ts';

describe('a slip of the fingers', () => {
  it.each([
    ['migraton', 'migration', 1],
    ['imigration', 'migration', 1],
    ['migrtion', 'migration', 1],
    ['migrqtion', 'migration', 1],
    ['migratoin', 'migration', 1],
    ['nigration', 'migration', 1],
    ['ebrad', 'ebrard', 1],
    ['morgen', 'morgan', 1],
    ['mrogan', 'morgan', 1],
    ['imigraton', 'immigration', 2],
    ['imimgraton', 'immigration', 2],
    ['mrak morgan', 'mark morgan', 1],
    ['mrk morgan', 'mark morgan', 1],
    ['us mexcio migraton', 'us mexico migration', 2],
    ['harbourferry', 'harbour ferry', 1],
    ['harbour ferry', 'harbourferry', 1],
    ['migration', 'migration', 0],
    ['iran', 'iran', 0],
  ])('“%s” means %s', (typed, name, slips) => {
    expect(typosBetween(typed, name)).toBe(slips);
  });
});

describe('another name', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['slovakia', 'slovenia'],
    ['austria', 'australia'],
    ['tanzania', 'tasmania'],
    ['mauritius', 'mauritania'],
    ['iran', 'iraq'],
    ['iran deal', 'iraq deal'],
    ['mali', 'malta'],
    ['zambia', 'gambia'],
    ['north korea', 'south korea'],
    ['niger', 'nigeria'],
    ['uruguay', 'paraguay'],
    ['hansen', 'jansen'],
    ['martinez', 'martines lopez'],
    ['hoffmann', 'haffmans'],
    ['mark rutte', 'mary rutte'],
    ['us talks', 'uk talks'],
    ['election 2019', 'election 2018'],
  ];

  it.each(pairs)('“%s” is not %s, either way round', (one, other) => {
    expect(typosBetween(one, other)).toBeUndefined();
    expect(typosBetween(other, one)).toBeUndefined();
  });

  it('is every long word with two of its letters exchanged for others', () => {
    const word = fc.stringMatching(/^[a-m]{8,14}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.nat(), (name, first, second) => {
        const [a, b] = [first % name.length, second % name.length];
        fc.pre(a !== b);
        const typed = [...name].map((letter, at) => (at === a ? 'x' : at === b ? 'z' : letter)).join('');
        expect(typosBetween(typed, name)).toBeUndefined();
      }),
    );
  });
});
