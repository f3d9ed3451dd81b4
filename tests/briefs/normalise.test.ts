import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldQuery, LONGEST_QUERY, significant, stem, wordsOf } from '../../src/briefs/normalise.ts';

describe('folding', () => {
  it.each([
    ['Éditions François', 'editions francois'],
    ['us-mexico-migration', 'us mexico migration'],
    ['U.S. Customs & Border Protection', 'us customs border protection'],
    ['the U.S.-Mexico Declaration', 'the us mexico declaration'],
    ['Okafor’s', 'okafor'],
    ["the islanders' boats", 'the islanders boats'],
    ['O’Neill', 'oneill'],
    ['İstanbul, Straße, Łódź, Tromsø', 'istanbul strasse lodz tromso'],
    ['ＦＵＬＬ ﬁt', 'full fit'],
    ['हिन्दी', 'हिन्दी'],
    ['🚢 !?', ''],
  ])('makes %s comparable', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing that has been folded already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('looks only at the beginning of an endless query', () => {
    expect(foldQuery(`ferry ${'x'.repeat(5_000)}`)).toHaveLength(LONGEST_QUERY);
  });
});

describe('words', () => {
  it('lose the s of their plural and nothing else', () => {
    expect(['guns', 'gun', 'press', 'gas', 'is'].map(stem)).toEqual(['gun', 'gun', 'press', 'gas', 'is']);
  });

  it('that stand in every question do not count', () => {
    expect(significant(wordsOf('please tell me about the ferry'))).toEqual(['ferry']);
  });
});
