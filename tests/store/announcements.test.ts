import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestStore } from '../../src/digest/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import { brief, deliveryWith, NINE, slack, subscriptionTo, TEN } from './digest-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('Announcements on $name', (backend) => {
  let store: Store;
  let digest: DigestStore;

  beforeEach(async () => {
    store = await backend.open();
    digest = store.digest;
  });

  afterEach(() => store.close());

  test('find their channels a few at a time, in order, without those that have ended', async () => {
    const ids = ['slack:C1', 'slack:C2', 'slack:C3', 'slack:C4', 'slack:C5'];
    for (const id of ids) await digest.saveSubscription(subscriptionTo(id), 1);
    await digest.endSubscription('slack:C2', 'command', NINE);
    const { nextDue: _, ...paused } = subscriptionTo('slack:C3', { pause: { kind: 'asked' } });
    await digest.saveSubscription(paused, 1);
    const idsBehind = async (id: string, most: number) =>
      (await digest.subscriptionsAfter(id, most)).map((one) => one.id);
    expect(await idsBehind('', 2)).toEqual(['slack:C1', 'slack:C3']);
    expect(await idsBehind('slack:C3', 2)).toEqual(['slack:C4', 'slack:C5']);
    expect(await idsBehind('slack:C5', 2)).toEqual([]);
  });

  describe('that were written down', () => {
    beforeEach(async () => {
      await digest.saveSubscription(slack, 1);
      const announcement = { ...deliveryWith('publish:ferry:1', ['p1']), asked: true, announces: 'ferry' };
      const asked = { ...deliveryWith('now:1', ['n1'], []), asked: true };
      await digest.plan({ subscription: slack.id, at: NINE, deliveries: [announcement, asked] });
    });

    test('say what they announce', async () => {
      expect(await digest.delivery(slack.id, 'publish:ferry:1')).toMatchObject({
        asked: true,
        announces: 'ferry',
      });
      expect(await digest.delivery(slack.id, 'now:1')).not.toHaveProperty('announces');
      expect(await digest.openParts(slack.id)).toMatchObject([
        { key: 'n1' },
        { key: 'p1', announces: 'ferry' },
      ]);
      expect((await digest.recent(slack.id, 5)).map(({ announces }) => announces).toSorted()).toEqual([
        'ferry',
        undefined,
      ]);
    });

    test('are written down once for a channel', async () => {
      const again = { ...deliveryWith('publish:ferry:1', ['p2']), id: 'other', asked: true };
      await digest.plan({ subscription: slack.id, at: TEN, deliveries: [again] });
      expect((await digest.openParts(slack.id)).map(({ key }) => key).toSorted()).toEqual(['n1', 'p1']);
    });

    test('give way as scheduled deliveries do, unlike what was asked for by digest now', async () => {
      await digest.supersede(slack.id, 'Digests were paused.', NINE);
      expect((await digest.openParts(slack.id)).map(({ key }) => key)).toEqual(['n1']);
      expect(await digest.delivery(slack.id, 'publish:ferry:1')).toMatchObject({
        content: { parts: [{ state: 'missed', reason: 'Digests were paused.' }] },
      });
      expect(await digest.seen(slack.id)).not.toContainEqual(expect.objectContaining(brief));
    });
  });
});
