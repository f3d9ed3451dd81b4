import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pace } from '../../src/digest/platform.ts';
import type { DigestStore } from '../../src/digest/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { arrivalAfter, earliest, type Usage } from '../../src/store/pace.ts';
import { startBackends } from './backends.ts';
import { deliveryWith, intentFor, NINE, slack } from './digest-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

const paceOf = (interval: number, burst: number): Pace => ({ scope: 'slack:T1', interval, burst });

/** Asks at each time, and posts where there is room. @returns the times of the posts. */
function postsAt(times: readonly number[], pace: Pace): readonly number[] {
  let usage: Usage = { arrival: 0, heldUntil: 0 };
  return times.filter((now) => {
    if (earliest(usage, pace, now) > now) return false;
    usage = { ...usage, arrival: arrivalAfter(usage, pace, now) };
    return true;
  });
}

describe('A pace', () => {
  const paces = fc.record({
    interval: fc.double({ min: 1, max: 5_000, noNaN: true }),
    burst: fc.integer({ min: 1, max: 20 }),
  });
  const steps = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 100 });

  test('never allows more posts in any stretch of time than its burst and what the stretch adds', () => {
    fc.assert(
      fc.property(paces, steps, ({ interval, burst }, gaps) => {
        let now = NINE;
        const times = gaps.map((gap) => {
          now += gap;
          return now;
        });
        const posts = postsAt(times, paceOf(interval, burst));
        for (const [first, from] of posts.entries()) {
          for (const [last, to] of posts.entries()) {
            if (last < first) continue;
            // A thousandth of a post, for what doubles lose at epoch milliseconds.
            expect(last - first + 1).toBeLessThanOrEqual(burst + (to - from) / interval + 0.001);
          }
        }
      }),
    );
  });

  test('allows all that it promises to who asks again at the time it named', () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 60 }), ({ interval, burst }, posts) => {
        const pace = paceOf(interval, burst);
        let usage: Usage = { arrival: 0, heldUntil: 0 };
        let now = NINE;
        for (let post = 0; post < posts; post += 1) {
          now = Math.max(now, earliest(usage, pace, now));
          usage = { ...usage, arrival: arrivalAfter(usage, pace, now) };
        }
        expect(now - NINE).toBeLessThanOrEqual(Math.max(0, posts - burst) * interval + 1);
      }),
    );
  });

  test('goes on at once after the clock went back by a day, one post at a time', () => {
    const pace = paceOf(1_000, 3);
    const usage = { arrival: NINE + 86_400_000, heldUntil: 0 };
    expect(earliest(usage, pace, NINE)).toBe(NINE);
    const next = { ...usage, arrival: arrivalAfter(usage, pace, NINE) };
    expect(earliest(next, pace, NINE)).toBe(NINE + 1_000);
    expect(earliest(next, pace, NINE + 1_000)).toBe(NINE + 1_000);
  });

  test('is not exceeded where the clock went back a little', () => {
    const pace = paceOf(1_000, 1);
    const usage = { arrival: arrivalAfter({ arrival: 0, heldUntil: 0 }, pace, NINE), heldUntil: 0 };
    expect(earliest(usage, pace, NINE - 30_000)).toBe(NINE + 1_000);
  });
});

describe.each(backends)('On $name, beginning to post', (backend) => {
  let store: Store;
  let digest: DigestStore;
  /** The process's clock; a real one stands behind it on PostgreSQL, which goes by its own. */
  let now: number;

  beforeEach(async () => {
    now = NINE;
    store = await backend.open({ clock: () => now });
    digest = store.digest;
    await digest.saveSubscription(slack, 1);
    await digest.claimOne('one', slack.id, NINE);
    const keys = Array.from({ length: 8 }, (_, index) => `k${index}`);
    await digest.plan({ subscription: slack.id, at: NINE, deliveries: [deliveryWith('a', keys)] });
  });

  afterEach(() => store.close());

  const hour = 3_600_000;
  const workspace: Pace = { scope: 'slack:T1', interval: hour, burst: 3 };
  const channel: Pace = { scope: 'slack:C1', interval: hour, burst: 1 };

  const kinds = async (keys: readonly string[], paces: readonly Pace[]) => {
    const permissions: string[] = [];
    for (const key of keys) permissions.push((await digest.begin(intentFor(key, { paces }))).kind);
    return permissions;
  };

  test('is allowed as often as the burst allows, and then told when there is room', async () => {
    expect(await kinds(['k0', 'k1', 'k2', 'k3'], [workspace])).toEqual(['begun', 'begun', 'begun', 'wait']);
    const permission = await digest.begin(intentFor('k3', { paces: [workspace] }));
    const until = permission.kind === 'wait' ? permission.until : 0;
    // PostgreSQL's clock has gone on meanwhile; a minute is more than that.
    expect(until).toBeGreaterThan(NINE + hour - 60_000);
    expect(until).toBeLessThanOrEqual(NINE + hour);
  });

  test('changes nothing where it has to wait, neither the part nor another pace', async () => {
    await digest.begin(intentFor('k0', { paces: [channel] }));
    expect(await kinds(['k1', 'k1', 'k1', 'k1'], [workspace, channel])).toEqual(Array(4).fill('wait'));
    expect(await digest.openParts(slack.id)).toHaveLength(7);
    expect((await digest.openParts(slack.id))[0]).toMatchObject({ key: 'k1', attempts: 0 });
    expect(await kinds(['k1', 'k2', 'k3'], [workspace])).toEqual(['begun', 'begun', 'begun']);
  });

  test('uses no room where the part is not planned any more', async () => {
    await digest.begin(intentFor('k0'));
    expect(await kinds(['k0', 'k0', 'k0', 'k1'], [channel])).toEqual(['lost', 'lost', 'lost', 'begun']);
  });

  test('goes by each channel of its own, and by none where none is given', async () => {
    const other = { ...channel, scope: 'slack:C2' };
    expect(await kinds(['k0'], [channel])).toEqual(['begun']);
    expect(await kinds(['k1'], [other])).toEqual(['begun']);
    expect(await kinds(['k2', 'k3'], [])).toEqual(['begun', 'begun']);
    expect(await kinds(['k4'], [channel])).toEqual(['wait']);
  });

  test('waits as long as the platform asked for, and a shorter wish later changes nothing', async () => {
    await digest.hold('slack:T1', NINE + hour);
    await digest.hold('slack:T1', NINE + 1_000);
    const permission = await digest.begin(intentFor('k0', { paces: [workspace] }));
    const until = permission.kind === 'wait' ? permission.until : 0;
    expect(until).toBeGreaterThan(NINE + hour - 60_000);
    expect(until).toBeLessThanOrEqual(NINE + hour);
    expect(await kinds(['k0'], [channel])).toEqual(['begun']);
  });

  test('is allowed again once that time is over', async () => {
    now = NINE + hour;
    await digest.hold('slack:T1', NINE);
    expect(await kinds(['k0'], [workspace])).toEqual(['begun']);
  });

  test('keeps how far a pace is used up in the store', async () => {
    await digest.begin(intentFor('k0', { paces: [channel] }));
    const [row] = await backend.query('SELECT arrival FROM pace');
    expect(Number(row?.['arrival'])).toBeGreaterThanOrEqual(NINE + hour);
  });
});
