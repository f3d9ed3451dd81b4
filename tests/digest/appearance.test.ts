import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appearanceOf, isTaken, secondOf } from '../../src/digest/appearance.ts';

const NINE = Date.UTC(2024, 4, 1, 9);

const wanted = { due: NINE, position: 0, now: NINE - 600_000, least: 90_000, after: -Infinity };

describe('When a message appears that is handed over ahead of its time', () => {
  test.each([
    ['at the second it is due', {}, NINE],
    ['a second later for each message before it', { position: 2 }, NINE + 2_000],
    ['as soon as may be where it is planned late', { now: NINE - 60_000 }, NINE + 30_000],
    ['on a whole second', { now: NINE - 60_001 + 500 }, NINE + 31_000],
    ['later than the message before it', { position: 1, after: NINE + 40_000 }, NINE + 41_000],
    ['later than a second that is taken', { after: NINE }, NINE + 1_000],
  ])('is %s', (_, changes, at) => {
    expect(appearanceOf({ ...wanted, ...changes })).toBe(at);
  });

  test('is always a whole second, not before it is due, not sooner than may be, and later than it must be', () => {
    const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(time, time, time, fc.nat(5), fc.nat(200_000), (due, now, after, position, least) => {
        const at = appearanceOf({ due, position, now, least, after });
        expect(at % 1_000).toBe(0);
        expect(at).toBeGreaterThanOrEqual(due + position * 1_000);
        expect(at).toBeGreaterThanOrEqual(now + least);
        expect(at).toBeGreaterThanOrEqual(after + 1_000);
      }),
    );
  });
});

describe('A second of a channel', () => {
  test('is the same for its threads, and another one for every other channel and second', () => {
    const { scope } = secondOf('slack', 'C1', NINE);
    expect(secondOf('slack', 'C1/1700000000.000100', NINE).scope).toBe(scope);
    expect(secondOf('slack', 'C2', NINE).scope).not.toBe(scope);
    expect(secondOf('slack', 'C1', NINE + 1_000).scope).not.toBe(scope);
  });

  test('has room for one message, and who asks for it again is told so by how long there is none', () => {
    const { interval, burst } = secondOf('slack', 'C1', NINE);
    expect(burst).toBe(1);
    expect(isTaken(NINE + interval - 3_600_000, NINE)).toBe(true);
    expect(isTaken(NINE + 3_600_000, NINE)).toBe(false);
  });
});
