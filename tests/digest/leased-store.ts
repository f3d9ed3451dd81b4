/**
 * A store that several processes share, as far as leases go: kept in memory, over a store that serves one.
 */
import type { Claim, DigestStore, Holder } from '../../src/digest/store.ts';

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
  const give = (holder: Holder, { subscription }: Claim, now: number): Claim => {
    leases.set(subscription.id, { holder, until: clock() + LEASE });
    return { subscription, until: now + LEASE };
  };
  return {
    ...store,
    shared: true,
    async claim(holder, now, most, ahead) {
      const all = await store.claim(holder, now, 10_000, ahead);
      return all
        .filter(({ subscription: { id } }) => isFree(id, holder))
        .slice(0, most)
        .map((claim) => give(holder, claim, now));
    },
    async claimOne(holder, id, now) {
      const claim = await store.claimOne(holder, id, now);
      return claim === undefined || !isFree(id, holder) ? undefined : give(holder, claim, now);
    },
    async renew(holder, id, now) {
      if (leases.get(id)?.holder !== holder) return undefined;
      leases.set(id, { holder, until: clock() + LEASE });
      return now + LEASE;
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
