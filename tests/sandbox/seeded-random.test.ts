import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeededRandom } from '../../src/sandbox/seeded-random.ts';

const drawn = (seed: number, count: number): readonly number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => random.fraction());
};

test('the same seed draws the same numbers, another seed others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 2 }), (seed) => {
      expect(drawn(seed, 20)).toEqual(drawn(seed, 20));
      expect(drawn(seed + 1, 20)).not.toEqual(drawn(seed, 20));
    }),
  );
});

test('fractions are spread evenly from 0 to below 1', () => {
  const tenths = new Map<number, number>();
  for (const fraction of drawn(7, 10_000)) {
    expect(fraction).toBeGreaterThanOrEqual(0);
    expect(fraction).toBeLessThan(1);
    const tenth = Math.floor(fraction * 10);
    tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
  }
  expect(Math.min(...tenths.values())).toBeGreaterThan(900);
  expect(Math.max(...tenths.values())).toBeLessThan(1100);
});

test('a whole number lies between its bounds, and reaches both', () => {
  const random = new SeededRandom(1);
  const numbers = new Set(Array.from({ length: 200 }, () => random.between(-1, 2)));
  expect([...numbers].sort((one, other) => one - other)).toEqual([-1, 0, 1, 2]);
});

test('every entry of a list is picked sooner or later', () => {
  const random = new SeededRandom(1);
  const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
  expect(picked).toEqual(new Set(['a', 'b', 'c']));
});
