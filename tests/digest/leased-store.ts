/**
 * A store that several processes share, as far as leases go: kept in memory, over a store that serves one.
 */
import type { DigestStore, Holder } from '../../src/digest/store.ts';

const LEASE = 60_000;

interface Held {
  readonly holder: Holder;
  readonly until: number;
}

/**
 * Puts leases in front of a store.
 *
 * @param clock the one clock by which leases end, in epoch milliseconds.
 */
export function leasedStore(store: DigestStore, clock: () => number): DigestStore {
  const leases = new Map<string, Held>();
  const isFree = (id: string, holder?: Holder) => {
    const held = leases.get(id);
    return held === undefined || held.until <= clock() || held.holder === holder;
  };
  const isHeld = (id: string, holder: Holder) =>
    leases.get(id)?.holder === holder && (leases.get(id)?.until ?? 0) > clock();
  const give = (holder: Holder, id: string, now: number): number => {
    leases.set(id, { holder, until: clock() + LEASE });
    return now + LEASE;
  };
  return {
    ...store,
    shared: true,
    async claim(holder, now, most, ahead) {
      const all = await store.claim(holder, now, 10_000, ahead);
      const claimed = all.filter((id) => isFree(id, holder)).slice(0, most);
      for (const id of claimed) give(holder, id, now);
      return claimed;
    },
    async claimOne(holder, id, now) {
      const exists = (await store.claimOne(holder, id, now)) !== undefined;
      return exists && isFree(id, holder) ? give(holder, id, now) : undefined;
    },
    async renew(holder, id, now) {
      return leases.get(id)?.holder === holder ? give(holder, id, now) : undefined;
    },
    async release(holder, ids) {
      for (const id of ids) if (leases.get(id)?.holder === holder) leases.delete(id);
    },
    async begin(intent) {
      const delivery = intent.key.slice(0, intent.key.lastIndexOf('-'));
      for (const { id } of await store.subscriptions()) {
        const open = await store.openParts(id);
        if (!open.some((part) => part.delivery === delivery)) continue;
        return isHeld(id, intent.holder) ? store.begin(intent) : { kind: 'lost' };
      }
      return { kind: 'lost' };
    },
    async interrupt(reason, at, subscription) {
      if (subscription !== undefined) return store.interrupt(reason, at, subscription);
      let interrupted = 0;
      for (const { id } of await store.subscriptions()) {
        if (isFree(id)) interrupted += await store.interrupt(reason, at, id);
      }
      return interrupted;
    },
  };
}
