import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestStore } from '../../src/digest/store.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import {
  deliveryWith,
  intentFor,
  NINE,
  ON_TIME,
  plan,
  sent,
  slack,
  subscriptionTo,
  TEN,
} from './digest-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('On $name, subscriptions', (backend) => {
  let store: Store;
  let digest: DigestStore;

  beforeEach(async () => {
    store = await backend.open();
    digest = store.digest;
  });

  afterEach(() => store.close());

  const { nextDue: _, ...waiting } = slack;

  test.each<Subscription>([
    slack,
    {
      ...slack,
      workspace: 'slack:T1',
      topics: ['ferries', 'mexico’s border'],
      quiet: 'skip',
      origin: 'command',
      person: 'U1',
    },
    { ...slack, pause: { kind: 'asked', since: NINE, until: TEN } },
    { ...waiting, pause: { kind: 'refused', since: NINE, reason: 'No.', told: false } },
    { ...waiting, pause: { kind: 'asked' } },
    { ...waiting, pause: { kind: 'refused', reason: 'I am not in #news.', told: true } },
  ])('are read as they were saved, and since when: %j', async (subscription) => {
    await digest.saveSubscription(subscription, 7);
    expect(await digest.subscriptions()).toEqual([{ ...subscription, since: 7 }]);
    expect(await digest.subscription(slack.id)).toEqual({ ...subscription, since: 7 });
  });

  test('keep since when they have their schedule, where that is named', async () => {
    await digest.saveSubscription({ ...slack, since: 5 }, 7);
    expect(await digest.subscription(slack.id)).toEqual({ ...slack, since: 5 });
  });

  test('take the place of what was saved before', async () => {
    const before = { ...waiting, workspace: 'slack:T1', person: 'U1', pause: { kind: 'asked' } } as const;
    await digest.saveSubscription(before, 7);
    await digest.saveSubscription(slack, 8);
    expect(await digest.subscriptions()).toEqual([{ ...slack, since: 8 }]);
  });

  test('that have not ended are listed in the order of their ids', async () => {
    const discord = subscriptionTo('discord:D1');
    const paused = subscriptionTo('slack:C2', { pause: { kind: 'asked' } });
    await digest.saveSubscription(slack, 1);
    await digest.saveSubscription(discord, 1);
    const { nextDue: __, ...withoutSlot } = paused;
    await digest.saveSubscription(withoutSlot, 1);
    const { nextDue: ___, ...never } = subscriptionTo('slack:C3', { schedule: '' });
    await digest.saveSubscription(never, 1);
    const ids = (await digest.subscriptions()).map(({ id }) => id);
    expect(ids).toEqual([discord.id, slack.id, paused.id]);
  });

  test('are listed as those of one origin, where it is named', async () => {
    await digest.saveSubscription(slack, 1);
    await digest.saveSubscription(subscriptionTo('slack:C2', { origin: 'command' }), 1);
    await digest.saveSubscription(subscriptionTo('discord:D1', { origin: 'command' }), 1);
    const ids = async (origin: Subscription['origin']) =>
      (await digest.subscriptions(origin)).map(({ id }) => id);
    expect(await ids('settings')).toEqual([slack.id]);
    expect(await ids('command')).toEqual(['discord:D1', 'slack:C2']);
  });

  describe('of workspaces', () => {
    const north = { platform: 'discord', id: 'N' };
    const { nextDue: __, ...ended } = subscriptionTo('discord:0', { workspace: 'N' });

    async function saveAll(...subscriptions: readonly Subscription[]): Promise<void> {
      for (const subscription of subscriptions) await digest.saveSubscription(subscription, 1);
    }

    const firstIn = async (most: number) => {
      const { first, count } = await digest.subscriptionsIn(north, most);
      return { ids: first.map(({ id }) => id), count };
    };

    test('are told of that one alone, the first by their ids, and counted', async () => {
      await saveAll(
        ended,
        subscriptionTo('discord:3', { workspace: 'N' }),
        { ...ended, id: 'discord:2', channel: '2', pause: { kind: 'asked' } },
        subscriptionTo('discord:1', { workspace: 'N' }),
        subscriptionTo('discord:4', { workspace: 'S' }),
        subscriptionTo('discord:5'),
        subscriptionTo('slack:C1', { workspace: 'N' }),
      );
      expect(await firstIn(2)).toEqual({ ids: ['discord:1', 'discord:2'], count: 3 });
      expect(await firstIn(3)).toEqual({ ids: ['discord:1', 'discord:2', 'discord:3'], count: 3 });
      expect(await firstIn(9)).toEqual({ ids: ['discord:1', 'discord:2', 'discord:3'], count: 3 });
      expect(await firstIn(0)).toEqual({ ids: [], count: 3 });
      const { first } = await digest.subscriptionsIn(north, 1);
      expect(first).toEqual([{ ...subscriptionTo('discord:1', { workspace: 'N' }), since: 1 }]);
    });

    test.each([
      ['nobody’s, where none is known', [subscriptionTo('discord:5')], { own: false, others: false }],
      ['nobody’s, where they have ended', [ended], { own: false, others: false }],
      [
        'nobody’s, where they are of another platform',
        [subscriptionTo('slack:C1', { workspace: 'N' }), subscriptionTo('slack:C2', { workspace: 'S' })],
        { own: false, others: false },
      ],
      ['its own', [subscriptionTo('discord:1', { workspace: 'N' })], { own: true, others: false }],
      [
        'another’s that comes before',
        [subscriptionTo('discord:1', { workspace: 'A' })],
        { own: false, others: true },
      ],
      [
        'another’s that comes after',
        [subscriptionTo('discord:1', { workspace: 'S' })],
        { own: false, others: true },
      ],
    ])('are, as one of them sees it, %s', async (___, saved, presence) => {
      await saveAll(...saved);
      expect(await digest.presence(north)).toEqual(presence);
    });
  });

  test('that have ended are kept without a slot and without a pause, as whose they then are', async () => {
    await digest.saveSubscription({ ...slack, pause: { kind: 'asked', until: TEN } }, 1);
    await digest.endSubscription(slack.id, 'command', 5);
    expect(await digest.subscriptions()).toEqual([]);
    expect(await digest.subscription(slack.id)).toEqual({ ...waiting, origin: 'command', since: 5 });
  });

  test('move on from one slot to the next only from where they are', async () => {
    await digest.saveSubscription(slack, 1);
    const deliveries = [deliveryWith('a', ['a'])];
    const stale = { subscription: slack.id, at: NINE, deliveries, advance: { from: NINE - 1, to: TEN } };
    expect(await digest.plan(stale)).toBe(false);
    expect(await digest.recent(slack.id, 10)).toEqual([]);
    expect(await digest.plan({ ...stale, advance: { from: NINE, to: TEN } })).toBe(true);
    expect((await digest.subscription(slack.id))?.nextDue).toBe(TEN);
  });

  test.each([
    ['ends when a slot at its end is planned', NINE, NINE, undefined],
    ['ends when that slot is planned ahead of its time', NINE, NINE - 600_000, undefined],
    ['lasts where its end is later than the slot', NINE + 1, NINE, { kind: 'asked', until: NINE + 1 }],
  ])('have a pause that %s', async (__, until, at, pause) => {
    await digest.saveSubscription({ ...slack, pause: { kind: 'asked', until } }, 1);
    await digest.plan({ subscription: slack.id, at, deliveries: [], advance: { from: NINE, to: TEN } });
    expect((await digest.subscription(slack.id))?.pause).toEqual(pause);
  });

  describe('that a platform refuses', () => {
    const reason = 'I am not in #news. Invite me.';

    async function refuse(key: string): Promise<void> {
      await plan(digest, key);
      await digest.claimOne('one', slack.id, NINE);
      await digest.begin(intentFor(key));
      await digest.settle(key, 'sending', { state: 'failed', reason, refused: true }, NINE);
    }

    test('are paused without a next slot, and what is told of it is told once', async () => {
      await digest.saveSubscription(slack, 1);
      await refuse('a');
      expect(await digest.subscription(slack.id)).toEqual({
        ...waiting,
        since: 1,
        pause: { kind: 'refused', since: NINE, reason, told: false },
      });
      expect(await digest.markTold(slack.id)).toBe(true);
      expect(await digest.markTold(slack.id)).toBe(false);
      // A second refusal while the first lasts is no news.
      await refuse('b');
      expect((await digest.subscription(slack.id))?.pause).toEqual({
        kind: 'refused',
        since: NINE,
        reason,
        told: true,
      });
    });

    test('are told of anew once the pause had ended in between', async () => {
      await digest.saveSubscription(slack, 1);
      await refuse('a');
      await digest.markTold(slack.id);
      await digest.saveSubscription(slack, 2);
      await refuse('b');
      expect(await digest.markTold(slack.id)).toBe(true);
    });

    test('stay ended where they had ended', async () => {
      await digest.saveSubscription(waiting, 1);
      await refuse('a');
      expect(await digest.subscription(slack.id)).toEqual({ ...waiting, since: 1 });
      expect(await digest.markTold(slack.id)).toBe(false);
    });

    test('are not paused by a failure that is none of the channel’s', async () => {
      await digest.saveSubscription(slack, 1);
      await plan(digest, 'a');
      await digest.settle('a', 'planned', { state: 'failed', reason: 'No.', refused: false }, NINE);
      expect(await digest.subscription(slack.id)).toEqual({ ...slack, since: 1 });
    });
  });

  describe('with something to do', () => {
    const claimed = (now: number, most = 10, ahead = ON_TIME) => digest.claim('one', now, most, ahead);

    test('are those with a due slot or a part whose time has come', async () => {
      await digest.saveSubscription(slack, 1);
      expect(await claimed(NINE - 1)).toEqual([]);
      expect(await claimed(NINE)).toEqual([slack.id]);
      const advance = { from: NINE, to: TEN };
      await digest.plan({
        subscription: slack.id,
        at: NINE,
        deliveries: [deliveryWith('a', ['a', 'b'])],
        advance,
      });
      expect(await claimed(NINE)).toEqual([slack.id]);
      for (const key of ['a', 'b']) await digest.begin(intentFor(key));
      expect(await claimed(NINE)).toEqual([]);
      await digest.settle('a', 'sending', { state: 'unknown', reason: '', nextAttempt: NINE + 5 }, NINE);
      await digest.settle('b', 'sending', sent, NINE);
      expect(await claimed(NINE + 4)).toEqual([]);
      expect(await claimed(NINE + 5)).toEqual([slack.id]);
    });

    test('are named in order, what has waited longest first, as many as are asked for', async () => {
      const late = subscriptionTo('slack:C2', { nextDue: NINE - 5 });
      const later = subscriptionTo('slack:C3', { nextDue: NINE - 2 });
      for (const subscription of [slack, later, late]) await digest.saveSubscription(subscription, 1);
      await digest.plan({
        subscription: slack.id,
        at: NINE - 3,
        deliveries: [deliveryWith('a', ['a'])],
        advance: { from: NINE, to: TEN },
      });
      expect(await claimed(NINE)).toEqual([late.id, slack.id, later.id]);
      expect(await claimed(NINE, 2)).toEqual([late.id, slack.id]);
    });

    test('have it before a slot is due where their platform posts ahead of time', async () => {
      const discord = subscriptionTo('discord:D1');
      for (const subscription of [slack, discord]) await digest.saveSubscription(subscription, 1);
      const ahead = new Map([
        ['slack', 600_000],
        ['discord', 0],
      ]);
      expect(await claimed(NINE - 600_001, 10, ahead)).toEqual([]);
      expect(await claimed(NINE - 600_000, 10, ahead)).toEqual([slack.id]);
      expect(await claimed(NINE, 10, ahead)).toHaveLength(2);
      expect(await claimed(NINE - 600_000)).toEqual([]);
    });

    test('say when the next one is, also ahead of its time, and nothing where nothing is', async () => {
      const ahead = new Map([['slack', 600_000]]);
      expect(await digest.nextWork(NINE, ahead)).toBeUndefined();
      await digest.saveSubscription(slack, 1);
      await digest.saveSubscription(subscriptionTo('discord:D1', { nextDue: TEN }), 1);
      expect(await digest.nextWork(0, ON_TIME)).toBe(NINE);
      expect(await digest.nextWork(NINE, ON_TIME)).toBe(TEN);
      expect(await digest.nextWork(0, ahead)).toBe(NINE - 600_000);
      await plan(digest, 'a', { at: 50 });
      expect(await digest.nextWork(0, ahead)).toBe(50);
    });

    test('can be taken on one by one, whatever they have to do', async () => {
      await digest.saveSubscription(subscriptionTo('slack:C1', { nextDue: TEN }), 1);
      expect(await digest.claimOne('one', slack.id, NINE)).toBeGreaterThan(NINE);
      expect(await digest.claimOne('one', 'slack:nobody', NINE)).toBeUndefined();
      expect(await digest.renew('one', slack.id, TEN)).toBeGreaterThan(TEN);
      await digest.release('one', [slack.id]);
    });
  });

  test('belong to workspaces, which have a zone once they set one', async () => {
    expect(await digest.zone('slack:T1')).toBeUndefined();
    await digest.setZone('slack:T1', 'Europe/Berlin');
    await digest.setZone('slack:T1', 'America/Mexico_City');
    expect(await digest.zone('slack:T1')).toBe('America/Mexico_City');
  });
});
