/**
 * Holding a subscription while something is done about it: one piece of work after another in this process, and
 * under the store's lease against others.
 */
import { ChannelBusyError } from './digest.ts';
import type { Lanes } from './lanes.ts';
import { Lease } from './lease.ts';
import type { Log } from './log.ts';
import type { DigestStore, Holder } from './store.ts';
import type { Pauses } from './timer.ts';

/** How often a subscription that another process holds is asked for again, and after which pause in milliseconds. */
const MOST_ASKED = 20;
const PAUSE = 200;

/** What holding needs. */
export interface HoldingOptions {
  readonly store: DigestStore;
  readonly holder: Holder;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly lanes: Lanes;
  readonly pauses: Pauses;
  readonly log: Log;
}

/** Takes hold of subscriptions, and gives them back. */
export class Holding {
  readonly #options: HoldingOptions;

  constructor(options: HoldingOptions) {
    this.#options = options;
  }

  /**
   * Does something about one subscription, which need not exist yet.
   *
   * @throws ChannelBusyError where another process holds it for longer than somebody who asked would wait.
   */
  run<Result>(id: string, work: (lease: Lease) => Promise<Result>): Promise<Result> {
    return this.#options.lanes.run(id, async () => this.#release(id, await this.#take(id), work));
  }

  /** Does something about a subscription that the store has given to this process, unless it is another one's by its turn. */
  runClaimed(id: string, work: (lease: Lease) => Promise<void>): Promise<void> {
    return this.#options.lanes.run(id, async () => {
      // Asked for again: what this process did about it before, it has given back at its end.
      const lease = await Lease.take(this.#options, id);
      if (lease !== undefined) await this.#release(id, lease, work);
    });
  }

  async #take(id: string): Promise<Lease> {
    const { store, pauses } = this.#options;
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const lease = await Lease.take(this.#options, id);
      if (lease !== undefined) return lease;
      // Nobody can be at work on what does not exist.
      if ((await store.subscription(id)) === undefined) return Lease.withoutEnd(this.#options, id);
      if (pauses.ended) break;
      await pauses.for(PAUSE);
    }
    throw new ChannelBusyError();
  }

  async #release<Result>(id: string, lease: Lease, work: (lease: Lease) => Promise<Result>): Promise<Result> {
    const { store, holder, log } = this.#options;
    try {
      return await work(lease);
    } finally {
      await store.release(holder, [id]).catch((error: unknown) => {
        // The work is done all the same.
        log.warn(
          { subscription: id, err: error },
          'A subscription could not be given back: its lease ends by itself',
        );
      });
    }
  }
}
