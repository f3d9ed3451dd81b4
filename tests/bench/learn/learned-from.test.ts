import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countLearnedFrom, hashOf, readLearnedFrom } from '../../../bench/learn/learned-from.ts';

const WEIGHTS = new URL('../../../src/drafting/attribution/judgement.json', import.meta.url);

describe('What the weights were learned from', () => {
  it('is written down for the weights that are there', () => {
    const { weights, articles } = readLearnedFrom();
    expect(weights).toBe(hashOf(readFileSync(WEIGHTS, 'utf8')));
    expect(articles.length).toBeGreaterThan(0);
  });

  it('tells which of some texts are among it', () => {
    const learned = { weights: '', articles: ['The boat is late.', 'It came.'].map(hashOf) };
    expect(countLearnedFrom(learned, ['It came.', 'It went.'])).toBe(1);
    expect(countLearnedFrom(readLearnedFrom(), ['The boat of Kerrow is late again.'])).toBe(0);
  });
});
