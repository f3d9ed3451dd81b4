/**
 * A lease on a subscription: while it lasts no other process of the bot works on it.
 */
import type { Claim, DigestStore, Holder } from './store.ts';

/**
 * How much of a lease must be left before a platform is called, in milliseconds: a request of a platform ends after
 * 10 seconds, or 15, and what it brought is written down at once.
 */
const CALL_TIME = 20_000;

/** How long a lease lasts, in milliseconds. One that seems to last longer was taken before the clock went back. */
const LEASE_TIME = 60_000;

/** What leases are made of. */
export interface LeaseOptions {
  readonly store: Pick<DigestStore, 'renew'>;
  readonly holder: Holder;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** A lease that this process holds, or has lost. */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #id: string;
  #until: number;
  #lost = false;

  constructor(options: LeaseOptions, id: string, until: Claim['until']) {
    this.#options = options;
    this.#id = id;
    this.#until = until;
  }

  /**
   * Whether it lasts for one more call of the platform, renewed where too little of it is left. To be asked just
   * before the call; where it is lost the subscription must not be touched any more.
   */
  async holds(): Promise<boolean> {
    if (this.#lost) return false;
    if (this.#lasts()) return true;
    const { store, holder, clock } = this.#options;
    const until = await store.renew(holder, this.#id, clock());
    if (until === undefined) {
      this.#lost = true;
      return false;
    }
    this.#until = until;
    // This process may have stood still while it was renewed.
    return this.#lasts();
  }

  #lasts(): boolean {
    const left = this.#until - this.#options.clock();
    return left >= CALL_TIME && (left <= LEASE_TIME || left === Number.POSITIVE_INFINITY);
  }
}
