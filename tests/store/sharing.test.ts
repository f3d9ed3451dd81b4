/** Several processes on one PostgreSQL; each is a store of its own here. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestStore } from '../../src/digest/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import {
  deliveryWith,
  intentFor,
  NINE,
  ON_TIME,
  plan,
  slack,
  subscriptionTo,
  TEN,
} from './digest-fixtures.ts';

const [sqlite, ...shared] = await startBackends();

afterAll(async () => {
  await sqlite?.stop();
  for (const backend of shared) await backend.stop();
});

const MINUTE = 60_000;
const HOLDERS = ['one', 'two', 'three'];

describe.each(shared)('Processes that share a store on $name', (backend) => {
  let stores: readonly Store[];
  let digest: DigestStore;
  let other: DigestStore;

  beforeEach(async () => {
    const first = await backend.open();
    stores = [first, await backend.open(), await backend.open()];
    digest = first.digest;
    other = (stores[1] ?? first).digest;
  });

  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  const expire = () => backend.query('UPDATE subscription SET leased_until = 0');

  test('know that they do', () => {
    expect(digest.shared).toBe(true);
  });

  test('never take on the same subscription, and together all of them', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `slack:C${index}`);
    for (const id of ids) await digest.saveSubscription(subscriptionTo(id), 1);
    const taken = await Promise.all(
      stores.flatMap((store, process) =>
        Array.from({ length: 4 }, async (_, worker) => {
          const mine: string[] = [];
          for (;;) {
            const claimed = await store.digest.claim(`${process}.${worker}`, NINE, 7, ON_TIME);
            const fresh = claimed.filter((id) => !mine.includes(id));
            // Dealt with: there is nothing more to do for it.
            for (const id of fresh) {
              const advance = { from: NINE, to: TEN };
              expect(await store.digest.plan({ subscription: id, at: NINE, deliveries: [], advance })).toBe(
                true,
              );
            }
            if (fresh.length === 0) return mine;
            mine.push(...fresh);
          }
        }),
      ),
    );
    expect(taken.flat().sort()).toEqual([...ids].sort());
  });

  test('name again what they have taken on and not given back, with its lease made anew', async () => {
    await digest.saveSubscription(slack, 1);
    expect(await digest.claim('one', NINE, 10, ON_TIME)).toEqual([slack.id]);
    await backend.query('UPDATE subscription SET leased_until = leased_until - 50000');
    expect(await digest.claim('one', NINE + 10, 10, ON_TIME)).toEqual([slack.id]);
    const [row] = await backend.query(
      'SELECT leased_until - extract(epoch FROM clock_timestamp()) * 1000 > 20000 AS full FROM subscription',
    );
    expect(row?.['full']).toBe(true);
    expect(await digest.claimOne('one', slack.id, NINE + 20)).toBe(NINE + 20 + MINUTE);
  });

  test('leave alone what another one holds, until it is given back', async () => {
    await digest.saveSubscription(slack, 1);
    await digest.claim('one', NINE, 10, ON_TIME);
    expect(await other.claim('two', NINE, 10, ON_TIME)).toEqual([]);
    expect(await other.claimOne('two', slack.id, NINE)).toBeUndefined();
    expect(await other.renew('two', slack.id, NINE)).toBeUndefined();
    await other.release('two', [slack.id]);
    expect(await other.claim('two', NINE, 10, ON_TIME)).toEqual([]);
    await digest.release('one', [slack.id]);
    expect(await other.claim('two', NINE, 10, ON_TIME)).toHaveLength(1);
  });

  test('take over what one of them has held for too long, which then cannot go on', async () => {
    await digest.saveSubscription(slack, 1);
    await plan(digest, 'a');
    await digest.claim('one', NINE, 10, ON_TIME);
    await expire();
    expect(await digest.begin(intentFor('a'))).toEqual({ kind: 'lost' });
    expect(await other.claim('two', NINE, 10, ON_TIME)).toHaveLength(1);
    expect(await digest.begin(intentFor('a'))).toEqual({ kind: 'lost' });
    expect(await digest.renew('one', slack.id, NINE)).toBeUndefined();
    expect(await digest.openParts(slack.id)).toMatchObject([{ key: 'a', state: 'planned', attempts: 0 }]);
    expect(await other.begin(intentFor('a', { holder: 'two' }))).toEqual({ kind: 'begun' });
  });

  test('hold a lease of a minute by the database’s clock, whatever their own say', async () => {
    await digest.saveSubscription(slack, 1);
    await digest.claimOne('one', slack.id, NINE);
    const [row] = await backend.query(
      'SELECT leased_until - extract(epoch FROM clock_timestamp()) * 1000 AS left FROM subscription',
    );
    // Kept in whole milliseconds, rounded.
    expect(Number(row?.['left'])).toBeLessThanOrEqual(MINUTE + 1);
    expect(Number(row?.['left'])).toBeGreaterThan(0);
    await backend.query('UPDATE subscription SET leased_until = leased_until - 50000');
    expect(await digest.renew('one', slack.id, TEN)).toBe(TEN + MINUTE);
    const [renewed] = await backend.query(
      'SELECT leased_until - extract(epoch FROM clock_timestamp()) * 1000 > 20000 AS full FROM subscription',
    );
    expect(renewed?.['full']).toBe(true);
  });

  test('find what one of them left in the middle, and not what it is in the middle of', async () => {
    await digest.saveSubscription(slack, 1);
    await digest.claimOne('one', slack.id, NINE);
    await plan(digest, 'a');
    await digest.begin(intentFor('a'));
    expect(await other.interrupt('It ended.', NINE)).toBe(0);
    expect(await digest.interrupt('It ended.', NINE)).toBe(0);
    await expire();
    const found = await Promise.all(stores.map((store) => store.digest.interrupt('It ended.', NINE)));
    expect(found.toSorted()).toEqual([0, 0, 1]);
  });

  test('begin a part once, however many try', async () => {
    await digest.saveSubscription(slack, 1);
    await digest.claimOne('one', slack.id, NINE);
    await plan(digest, 'a');
    const kinds = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const store = stores[index % stores.length];
        return (await store?.digest.begin(intentFor('a')))?.kind;
      }),
    );
    expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'lost')).toHaveLength(11);
  });

  test('never exceed a pace together, and never wait for each other in a circle', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
    await digest.saveSubscription(slack, 1);
    await digest.claimOne('one', slack.id, NINE);
    await digest.plan({ subscription: slack.id, at: NINE, deliveries: [deliveryWith('a', keys)] });
    const paces = ['a', 'b', 'c'].map((scope) => ({ scope, interval: 3_600_000, burst: 5 }));
    const kinds = await Promise.all(
      keys.map(async (key, index) => {
        // Each names them in another order.
        const turned = [...paces.slice(index % 3), ...paces.slice(0, index % 3)];
        return (await stores[index % stores.length]?.digest.begin(intentFor(key, { paces: turned })))?.kind;
      }),
    );
    expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(25);
  });

  test('agree on who does what there is one of, until that one ends or falls silent', async () => {
    const hold = (holder: string, milliseconds = MINUTE) =>
      stores[HOLDERS.indexOf(holder)]?.leases.hold('gateway', holder, milliseconds);
    const held = await Promise.all(HOLDERS.map((holder) => hold(holder)));
    expect(held.filter(Boolean)).toHaveLength(1);
    const holder = HOLDERS[held.indexOf(true)] ?? '';
    const next = HOLDERS.find((name) => name !== holder) ?? '';
    expect(await hold(holder)).toBe(true);
    await stores[0]?.leases.release('gateway', next);
    expect(await hold(next)).toBe(false);
    await stores[0]?.leases.release('gateway', holder);
    expect(await hold(next)).toBe(true);
    await backend.query('UPDATE named_lease SET until = 0');
    expect(await hold(holder)).toBe(true);
    expect(await hold(next)).toBe(false);
    expect(await stores[0]?.leases.hold('another', next, MINUTE)).toBe(true);
  });

  test('answer an event once, and remember it for an hour', async () => {
    const claim = async () =>
      (await Promise.all(stores.map(({ claims }) => claims.claim('Ev1')))).filter(Boolean).length;
    expect(await claim()).toBe(1);
    expect(await claim()).toBe(0);
    await backend.query('UPDATE event_claim SET at = at - 3600001');
    expect(await claim()).toBe(1);
  });

  test('forget events that nobody asks for again', async () => {
    let now = 0;
    const store = await backend.open({ clock: () => now });
    try {
      await store.claims.claim('Ev1');
      await backend.query('UPDATE event_claim SET at = at - 3600001');
      now = 61_000;
      await store.claims.claim('Ev2');
      expect(await backend.query('SELECT id FROM event_claim')).toEqual([{ id: 'Ev2' }]);
    } finally {
      await store.close();
    }
  });
});

describe('A process that works alone', () => {
  let now = 0;
  let store: Store;

  beforeEach(async () => {
    if (sqlite === undefined) throw new Error('SQLite runs everywhere.');
    now = NINE;
    store = await sqlite.open({ clock: () => now });
  });

  afterEach(() => store.close());

  test('holds everything for good, and writes nothing to say so', async () => {
    const { digest, leases } = store;
    expect(digest.shared).toBe(false);
    await digest.saveSubscription(slack, 1);
    const before = await sqlite?.query('PRAGMA data_version');
    expect(await digest.claim('one', NINE, 1, ON_TIME)).toEqual([slack.id]);
    expect(await digest.claimOne('one', slack.id, NINE)).toBe(Infinity);
    expect(await digest.renew('one', slack.id, NINE)).toBe(Infinity);
    await digest.release('one', [slack.id]);
    expect(await leases.hold('gateway', 'one', 1)).toBe(true);
    expect(await leases.hold('gateway', 'two', 1)).toBe(true);
    expect(await sqlite?.query('PRAGMA data_version')).toEqual(before);
    expect(await sqlite?.query('SELECT leased_by FROM subscription')).toEqual([{ leased_by: null }]);
  });

  test('answers an event once within an hour', async () => {
    const { claims } = store;
    expect(await claims.claim('Ev1')).toBe(true);
    now += 3_599_999;
    expect(await claims.claim('Ev1')).toBe(false);
    now += 1;
    expect(await claims.claim('Ev1')).toBe(true);
    expect(await claims.claim('Ev2')).toBe(true);
  });

  test('remembers no more events than fit', async () => {
    const { claims } = store;
    for (let event = 0; event <= 20_000; event += 1) await claims.claim(`Ev${event}`);
    expect(await claims.claim('Ev20000')).toBe(false);
    expect(await claims.claim('Ev0')).toBe(true);
  });
});
