import { describe, expect, it } from 'vitest';
import {
  newer,
  noLines,
  older,
  recalledLine,
  withLine,
} from '../../../../src/sandbox/page/composer/typed-lines.ts';

const three = ['one', 'two', 'three'].reduce(withLine, noLines);

describe('the lines that were typed', () => {
  it('are recalled from the newest back, and no further than the oldest', () => {
    const steps = [1, 2, 3, 4].map((count) => Array.from({ length: count }).reduce(older, three));
    expect(steps.map(recalledLine)).toEqual(['three', 'two', 'one', 'one']);
  });

  it('lead forward again to what is new', () => {
    const back = older(older(three));
    expect(recalledLine(newer(back))).toBe('three');
    expect(newer(newer(back))).toEqual({ ...three, recalled: undefined });
    expect(recalledLine(newer(newer(back)))).toBe('');
  });

  it('begin at the newest again after another line was sent', () => {
    expect(recalledLine(older(withLine(older(older(three)), 'four')))).toBe('four');
  });

  it('keep a line once that is sent twice in a row', () => {
    expect(withLine(three, 'three').lines).toEqual(['one', 'two', 'three']);
  });

  it('are fifty at most, the oldest dropped', () => {
    const many = Array.from({ length: 60 }, (_, index) => `line ${index}`).reduce(withLine, noLines);
    expect(many.lines).toHaveLength(50);
    expect(many.lines[0]).toBe('line 10');
  });

  it('recall nothing where there is none', () => {
    expect(older(noLines)).toBe(noLines);
    expect(recalledLine(noLines)).toBe('');
  });
});
