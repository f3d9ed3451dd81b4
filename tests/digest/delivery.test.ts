import { describe, expect, test } from 'vitest';
import {
  afterFind,
  afterPost,
  afterRepeat,
  MOST_LOOKS,
  nextPart,
  REPEAT_PAUSE,
} from '../../src/digest/delivery.ts';
import type { PostOutcome } from '../../src/digest/platform.ts';
import type { OpenPart, PartChange } from '../../src/digest/store.ts';
import { HOUR, MINUTE } from './world.ts';

const NOW = Date.UTC(2024, 4, 1, 9);

function partWith(overrides: Partial<OpenPart> = {}): OpenPart {
  return {
    key: 'key-1',
    delivery: 'delivery',
    state: 'planned',
    card: '{"elements":[]}',
    due: NOW,
    asked: false,
    deadline: NOW + 6 * HOUR,
    attempts: 0,
    attemptedAt: 0,
    looks: 0,
    nextAttempt: NOW,
    ...overrides,
  };
}

const pauseOf = (change: PartChange) =>
  'nextAttempt' in change && change.nextAttempt !== undefined ? change.nextAttempt - NOW : undefined;

const unreachable: PostOutcome = { state: 'unreachable', reason: 'No way there.' };

describe('After a post', () => {
  test('a confirmation is the end', () => {
    expect(afterPost(partWith(), { state: 'sent', message: 'm1' }, NOW)).toEqual({
      state: 'sent',
      message: 'm1',
    });
  });

  test('a refusal is the end, with its reason and what to do', () => {
    const refused: PostOutcome = { state: 'refused', reason: 'It is archived.', remedy: 'Open it again.' };
    expect(afterPost(partWith(), refused, NOW)).toEqual({
      state: 'failed',
      reason: 'It is archived. Open it again.',
    });
  });

  test('a limit is obeyed to the millisecond, and is a second at least', () => {
    expect(pauseOf(afterPost(partWith(), { state: 'limited', retryAfter: 12_345 }, NOW))).toBe(12_345);
    expect(pauseOf(afterPost(partWith(), { state: 'limited', retryAfter: 0 }, NOW))).toBe(1_000);
  });

  test('a limit beyond the deadline means that the post is missed', () => {
    expect(afterPost(partWith(), { state: 'limited', retryAfter: 6 * HOUR }, NOW).state).toBe('missed');
  });

  test('a platform that cannot be reached is tried again after pauses that double up to a quarter of an hour', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 60].map((attempts) =>
      pauseOf(afterPost(partWith({ attempts }), unreachable, NOW)),
    );
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 15, 15, 15].map((minutes) => minutes * MINUTE));
  });

  test('no answer means unknown, to be looked for', () => {
    const change = afterPost(partWith(), { state: 'unknown', reason: 'Silence.' }, NOW);
    expect(change).toEqual({ state: 'unknown', reason: 'Silence.', nextAttempt: NOW + 30_000 });
  });
});

describe('After looking for a part', () => {
  const unknown = (looks = 0) => partWith({ state: 'unknown', looks, attemptedAt: NOW - MINUTE });

  test('what is found is sent', () => {
    expect(afterFind(unknown(), { state: 'found', message: 'm1' }, NOW)).toEqual({
      state: 'sent',
      message: 'm1',
    });
  });

  test('what is absent is posted again at once, while it is not too late', () => {
    expect(afterFind(unknown(), { state: 'absent' }, NOW)).toEqual({
      state: 'planned',
      reason: 'It did not arrive.',
      nextAttempt: NOW,
    });
    expect(afterFind({ ...unknown(), deadline: NOW }, { state: 'absent' }, NOW).state).toBe('missed');
  });

  test('what nobody can tell is looked for again after growing pauses, and in the end left unknown', () => {
    let part = unknown();
    const pauses: number[] = [];
    for (;;) {
      const change = afterFind(part, { state: 'cannot-tell', reason: 'No permission.' }, NOW);
      expect(change.state).toBe('unknown');
      const pause = pauseOf(change);
      if (pause === undefined) break;
      pauses.push(pause / MINUTE);
      part = { ...part, looks: part.looks + 1 };
    }
    expect(pauses).toHaveLength(MOST_LOOKS - 1);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(60);
  });
});

describe('After posting under the same key again', () => {
  const part = partWith({ state: 'unknown', attemptedAt: NOW - MINUTE });

  test('a confirmation settles the part', () => {
    expect(afterRepeat(part, { state: 'sent', message: 'm1' }, NOW).state).toBe('sent');
  });

  test.each<PostOutcome>([
    unreachable,
    { state: 'limited', retryAfter: 5 },
    { state: 'refused', reason: 'No.', remedy: 'Ask.' },
  ])('that nothing was posted this time ($state) says nothing about the first time', (outcome) => {
    expect(afterRepeat(part, outcome, NOW).state).toBe('unknown');
  });

  test('without an answer again it is not looked for before that request has certainly ended', () => {
    expect(pauseOf(afterRepeat(part, { state: 'unknown', reason: 'Silence.' }, NOW))).toBe(REPEAT_PAUSE);
    expect(REPEAT_PAUSE).toBeGreaterThanOrEqual(5 * MINUTE);
  });
});

describe('The next part to act on', () => {
  test('is the first whose time has come', () => {
    const waiting = partWith({ key: 'a', delivery: 'one', nextAttempt: NOW + 1 });
    const ready = partWith({ key: 'b', delivery: 'two' });
    expect(nextPart([waiting, ready], NOW)?.key).toBe('b');
    expect(nextPart([waiting], NOW)).toBeUndefined();
  });

  test('is not a later message of a delivery whose earlier one waits', () => {
    const waiting = partWith({ key: 'a', nextAttempt: NOW + 1 });
    expect(nextPart([waiting, partWith({ key: 'b' })], NOW)).toBeUndefined();
  });

  test('may be a later message of a delivery whose earlier one is unknown', () => {
    const unknown = partWith({ key: 'a', state: 'unknown', nextAttempt: NOW + 1 });
    expect(nextPart([unknown, partWith({ key: 'b' })], NOW)?.key).toBe('b');
  });

  test('is one that is past its deadline, whenever it was to be tried again', () => {
    expect(nextPart([partWith({ nextAttempt: NOW + HOUR, deadline: NOW })], NOW)?.key).toBe('key-1');
  });
});
