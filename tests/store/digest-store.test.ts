import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestStore, NewDelivery, PartChange } from '../../src/digest/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import {
  brief,
  CARD,
  deliveryWith,
  intentFor,
  NINE,
  plan,
  post,
  quotation,
  sent,
  slack,
  subscriptionTo,
  TEN,
  unknown,
} from './digest-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('On $name', (backend) => {
  let store: Store;
  let digest: DigestStore;

  beforeEach(async () => {
    store = await backend.open();
    digest = store.digest;
    await digest.saveSubscription(slack, 1);
    await digest.claimOne('one', slack.id, NINE);
  });

  afterEach(() => store.close());

  describe('A plan', () => {
    test('leaves a slot alone that has parts already', async () => {
      await plan(digest, 'a');
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
      await plan(digest, 'a');
      await digest.plan({ subscription: slack.id, at: NINE, deliveries: [ended] });
      expect((await digest.delivery(slack.id, 'a'))?.content).toEqual({
        kind: 'parts',
        parts: [{ state: 'planned', card: CARD, changedAt: NINE, attempts: 0, nextAttempt: NINE }],
      });
    });

    test('is read by its slot, among the last ones, and by when it was due', async () => {
      const due = (slot: string, time: number) => ({
        ...deliveryWith(slot, [`${slot}1`, `${slot}2`]),
        due: time,
      });
      await digest.plan({
        subscription: slack.id,
        at: NINE,
        deliveries: [due('b', TEN), due('a', NINE), due('c', TEN + 1)],
      });
      const slots = (deliveries: readonly { readonly slot: string }[]) => deliveries.map(({ slot }) => slot);
      expect(slots(await digest.recent(slack.id, 2))).toEqual(['c', 'b']);
      expect(slots(await digest.between(slack.id, NINE, TEN))).toEqual(['a']);
      expect(slots(await digest.between(slack.id, NINE, TEN + 1))).toEqual(['a', 'b']);
      expect(await digest.between('slack:C2', NINE, TEN)).toEqual([]);
      const planned = { state: 'planned', card: CARD, changedAt: NINE, attempts: 0, nextAttempt: NINE };
      expect(await digest.delivery(slack.id, 'b')).toEqual({
        slot: 'b',
        due: TEN,
        asked: false,
        content: { kind: 'parts', parts: [planned, planned] },
      });
    });
  });

  describe('A part', () => {
    test('is begun once, with the card as it is posted', async () => {
      await plan(digest, 'a');
      expect(
        await digest.begin(intentFor('a', { card: '{"elements":[],"title":"late"}', at: NINE + 7 })),
      ).toEqual({ kind: 'begun' });
      expect(await digest.begin(intentFor('a', { at: NINE + 8 }))).toEqual({ kind: 'lost' });
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
      await plan(digest, 'a');
      expect(await digest.settle('a', 'sending', sent, NINE)).toBe(false);
      expect(await digest.seen(slack.id)).toEqual([{ ...brief, at: Number.MAX_SAFE_INTEGER }]);
      expect(await digest.settle('a', 'planned', { state: 'missed', reason: 'Too late.' }, NINE)).toBe(true);
      expect((await digest.delivery(slack.id, 'a'))?.content).toEqual({
        kind: 'parts',
        parts: [{ state: 'missed', reason: 'Too late.', card: CARD, changedAt: NINE, attempts: 0 }],
      });
    });

    test('counts how often it was looked for, and begins anew once it is posted again', async () => {
      await post(digest, 'a', unknown);
      await digest.settle('a', 'unknown', unknown, NINE);
      await digest.settle('a', 'unknown', unknown, NINE);
      expect(await digest.openParts(slack.id)).toMatchObject([{ looks: 2 }]);
      await digest.settle('a', 'unknown', { state: 'planned', reason: 'Absent.', nextAttempt: NINE }, NINE);
      expect(await digest.openParts(slack.id)).toMatchObject([{ looks: 0, attempts: 1, reason: 'Absent.' }]);
    });

    test('found in the middle of being posted is unknown; of one subscription, or of all that nobody works on', async () => {
      const discord = subscriptionTo('discord:D1');
      await digest.saveSubscription(discord, 1);
      await digest.claimOne('one', discord.id, NINE);
      await plan(digest, 'a');
      await plan(digest, 'b', { subscription: discord.id });
      for (const key of ['a', 'b']) await digest.begin(intentFor(key));
      expect(await digest.interrupt('It ended.', NINE, discord.id)).toBe(1);
      expect(await digest.openParts(slack.id)).toEqual([]);
      await digest.release('one', [slack.id]);
      expect(await digest.interrupt('It ended.', NINE)).toBe(1);
      expect(await digest.openParts(slack.id)).toMatchObject([
        { state: 'unknown', reason: 'It ended.', nextAttempt: NINE },
      ]);
      expect(await digest.interrupt('It ended.', NINE)).toBe(0);
    });

    test('gives way to a newer digest: planned it is missed, unknown its time is over', async () => {
      await plan(digest, 'a');
      await post(digest, 'b', unknown, { shows: [quotation] });
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
      await post(digest, 'a', sent, { shows: [brief] });
      await post(digest, 'b', unknown, { shows: [quotation] });
      await post(
        digest,
        'c',
        { state: 'failed', reason: 'No.', refused: false },
        { shows: [{ kind: 'key-point', id: 'k1' }] },
      );
      const seen = await digest.seen(slack.id);
      expect(seen.map(({ kind, id }) => ({ kind, id }))).toEqual([brief, quotation]);
    });

    test('counts what is still to be posted as seen last of all', async () => {
      await post(digest, 'a', sent, { shows: [brief] });
      await plan(digest, 'b', { shows: [quotation] });
      const at = new Map((await digest.seen(slack.id)).map((item) => [item.kind, item.at]));
      expect(at.get('quotation')).toBeGreaterThan(at.get('brief') ?? 0);
    });

    test('keeps its order where the clock goes back', async () => {
      await post(digest, 'a', sent, { shows: [brief], at: TEN });
      await post(digest, 'b', sent, { shows: [quotation], at: NINE });
      const at = new Map((await digest.seen(slack.id)).map((item) => [item.kind, item.at]));
      expect(at.get('quotation')).toBeGreaterThan(at.get('brief') ?? 0);
    });

    test('is as before once a post turns out not to have arrived', async () => {
      await post(digest, 'a', sent, { shows: [brief], at: NINE });
      const before = await digest.seen(slack.id);
      await post(digest, 'b', unknown, { shows: [brief, quotation], at: TEN });
      expect(await digest.seen(slack.id)).not.toEqual(before);
      await digest.settle('b', 'unknown', { state: 'missed', reason: 'Absent.' }, TEN);
      expect(await digest.seen(slack.id)).toEqual(before);
    });

    test('stays the same when an unknown post turns out to have arrived', async () => {
      await post(digest, 'a', unknown, { shows: [brief], at: NINE });
      const before = await digest.seen(slack.id);
      await digest.settle('a', 'unknown', sent, TEN);
      expect(await digest.seen(slack.id)).toEqual(before);
    });

    test('is known to its own channel only', async () => {
      await post(digest, 'a', sent);
      expect(await digest.seen('discord:D1')).toEqual([]);
    });
  });

  describe('A part that is handed over ahead of its time', () => {
    const appearsAt = NINE + 1_000;

    test('keeps when it appears, while it is looked for and once it is settled', async () => {
      await plan(digest, 'a');
      await digest.begin(intentFor('a', { appearsAt }));
      await digest.settle('a', 'sending', unknown, NINE);
      expect(await digest.openParts(slack.id)).toMatchObject([{ key: 'a', appearsAt }]);
      await digest.settle('a', 'unknown', sent, NINE);
      expect((await digest.delivery(slack.id, 'a'))?.content).toMatchObject({ parts: [{ appearsAt }] });
    });

    test('can be taken back until it appears, and then has not been seen', async () => {
      await plan(digest, 'a');
      await digest.begin(intentFor('a', { appearsAt }));
      expect(await digest.handedOver(slack.id, NINE)).toEqual([]);
      await digest.settle('a', 'sending', { state: 'sent', message: 'Q1' }, NINE);
      expect(await digest.handedOver(slack.id, NINE)).toEqual([{ key: 'a', message: 'Q1' }]);
      expect(await digest.handedOver(slack.id, appearsAt)).toEqual([]);
      expect(await digest.handedOver('slack:C2', NINE)).toEqual([]);
      expect(await digest.settle('a', 'sent', { state: 'missed', reason: 'Taken back.' }, NINE)).toBe(true);
      expect(await digest.handedOver(slack.id, NINE)).toEqual([]);
      expect(await digest.seen(slack.id)).toEqual([]);
    });

    test('has no such time any more once it is posted directly', async () => {
      await plan(digest, 'a');
      await digest.begin(intentFor('a', { appearsAt }));
      await digest.settle('a', 'sending', { state: 'planned', reason: 'Absent.', nextAttempt: NINE }, NINE);
      await digest.begin(intentFor('a'));
      await digest.settle('a', 'sending', unknown, NINE);
      expect((await digest.openParts(slack.id))[0]).not.toHaveProperty('appearsAt');
    });
  });

  describe('Forgetting', () => {
    async function rows(): Promise<readonly number[]> {
      const counts: number[] = [];
      for (const table of ['delivery', 'part', 'part_item']) {
        const [row] = await backend.query(`SELECT count(*) AS count FROM ${table}`);
        counts.push(Number(row?.['count']));
      }
      return counts;
    }

    test('takes what was due before a time, with its parts, and keeps what channels have seen', async () => {
      await post(digest, 'old', sent);
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
      expect(await rows()).toEqual([3, 2, 2]);
      expect(await digest.forget(NINE)).toBe(0);
      expect(await digest.forget(TEN)).toBe(2);
      expect(await rows()).toEqual([1, 1, 1]);
      expect((await digest.recent(slack.id, 5)).map(({ slot }) => slot)).toEqual(['new']);
      expect(await digest.seen(slack.id)).toContainEqual({ ...brief, at: NINE });
    });

    test.each([
      ['planned', async () => plan(digest, 'p1')],
      ['being posted', async () => [await plan(digest, 'p1'), await digest.begin(intentFor('p1'))]],
      ['looked for', async () => post(digest, 'p1', unknown)],
    ])('leaves a delivery alone while a part of it is %s', async (_, open) => {
      await open();
      expect(await digest.forget(TEN)).toBe(0);
      expect(await digest.delivery(slack.id, 'p1')).toBeDefined();
    });

    test.each<PartChange>([
      sent,
      { state: 'failed', reason: 'No.', refused: false },
      { state: 'unknown', reason: 'Silence.' },
    ])('takes a delivery whose only part is settled: $state', async (change) => {
      await post(digest, 'p1', change);
      expect(await digest.forget(TEN)).toBe(1);
      expect(await digest.delivery(slack.id, 'p1')).toBeUndefined();
    });
  });

  describe('Lines of buttons', () => {
    test('are found under their id, which is short and the same for the same line', async () => {
      const { lines } = store;
      const line = `brief ${'a very long topic '.repeat(20)}`;
      const id = await lines.save(line);
      expect(id).toMatch(/^[a-z0-9]{1,40}$/);
      expect(await lines.save(line)).toBe(id);
      expect(await lines.load(id)).toBe(line);
      expect(await lines.save(`${line}!`)).not.toBe(id);
      expect(await lines.load('unknown')).toBeUndefined();
    });
  });
});
