import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Item } from '../../src/digest/item.ts';
import type { DigestStore, NewDelivery, PartChange } from '../../src/digest/store.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';

const NINE = Date.UTC(2024, 4, 1, 9);
const TEN = Date.UTC(2024, 4, 1, 10);

const slack = {
  id: 'slack:C1',
  platform: 'slack',
  channel: 'C1',
  schedule: 'daily 09:00 UTC',
  nextDue: NINE,
} as const;

const brief: Item = { kind: 'brief', id: 'ferry' };
const quotation: Item = { kind: 'quotation', id: 'q1' };

let store: Store;
let digest: DigestStore;

beforeEach(async () => {
  store = await openStore(':memory:');
  digest = store.digest;
  await digest.saveSubscription(slack, 1);
});

afterEach(() => store.close());

function deliveryWith(slot: string, keys: readonly string[], shows: readonly Item[] = [brief]): NewDelivery {
  return {
    id: `delivery-${slot}`,
    slot,
    due: NINE,
    asked: false,
    deadline: TEN,
    content: { kind: 'parts', parts: keys.map((key) => ({ key, card: '{"elements":[]}', shows })) },
  };
}

/** Plans a delivery of one part without moving the subscription on. */
async function plan(key: string, shows: readonly Item[] = [brief], at = NINE): Promise<void> {
  await digest.plan({ subscription: slack.id, at, deliveries: [deliveryWith(key, [key], shows)] });
}

/** Plans, begins and settles a delivery of one part. */
async function post(
  key: string,
  change: PartChange,
  shows: readonly Item[] = [brief],
  at = NINE,
): Promise<void> {
  await plan(key, shows, at);
  await digest.begin(key, '{"elements":[]}', at);
  await digest.settle(key, 'sending', change, at);
}

const sent: PartChange = { state: 'sent', message: 'm1' };
const unknown: PartChange = { state: 'unknown', reason: 'Silence.', nextAttempt: NINE };

