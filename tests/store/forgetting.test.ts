import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestStore } from '../../src/digest/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import { deliveryWith, intentFor, NINE, plan, slack, TEN } from './digest-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

const HOUR = 3_600_000;

describe.each(backends)('Forgetting on $name', (backend) => {
  let store: Store;
  let digest: DigestStore;

  beforeEach(async () => {
    store = await backend.open();
    digest = store.digest;
    await digest.saveSubscription(slack, 1);
  });

  afterEach(() => store.close());

  const scopes = async () =>
    (await backend.query('SELECT scope FROM pace ORDER BY scope')).map(({ scope }) => scope);

  test('takes paces that have had room for as long, and leaves those that are used up or held back', async () => {
    await plan(digest, 'p1');
    await digest.claimOne('one', slack.id, NINE);
    const paces = [
      { scope: 'slack:C1', interval: 1, burst: 1 },
      { scope: 'slack:C1@1714554000', interval: 48 * HOUR, burst: 1 },
    ];
    await digest.begin(intentFor('p1', { at: Date.now(), paces }));
    await digest.hold('slack:T1', Date.now() + 48 * HOUR);
    await digest.forget(Date.now() - HOUR);
    expect(await scopes()).toEqual(['slack:C1', 'slack:C1@1714554000', 'slack:T1']);
    await digest.forget(Date.now() + HOUR);
    expect(await scopes()).toEqual(['slack:C1@1714554000', 'slack:T1']);
    await digest.forget(Date.now() + 49 * HOUR);
    expect(await scopes()).toEqual([]);
  });

  test('of very many deliveries leaves room for other work in between, and takes all of them', async () => {
    const slots = Array.from({ length: 2_500 }, (_, index) => `s${index}`);
    const content = { kind: 'nothing', state: 'missed', reason: 'Too late.' } as const;
    const deliveries = slots.map((slot) => ({ ...deliveryWith(slot, []), content }));
    await digest.plan({ subscription: slack.id, at: NINE, deliveries });
    let forgotten = false;
    const others = async () => {
      let looks = 0;
      while (!forgotten) {
        await new Promise((resolve) => setImmediate(resolve));
        await digest.delivery(slack.id, 's0');
        looks += 1;
      }
      return looks;
    };
    const looks = others();
    expect(await digest.forget(TEN)).toBe(slots.length);
    forgotten = true;
    // A server works in a process of its own, and how many looks fit in between is up to it.
    expect(await looks).toBeGreaterThan(digest.shared ? 0 : 2);
    expect(await digest.recent(slack.id, 1)).toEqual([]);
  });
});
