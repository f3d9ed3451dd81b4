import { describe, expect, test } from 'vitest';
import {
  afterFind,
  afterFindAhead,
  afterPost,
  afterRepeat,
  MOST_LOOKS,
  nextPart,
  REPEAT_PAUSE,
  waitingParts,
} from '../../src/digest/delivery.ts';
import type { FindOutcome, PostOutcome } from '../../src/digest/platform.ts';
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

/** What becomes of a part that was posted at the time of these tests. */
const posted = (part: OpenPart, outcome: PostOutcome, chance = 0) =>
  afterPost(part, outcome, NOW, () => chance);

const unreachable: PostOutcome = { state: 'unreachable', reason: 'No way there.' };

describe('After a post', () => {
  test('a confirmation is the end', () => {
    expect(posted(partWith(), { state: 'sent', message: 'm1' })).toEqual({
      state: 'sent',
      message: 'm1',
    });
  });

  test('a refusal is the end, with its reason and what to do', () => {
    const refused: PostOutcome = { state: 'refused', reason: 'It is archived.', remedy: 'Open it again.' };
    expect(posted(partWith(), refused)).toEqual({
      state: 'failed',
      reason: 'It is archived. Open it again.',
      refused: true,
    });
  });

  test('that the message does not fit is its end alone, and no refusal', () => {
    const unfit: PostOutcome = { state: 'unfit', reason: 'It is too long.', remedy: 'Shorten it.' };
    expect(posted(partWith(), unfit)).toEqual({
      state: 'failed',
      reason: 'It is too long. Shorten it.',
      refused: false,
    });
  });

  test('a limit is obeyed to the millisecond, and is a second at least', () => {
    expect(pauseOf(posted(partWith(), { state: 'limited', retryAfter: 12_345 }))).toBe(12_345);
    expect(pauseOf(posted(partWith(), { state: 'limited', retryAfter: 0 }))).toBe(1_000);
  });

  test('a limit is obeyed by a little more for some than for others, and never by less', () => {
    const limited: PostOutcome = { state: 'limited', retryAfter: 12_345 };
    const pauses = [0, 0.3, 0.99].map((chance) => pauseOf(posted(partWith(), limited, chance)) ?? 0);
    for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(12_345);
    expect(new Set(pauses).size).toBe(3);
  });

  test('a limit beyond the deadline means that the post is missed', () => {
    expect(posted(partWith(), { state: 'limited', retryAfter: 6 * HOUR }).state).toBe('missed');
  });

  test('a platform that cannot be reached is tried again after pauses that double up to a quarter of an hour', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 60].map((attempts) =>
      pauseOf(posted(partWith({ attempts }), unreachable, 1)),
    );
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 15, 15, 15].map((minutes) => minutes * MINUTE));
  });

  test('half of such a pause is chance, so that many do not come back at once', () => {
    const pauses = [0, 0.5, 1].map((chance) =>
      pauseOf(posted(partWith({ attempts: 2 }), unreachable, chance)),
    );
    expect(pauses).toEqual([MINUTE, 1.5 * MINUTE, 2 * MINUTE]);
  });

  test('no answer means unknown, to be looked for', () => {
    const change = posted(partWith(), { state: 'unknown', reason: 'Silence.' });
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
    { state: 'unfit', reason: 'No.', remedy: 'Shorten it.' },
  ])('that nothing was posted this time ($state) says nothing about the first time', (outcome) => {
    expect(afterRepeat(part, outcome, NOW).state).toBe('unknown');
  });

  test('without an answer again it is not looked for before that request has certainly ended', () => {
    expect(pauseOf(afterRepeat(part, { state: 'unknown', reason: 'Silence.' }, NOW))).toBe(REPEAT_PAUSE);
    expect(REPEAT_PAUSE).toBeGreaterThanOrEqual(5 * MINUTE);
  });
});

describe('A message handed over ahead of its time, of which no answer came', () => {
  const appearsAt = NOW + 10 * MINUTE;
  const part = partWith({ state: 'unknown', appearsAt, attemptedAt: NOW - MINUTE, reason: 'Silence.' });

  test('is looked for soon, as there is little time for it', () => {
    const change = afterPost(partWith(), { state: 'unknown', reason: 'Silence.' }, NOW, () => 0, appearsAt);
    expect(change.state).toBe('unknown');
    expect(pauseOf(change)).toBeLessThanOrEqual(30_000);
  });

  test('is sent where it is on the list', () => {
    expect(afterFindAhead(part, appearsAt, { state: 'found', message: 'q1' }, NOW)).toEqual({
      state: 'sent',
      message: 'q1',
    });
  });

  test('is handed over again where it is not on the list', () => {
    expect(afterFindAhead(part, appearsAt, { state: 'absent' }, NOW)).toEqual({
      state: 'planned',
      reason: 'It was not taken on.',
      nextAttempt: NOW,
    });
  });

  test.each([0, 10_000])(
    'is not taken for absent %d ms before it appears: it may be on its way',
    (before) => {
      const change = afterFindAhead(part, appearsAt, { state: 'absent' }, appearsAt - before);
      expect(change.state).toBe('unknown');
      expect(pauseOf(change)).toBeUndefined();
    },
  );

  test('is looked for until its time has come, and then left unknown with a word on where to look', () => {
    const cannotTell: FindOutcome = { state: 'cannot-tell', reason: 'No answer.' };
    expect(pauseOf(afterFindAhead(part, appearsAt, cannotTell, NOW))).toBeLessThanOrEqual(30_000);
    expect(pauseOf(afterFindAhead(part, appearsAt, cannotTell, appearsAt - 1))).toBe(10 * MINUTE);
    expect(afterFindAhead(part, appearsAt, cannotTell, appearsAt)).toEqual({
      state: 'unknown',
      reason:
        "No answer. It was to appear at 2024-05-01 09:10 UTC by the platform's own schedule, which says nothing " +
        'afterwards. Look for it in the channel: it will not be repeated.',
    });
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

describe('Parts that wait for one before them', () => {
  test('wait as long as that one does', () => {
    const first = partWith({ key: 'a', nextAttempt: NOW + HOUR });
    const others = ['b', 'c'].map((key) => partWith({ key }));
    const elsewhere = partWith({ key: 'd', delivery: 'another' });
    expect(waitingParts([first, ...others, elsewhere], NOW)).toEqual(
      others.map((part) => ({ part, until: NOW + HOUR })),
    );
  });

  test('are none where the one before them is unknown, or has its turn now', () => {
    const unknown = partWith({ key: 'a', state: 'unknown', nextAttempt: NOW + HOUR });
    expect(waitingParts([unknown, partWith({ key: 'b' })], NOW)).toEqual([]);
    expect(waitingParts([partWith({ key: 'a' }), partWith({ key: 'b' })], NOW)).toEqual([]);
  });
});