describe('Subscriptions', () => {
  test('that have a next slot are listed in the order of their ids', async () => {
    const discord = { ...slack, id: 'discord:D1', platform: 'discord', channel: 'D1' };
    await digest.saveSubscription(discord, 1);
    await digest.saveSubscription({ id: 'z', platform: 'z', channel: 'z', schedule: '' }, 1);
    expect(await digest.subscriptions()).toEqual([discord, slack]);
  });

  test('that have ended are kept without a next slot', async () => {
    await digest.endSubscription(slack.id);
    expect(await digest.subscriptions()).toEqual([]);
    const { nextDue: _, ...rest } = slack;
    expect(await digest.subscription(slack.id)).toEqual(rest);
  });

  test('wait from the moment a slot is due, and from the moment a part is to be tried again', async () => {
    expect(await digest.waiting(NINE - 1, 10)).toEqual([]);
    expect(await digest.waiting(NINE, 10)).toEqual([slack.id]);
    await digest.plan({
      subscription: slack.id,
      at: NINE,
      deliveries: [deliveryWith('a', ['a'])],
      advance: { from: NINE, to: TEN },
    });
    await digest.begin('a', '{"elements":[]}', NINE);
    expect(await digest.waiting(NINE, 10)).toEqual([]);
    await digest.settle('a', 'sending', { ...unknown, nextAttempt: NINE + 5 }, NINE);
    expect(await digest.waiting(NINE + 4, 10)).toEqual([]);
    expect(await digest.waiting(NINE + 5, 10)).toEqual([slack.id]);
  });

  test('are found waiting by an index, however many there are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-plan-'));
    const path = join(folder, 'verbatim.sqlite');
    await (await openStore(path)).close();
    const database = new DatabaseSync(path);
    const plans = [
      'SELECT id FROM subscription WHERE next_due <= 5 ORDER BY next_due LIMIT 10',
      'SELECT delivery.subscription FROM part INNER JOIN delivery ON delivery.id = part.delivery WHERE part.next_attempt <= 5 ORDER BY part.next_attempt LIMIT 10',
    ].map((query) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .all()
        .map(({ detail }) => String(detail))
        .join('; '),
    );
    database.close();
    rmSync(folder, { recursive: true });
    expect(plans[0]).toContain('INDEX subscription_next_due');
    expect(plans[1]).toContain('INDEX part_next_attempt');
    for (const one of plans) expect(one).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

describe('A plan', () => {
  test('moves a subscription on only from where it is, and then writes nothing', async () => {
    const deliveries = [deliveryWith('a', ['a'])];
    const stale = { subscription: slack.id, at: NINE, deliveries, advance: { from: NINE - 1, to: TEN } };
    expect(await digest.plan(stale)).toBe(false);
    expect(await digest.recent(slack.id, 10)).toEqual([]);
    expect(await digest.plan({ ...stale, advance: { from: NINE, to: TEN } })).toBe(true);
    expect((await digest.subscription(slack.id))?.nextDue).toBe(TEN);
  });

  test('leaves a slot alone that has parts already', async () => {
    await plan('a');
    await digest.plan({ subscription: slack.id, at: TEN, deliveries: [deliveryWith('a', ['other'])] });
    expect((await digest.openParts(slack.id)).map(({ key }) => key)).toEqual(['a']);
  });

  test('gives parts to a slot that ended without any', async () => {
    const ended: NewDelivery = {
      ...deliveryWith('a', []),
      content: { kind: 'nothing', state: 'missed', reason: 'Too late.' },
    };
    await digest.plan({ subscription: slack.id, at: NINE, deliveries: [ended] });
    expect((await digest.delivery(slack.id, 'a'))?.content).toEqual(ended.content);
    await plan('a');
    await digest.plan({ subscription: slack.id, at: NINE, deliveries: [ended] });
    expect((await digest.delivery(slack.id, 'a'))?.content).toEqual({
      kind: 'parts',
      parts: [{ state: 'planned' }],
    });
  });
});

describe('A part', () => {
  test('is begun once, with the card as it is posted', async () => {
    await plan('a');
    expect(await digest.begin('a', '{"elements":[],"title":"late"}', NINE + 7)).toBe(true);
    expect(await digest.begin('a', '{}', NINE + 8)).toBe(false);
    expect(await digest.openParts(slack.id)).toEqual([]);
    await digest.settle('a', 'sending', unknown, NINE + 9);
    expect(await digest.openParts(slack.id)).toMatchObject([
      {
        state: 'unknown',
        card: '{"elements":[],"title":"late"}',
        attempts: 1,
        attemptedAt: NINE + 7,
        looks: 0,
      },
    ]);
  });

  test('is settled only from the state that it is in', async () => {
    await plan('a');
    expect(await digest.settle('a', 'sending', sent, NINE)).toBe(false);
    expect(await digest.seen(slack.id)).toEqual([{ ...brief, at: Number.MAX_SAFE_INTEGER }]);
    expect(await digest.settle('a', 'planned', { state: 'missed', reason: 'Too late.' }, NINE)).toBe(true);
    expect((await digest.delivery(slack.id, 'a'))?.content).toEqual({
      kind: 'parts',
      parts: [{ state: 'missed', reason: 'Too late.' }],
    });
  });

  test('counts how often it was looked for, and begins anew once it is posted again', async () => {
    await post('a', unknown);
    await digest.settle('a', 'unknown', unknown, NINE);
    await digest.settle('a', 'unknown', unknown, NINE);
    expect(await digest.openParts(slack.id)).toMatchObject([{ looks: 2 }]);
    await digest.settle('a', 'unknown', { state: 'planned', reason: 'Absent.', nextAttempt: NINE }, NINE);
    expect(await digest.openParts(slack.id)).toMatchObject([{ looks: 0, attempts: 1, reason: 'Absent.' }]);
  });

  test('found in the middle of being posted is unknown; of one subscription, or of all', async () => {
    const discord = { ...slack, id: 'discord:D1', platform: 'discord', channel: 'D1' };
    await digest.saveSubscription(discord, 1);
    await plan('a');
    await digest.plan({
      subscription: discord.id,
      at: NINE,
      deliveries: [{ ...deliveryWith('b', ['b']), id: 'd2' }],
    });
    await digest.begin('a', '{}', NINE);
    await digest.begin('b', '{}', NINE);
    expect(await digest.interrupt('It ended.', NINE, discord.id)).toBe(1);
    expect(await digest.openParts(slack.id)).toEqual([]);
    expect(await digest.interrupt('It ended.', NINE)).toBe(1);
    expect(await digest.openParts(slack.id)).toMatchObject([{ state: 'unknown', reason: 'It ended.' }]);
    expect(await digest.interrupt('It ended.', NINE)).toBe(0);
  });

  test('gives way to a newer digest: planned it is missed, unknown its time is over', async () => {
    await plan('a');
    await post('b', unknown, [quotation]);
    await digest.supersede(slack.id, 'A newer one came.', NINE + 1);
    expect((await digest.delivery(slack.id, 'a'))?.content).toMatchObject({
      parts: [{ state: 'missed', reason: 'A newer one came.' }],
    });
    expect(await digest.openParts(slack.id)).toMatchObject([
      { key: 'b', state: 'unknown', deadline: NINE + 1 },
    ]);
    // What was missed has not been seen; what is unknown has.
    expect((await digest.seen(slack.id)).map(({ id }) => id)).toEqual([quotation.id]);
  });

  test('that was asked for does not give way', async () => {
    await digest.plan({
      subscription: slack.id,
      at: NINE,
      deliveries: [{ ...deliveryWith('now:a', ['a']), asked: true }],
    });
    await digest.supersede(slack.id, 'A newer one came.', NINE + 1);
    expect(await digest.openParts(slack.id)).toMatchObject([{ key: 'a', state: 'planned', deadline: TEN }]);
  });
});

describe('What a channel has seen', () => {
  test('is what was sent to it or may have been, and not what failed', async () => {
    await post('a', sent, [brief]);
    await post('b', unknown, [quotation]);
    await post('c', { state: 'failed', reason: 'No.' }, [{ kind: 'key-point', id: 'k1' }]);
    const seen = await digest.seen(slack.id);
    expect(seen.map(({ kind, id }) => ({ kind, id }))).toEqual([brief, quotation]);
  });

  test('counts what is still to be posted as seen last of all', async () => {
    await post('a', sent, [brief]);
    await plan('b', [quotation]);
    const at = new Map((await digest.seen(slack.id)).map((item) => [item.kind, item.at]));
    expect(at.get('quotation')).toBeGreaterThan(at.get('brief') ?? 0);
  });

  test('keeps its order where the clock goes back', async () => {
    await post('a', sent, [brief], TEN);
    await post('b', sent, [quotation], NINE);
    const at = new Map((await digest.seen(slack.id)).map((item) => [item.kind, item.at]));
    expect(at.get('quotation')).toBeGreaterThan(at.get('brief') ?? 0);
  });

  test('is as before once a post turns out not to have arrived', async () => {
    await post('a', sent, [brief], NINE);
    const before = await digest.seen(slack.id);
    await post('b', unknown, [brief, quotation], TEN);
    expect(await digest.seen(slack.id)).not.toEqual(before);
    await digest.settle('b', 'unknown', { state: 'missed', reason: 'Absent.' }, TEN);
    expect(await digest.seen(slack.id)).toEqual(before);
  });

  test('stays the same when an unknown post turns out to have arrived', async () => {
    await post('a', unknown, [brief], NINE);
    const before = await digest.seen(slack.id);
    await digest.settle('a', 'unknown', sent, TEN);
    expect(await digest.seen(slack.id)).toEqual(before);
  });

  test('is known to its own channel only', async () => {
    await post('a', sent);
    expect(await digest.seen('discord:D1')).toEqual([]);
  });
});

describe('Forgetting', () => {
  const tables = ['delivery', 'part', 'part_item'] as const;

  /** How many rows a file's tables have. */
  function rowsOf(path: string): readonly unknown[] {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return tables.map((name) => database.prepare(`SELECT count(*) AS rows FROM ${name}`).get()?.['rows']);
    } finally {
      database.close();
    }
  }

  test('takes what was due before a time, with its parts, and keeps what channels have seen', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'verbatim-'));
    const path = join(directory, 'store.sqlite');
    await store.close();
    store = await openStore(path);
    digest = store.digest;
    try {
      await digest.saveSubscription(slack, 1);
      await post('old', sent);
      await digest.plan({
        subscription: slack.id,
        at: NINE,
        deliveries: [
          { ...deliveryWith('new', ['new'], [quotation]), due: TEN },
          {
            ...deliveryWith('quiet', []),
            content: { kind: 'nothing', state: 'skipped', reason: 'Nothing is new.' },
          },
        ],
      });
      expect(rowsOf(path)).toEqual([3, 2, 2]);
      expect(await digest.forget(NINE)).toBe(0);
      expect(await digest.forget(TEN)).toBe(2);
      expect(rowsOf(path)).toEqual([1, 1, 1]);
      expect((await digest.recent(slack.id, 5)).map(({ slot }) => slot)).toEqual(['new']);
      expect(await digest.seen(slack.id)).toContainEqual({ ...brief, at: NINE });
    } finally {
      await store.close();
      store = await openStore(':memory:');
      rmSync(directory, { recursive: true });
    }
  });

  test.each([
    ['planned', async () => plan('p1')],
    ['being posted', async () => [await plan('p1'), await digest.begin('p1', '{"elements":[]}', NINE)]],
    ['looked for', async () => post('p1', unknown)],
  ])('leaves a delivery alone while a part of it is %s', async (_, open) => {
    await open();
    expect(await digest.forget(TEN)).toBe(0);
    expect(await digest.delivery(slack.id, 'p1')).toBeDefined();
  });

  test.each<PartChange>([sent, { state: 'failed', reason: 'No.' }, { state: 'unknown', reason: 'Silence.' }])(
    'takes a delivery whose only part is settled: $state',
    async (change) => {
      await post('p1', change);
      expect(await digest.forget(TEN)).toBe(1);
      expect(await digest.delivery(slack.id, 'p1')).toBeUndefined();
    },
  );
});
