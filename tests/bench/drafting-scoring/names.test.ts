import { describe, expect, it } from 'vitest';
import { isPronoun, namingPart, sameOne } from '../../../bench/drafting-scoring/names.ts';

describe('Two mentions', () => {
  it.each([
    ['Ada Lund', 'ada lund'],
    ['Ada Lund', 'Lund'],
    ['Mayor Ada Lund', 'Ms. Lund'],
    ['Ada Lund', 'Lund’s'],
    ['Ada Lund, the mayor', 'Ada Lund'],
    ['Ada Lund (right)', 'Ada Lund — who left early'],
    ['Ada Lund who left', 'Ada Lund'],
    ['B. Lund', 'Bjorn Lund'],
    ['Will Lund', 'William Lund'],
    ['Ada Maria Lund', 'Maria Lund'],
    ['Ray Okoye Jr.', 'Okoye'],
    ['José Lund', 'Jose Lund'],
    ['the director of the port', 'the former director'],
    ['the harbour council', 'the council'],
    ['A spokesman for the ferry company', 'the spokesman'],
    ['U.S. Navy', 'US Navy'],
    ['the islanders of Kerrow', 'Kerrow islanders'],
  ])('such as “%s” and “%s” name the same one', (one, other) => {
    expect(sameOne(one, other)).toBe(true);
    expect(sameOne(other, one)).toBe(true);
  });

  it.each([
    ['Ada Lund', 'Ray Lund'],
    ['Ada Lund', 'Ray Okoye'],
    ['Ada Lund', 'Ada Okoye'],
    ['the head cook of the ferry', 'the ferry'],
    ['Ada Lund, the mayor', 'the mayor'],
    ['', 'Ada Lund'],
    ['—', '—'],
    ['the fishermen of the northern islands', 'the northern council'],
  ])('such as “%s” and “%s” do not', (one, other) => {
    expect(sameOne(one, other)).toBe(false);
    expect(sameOne(other, one)).toBe(false);
  });
});

describe('A mention', () => {
  it('names somebody before what describes them', () => {
    expect(namingPart('the mayor, who left; the others')).toBe('the mayor');
    expect(namingPart('the mayor who left')).toBe('the mayor');
    expect(namingPart('the mayor')).toBe('the mayor');
  });

  it('is a pronoun where every word is one', () => {
    expect(['She', 'he himself', 'those who'].map(isPronoun)).toEqual([true, true, true]);
    expect(['Ada', 'his mother', ''].map(isPronoun)).toEqual([false, false, false]);
  });
});
