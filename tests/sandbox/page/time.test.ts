import { describe, expect, it } from 'vitest';
import { distanceTo } from '../../../src/sandbox/page/time.ts';
import { START } from './fixtures.ts';

const MINUTE = 60_000;

describe('how long it is until something is due', () => {
  it.each([
    [-MINUTE, 'now'],
    [MINUTE - 1, 'now'],
    [MINUTE, 'in 1 min'],
    [59 * MINUTE, 'in 59 min'],
    [60 * MINUTE, 'in 1 h'],
    [47.9 * 60 * MINUTE, 'in 47 h'],
    [48 * 60 * MINUTE, 'in 2 days'],
    [7 * 24 * 60 * MINUTE, 'in 7 days'],
  ])('says, for %d milliseconds, %j', (distance, words) => {
    expect(distanceTo(START + distance, START)).toBe(words);
  });
});
