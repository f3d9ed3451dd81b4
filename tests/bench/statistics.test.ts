import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile } from '../../bench/statistics.ts';

describe('A percentile', () => {
  it('is the value by nearest rank, whatever the order', () => {
    const thousand = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);
    expect(percentile(thousand, 0.5)).toBe(500);
    expect(percentile(thousand, 0.99)).toBe(990);
    expect(percentile([3], 0.99)).toBe(3);
  });

  it('is one of the values, and at least its share of them does not exceed it', () => {
    const values = fc.array(fc.double({ noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
        const found = percentile(all, share);
        expect(all).toContain(found);
        expect(all.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * all.length);
      }),
    );
  });

  it('of nothing is an error', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe('A median', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('leaves its values as they are', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
