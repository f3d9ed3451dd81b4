import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Feed } from '../../../src/drafting/feed.ts';
import {
  afterFailure,
  afterSuccess,
  FAILURES_OF_DEAD,
  isDead,
  LONGEST_REST,
  retryAfterOf,
  TIME_OF_DEAD,
  USUAL_REST,
} from '../../../src/drafting/feeds/plan.ts';
import { MINUTE, NO_JITTER, START } from './world.ts';

const FEED: Feed = {
  id: 'courier',
  address: 'https://courier.test/feed',
  platform: 'slack',
  channel: 'C1',
  mode: 'drafts',
  state: 'active',
  etag: '"1"',
  lastModified: 'Mon, 03 Jun 2024 07:00:00 GMT',
  nextFetch: START,
  failures: 3,
  failure: 'It did not answer.',
  told: false,
  addedAt: START - TIME_OF_DEAD,
};

const FAILURE = { reason: 'It did not answer.', gone: false } as const;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('A feed that was fetched', () => {
  test('rests a quarter of an hour, and its failures are forgotten', () => {
    const after = afterSuccess(FEED, {}, START, NO_JITTER);
    expect(after).toMatchObject({ failures: 0, lastSuccess: START, nextFetch: START + 15 * MINUTE });
    expect(after.failure).toBeUndefined();
  });

  test('keeps its validators where nothing changed, and has the new ones alone where something did', () => {
    expect(afterSuccess(FEED, {}, START, NO_JITTER)).toMatchObject({
      etag: '"1"',
      lastModified: 'Mon, 03 Jun 2024 07:00:00 GMT',
    });
    const changed = afterSuccess(FEED, { validators: { etag: '"2"' } }, START, NO_JITTER);
    expect(changed.etag).toBe('"2"');
    expect(changed.lastModified).toBeUndefined();
  });

  test('keeps the address that it moved to', () => {
    const moved = 'https://courier.test/new-feed';
    expect(afterSuccess(FEED, { moved }, START, NO_JITTER).address).toBe(moved);
  });

  test('rests a tenth more or less by chance, and no more than that', () => {
    fc.assert(
      fc.property(random, (chance) => {
        const rest = afterSuccess(FEED, {}, START, () => chance).nextFetch - START;
        expect(Math.abs(rest - USUAL_REST)).toBeLessThanOrEqual(USUAL_REST / 10);
      }),
    );
  });
});

describe('A feed that failed', () => {
  test('rests twice as long each time, and a day at most', () => {
    let feed: Feed = { ...FEED, failures: 0 };
    const rests: number[] = [];
    for (let time = 0; time < 9; time += 1) {
      feed = afterFailure(feed, FAILURE, START, NO_JITTER);
      rests.push((feed.nextFetch - START) / MINUTE);
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    expect(feed).toMatchObject({ failures: 9, failure: 'It did not answer.', etag: '"1"' });
  });

  test('rests as long as its server asks, if that is longer, and a day at most', () => {
    const first = { ...FEED, failures: 0 };
    const restAfter = (retryAfter: number) =>
      afterFailure(first, { ...FAILURE, retryAfter }, START, NO_JITTER).nextFetch - START;
    expect(restAfter(MINUTE)).toBe(30 * MINUTE);
    expect(restAfter(90 * MINUTE)).toBe(90 * MINUTE);
    expect(restAfter(Number.MAX_SAFE_INTEGER)).toBe(LONGEST_REST);
  });

  test('never rests longer than a day and a tenth, however often it failed', () => {
    fc.assert(
      fc.property(random, fc.nat(10_000), (chance, failures) => {
        const rest = afterFailure({ ...FEED, failures }, FAILURE, START, () => chance).nextFetch - START;
        expect(rest).toBeGreaterThan(USUAL_REST);
        expect(rest).toBeLessThanOrEqual(LONGEST_REST * 1.1);
      }),
    );
  });

  test('is dead after ten failures in a row over three days, or at once where it is gone', () => {
    const failing = { ...FEED, failures: FAILURES_OF_DEAD, lastSuccess: START - TIME_OF_DEAD };
    expect(isDead(failing, FAILURE, START)).toBe(true);
    expect(isDead({ ...failing, failures: FAILURES_OF_DEAD - 1 }, FAILURE, START)).toBe(false);
    expect(isDead({ ...failing, lastSuccess: START - TIME_OF_DEAD + 1 }, FAILURE, START)).toBe(false);
    expect(isDead({ ...FEED, failures: 1 }, { ...FAILURE, gone: true }, START)).toBe(true);
  });

  test('that never worked counts from when it was added', () => {
    const failing = { ...FEED, failures: FAILURES_OF_DEAD };
    expect(isDead(failing, FAILURE, START)).toBe(true);
    expect(isDead({ ...failing, addedAt: START - MINUTE }, FAILURE, START)).toBe(false);
  });
});

describe('Retry-After', () => {
  test('is read as seconds or as a date', () => {
    expect(retryAfterOf('120', START)).toBe(120_000);
    expect(retryAfterOf(' 120 ', START)).toBe(120_000);
    expect(retryAfterOf(new Date(START + 90_000).toUTCString(), START)).toBe(90_000);
  });

  test.each([undefined, '', '0', '-5', 'soon', '1e9', 'Mon, 03 Jun 2019 07:00:00 GMT'])(
    'is nothing where it is neither, or in the past: %s',
    (field) => {
      expect(retryAfterOf(field, START)).toBeUndefined();
    },
  );
});
