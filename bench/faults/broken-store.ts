/**
 * Deliveries broken on purpose, so that the harness can be seen to notice: bots that do with what was being posted when
 * they ended what bots must never do.
 */
import type { DigestStore, PartChange } from '../../src/digest/store.ts';

/** `repeats`: posts it again without looking. `forgets`: takes it for posted without looking. */
export const DEFECTS = ['repeats', 'forgets'] as const;

export type Defect = (typeof DEFECTS)[number];

const outcomeOf = (defect: Defect, at: number): PartChange =>
  defect === 'repeats'
    ? { state: 'planned', reason: 'Repeated blindly.', nextAttempt: at }
    : { state: 'sent', message: 'never looked for' };

/** A store whose bot has a defect. */
export function broken(store: DigestStore, defect: Defect): DigestStore {
  return {
    ...store,
    async interrupt(reason, at, ...rest) {
      const interrupted = await store.interrupt(reason, at, ...rest);
      if (interrupted === 0) return 0;
      for (const { id } of await store.subscriptions()) {
        for (const { key, state } of await store.openParts(id)) {
          if (state === 'unknown') await store.settle(key, 'unknown', outcomeOf(defect, at), at);
        }
      }
      return interrupted;
    },
  };
}
