import { describe, expect, it, onTestFinished } from 'vitest';
import type { DigestStore, NewDelivery } from '../../src/digest/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { DeliveryWatch } from '../../src/trial/delivery-watch.ts';
import { intentFor, subscriptionTo } from '../store/digest-fixtures.ts';

const CHANNEL = 'slack:C1';

const delivery = (slot: string, keys: readonly string[], asked = false): NewDelivery => ({
  id: `id-${slot}`,
  slot,
  due: 1,
  asked,
  deadline: 1_000,
  content: { kind: 'parts', parts: keys.map((key) => ({ key, card: '{}', shows: [] })) },
});

interface Scene {
  readonly watch: DeliveryWatch;
  readonly store: DigestStore;
  plan(at: number, ...deliveries: readonly NewDelivery[]): Promise<boolean>;
  /** A delivery's way: `planned@1 sending@2`. */
  way(slot: string): string | undefined;
  changes(): number;
}

async function begin(): Promise<Scene> {
  const opened = await openStore(':memory:');
  onTestFinished(() => opened.close());
  let changes = 0;
  const watch = new DeliveryWatch(opened.digest, () => {
    changes += 1;
  });
  const { store } = watch;
  await opened.digest.saveSubscription(subscriptionTo(CHANNEL, { nextDue: 1 }), 0);
  const before = changes;
  return {
    watch,
    store,
    plan: (at, ...deliveries) => store.plan({ subscription: CHANNEL, at, deliveries }),
    way: (slot) =>
      watch
        .stepsOf(CHANNEL, slot)
        ?.map(({ state, at, reason }) => `${state}@${at}${reason === undefined ? '' : ` (${reason})`}`)
        .join(' '),
    changes: () => changes - before,
  };
}

describe('Watching deliveries', () => {
  it('keeps every step with its time and its reason, and tells of each', async () => {
    const { store, plan, way, changes } = await begin();
    await plan(1, delivery('s', ['k']));
    await store.begin(intentFor('k', { at: 2 }));
    await store.settle('k', 'sending', { state: 'unknown', reason: 'No answer.', nextAttempt: 5 }, 3);
    await store.settle('k', 'unknown', { state: 'sent', message: 'm' }, 5);
    expect(way('s')).toBe('planned@1 sending@2 unknown@3 (No answer.) sent@5');
    expect(changes()).toBe(4);
    expect(way('other')).toBeUndefined();
  });

  it('tells of every subscription that is changed or ended', async () => {
    const { store, changes } = await begin();
    await store.saveSubscription(subscriptionTo('slack:C2', { nextDue: 1 }), 1);
    await store.endSubscription('slack:C2', 'command', 2);
    expect(changes()).toBe(2);
  });

  it('tells of what changes about a subscription, and of a slot that passed without a delivery', async () => {
    const { store, changes } = await begin();
    await store.plan({ subscription: CHANNEL, at: 1, deliveries: [], advance: { from: 1, to: 2 } });
    expect(changes()).toBe(1);
    await store.saveSubscription(subscriptionTo(CHANNEL, { nextDue: 9 }), 2);
    expect(changes()).toBe(2);
    await store.endSubscription(CHANNEL, 'command', 3);
    expect(changes()).toBe(3);
    expect(await store.subscriptions()).toEqual([]);
  });

  it('takes no step that the store did not take', async () => {
    const { store, plan, way } = await begin();
    await plan(1, delivery('s', ['k']));
    expect(await store.settle('k', 'sending', { state: 'sent', message: 'm' }, 2)).toBe(false);
    expect(await store.begin(intentFor('other', { at: 2 }))).toEqual({ kind: 'lost' });
    await plan(3, delivery('s', ['again']));
    await store.plan({
      subscription: CHANNEL,
      at: 4,
      deliveries: [delivery('t', ['l'])],
      advance: { from: 9, to: 10 },
    });
    expect([way('s'), way('t')]).toEqual(['planned@1', undefined]);
  });

  it('counts looking again in vain as no further step', async () => {
    const { store, plan, way } = await begin();
    await plan(1, delivery('s', ['k']));
    await store.begin(intentFor('k', { at: 2 }));
    for (const at of [3, 4, 5])
      await store.settle(
        'k',
        at === 3 ? 'sending' : 'unknown',
        { state: 'unknown', reason: 'No answer.' },
        at,
      );
    expect(way('s')).toBe('planned@1 sending@2 unknown@3 (No answer.)');
  });

  it('says which message of several took a step', async () => {
    const { store, plan, way } = await begin();
    await plan(1, delivery('s', ['a', 'b']));
    await store.begin(intentFor('a', { at: 2 }));
    await store.settle('a', 'sending', { state: 'sent', message: 'm' }, 3);
    await store.begin(intentFor('b', { at: 4 }));
    await store.settle('b', 'sending', { state: 'failed', reason: 'Refused.', refused: false }, 5);
    expect(way('s')).toBe(
      'planned@1 sending@2 (Message 1 of 2) sent@3 (Message 1 of 2) sending@4 (Message 2 of 2) failed@5 (Message 2 of 2: Refused.)',
    );
  });

  it('sees what an interruption and a newer slot do to messages under way', async () => {
    const { store, watch, plan, way } = await begin();
    await plan(1, delivery('one', ['a']), delivery('two', ['b']), delivery('asked', ['c'], true));
    await store.begin(intentFor('a', { at: 2 }));
    expect(watch.isPosting).toBe(true);
    await store.interrupt('It ended.', 3);
    await store.supersede(CHANNEL, 'A newer one came.', 4);
    expect([way('one'), way('two'), way('asked')]).toEqual([
      'planned@1 sending@2 unknown@3 (It ended.)',
      'planned@1 missed@4 (A newer one came.)',
      'planned@1',
    ]);
    await store.begin(intentFor('c', { at: 5 }));
    await store.settle('c', 'sending', { state: 'sent', message: 'm' }, 6);
    expect(watch.isPosting).toBe(false);
  });

  it('sees a slot that ended without messages, and one that was planned after all', async () => {
    const { plan, way } = await begin();
    const content = { kind: 'nothing', state: 'missed', reason: 'Too late.' } as const;
    await plan(1, { ...delivery('s', []), content });
    expect(way('s')).toBe('missed@1 (Too late.)');
    await plan(2, delivery('s', ['k']));
    expect(way('s')).toBe('missed@1 (Too late.) planned@2');
  });
});
