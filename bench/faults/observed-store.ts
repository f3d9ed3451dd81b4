/** A store that tells of the boundaries around its writes. */
import type { DigestStore } from '../../src/digest/store.ts';
import type { Pass } from './boundary.ts';

/** The same store; `pass` is told before and behind what a delivery writes down. */
export function observed(store: DigestStore, pass: Pass): DigestStore {
  return {
    ...store,
    async claim(...asked) {
      const claims = await store.claim(...asked);
      if (claims.length > 0) pass('claimed');
      return claims;
    },
    async plan(plan) {
      pass('before the plan');
      const planned = await store.plan(plan);
      pass('plan written');
      return planned;
    },
    async begin(intent) {
      pass('before the intent');
      const permission = await store.begin(intent);
      if (permission.kind === 'begun') pass('intent written');
      return permission;
    },
    async settle(...asked) {
      pass('before settling');
      const settled = await store.settle(...asked);
      pass('settled');
      return settled;
    },
    async interrupt(...asked) {
      const interrupted = await store.interrupt(...asked);
      if (interrupted > 0) pass('interruption written');
      return interrupted;
    },
  };
}
