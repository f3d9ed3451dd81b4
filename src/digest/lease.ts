/**
 * A lease on a subscription: while it lasts no other process of the bot works on it.
 */
import type { DigestStore, Holder } from './store.ts';

/**
 * How much of a lease must be left before a platform is called, in milliseconds: a request of a platform ends within
 * 10 seconds, and what it brought is written down at once.
 */
const CALL_TIME = 20_000;

/** What leases are made of. */
export interface LeaseOptions {
  readonly store: Pick<DigestStore, 'claimOne' | 'renew'>;
  readonly holder: Holder;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** A stretch of time, in epoch milliseconds. */
interface Term {
  readonly from: number;
  readonly until: number;
}

const WITHOUT_END: Term = { from: -Infinity, until: Infinity };

/** A lease that this process holds, or has lost. */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #id: string;
  #term: Term;
  #lost = false;

  private constructor(options: LeaseOptions, id: string, term: Term) {
    this.#options = options;
    this.#id = id;
    this.#term = term;
  }

  /** Takes a subscription on. Absent where another process holds it, or where there is none. */
  static async take(options: LeaseOptions, id: string): Promise<Lease | undefined> {
    const { store, holder, clock } = options;
    const from = clock();
    const until = await store.claimOne(holder, id, from);
    return until === undefined ? undefined : new Lease(options, id, { from, until });
  }

  /** A lease on a subscription that does not exist yet, so that nobody can be at work on it. */
  static withoutEnd(options: LeaseOptions, id: string): Lease {
    return new Lease(options, id, WITHOUT_END);
  }

  /**
   * Whether it lasts for one more call of the platform, renewed where too little of it is left. To be asked just
   * before the call; where it is lost the subscription must not be touched any more.
   */
  async holds(): Promise<boolean> {
    if (this.#lost) return false;
    if (this.#lasts()) return true;
    const { store, holder, clock } = this.#options;
    const from = clock();
    const until = await store.renew(holder, this.#id, from);
    if (until === undefined) {
      this.#lost = true;
      return false;
    }
    this.#term = { from, until };
    // This process may have stood still while it was renewed.
    return this.#lasts();
  }

  /** Where the clock went back behind the time at which it was taken, nobody knows how much of it is left. */
  #lasts(): boolean {
    const { from, until } = this.#term;
    const now = this.#options.clock();
    return now >= from && until - now >= CALL_TIME;
  }
}
