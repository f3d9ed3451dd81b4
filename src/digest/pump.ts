/**
 * Takes on the subscriptions that have something to do, so many at a time: in every tick, and in between as soon as
 * the next thing is to do. What is due at the same time is never loaded all at once.
 */
import { ChannelBusyError } from './digest.ts';
import type { Holding } from './holding.ts';
import { Lanes } from './lanes.ts';
import type { Lease } from './lease.ts';
import type { Log } from './log.ts';
import type { DigestStore, Holder } from './store.ts';
import type { Pauses, Timer } from './timer.ts';

/** How many subscriptions are worked on at the same time: most of them wait for a platform to answer. */
const MOST_AT_ONCE = 256;

/** How many are taken on at once. */
const BATCH = 64;

/**
 * A subscription that is due again sooner than this after it was worked on, in milliseconds, so many times in a row,
 * waits for the next tick. Once may be by chance: it was named before the work on it ended.
 */
const SHORTEST_REST = 1_000;
const MOST_SHORT_RESTS = 3;

/** The pump wakes by itself no sooner than after this, in milliseconds. */
const SHORTEST_SLEEP = 100;

/** It wakes after this, in milliseconds, while something is under way. */
const BUSY_SLEEP = 500;

/** It does not wake by itself later than this, in milliseconds: a tick comes every minute. */
const LONGEST_SLEEP = 60_000;

/** What taking on needs. */
export interface PumpOptions {
  readonly store: DigestStore;
  readonly holding: Holding;
  readonly holder: Holder;
  /** Does everything there is to do about a subscription now. */
  readonly work: (id: string, lease: Lease, afterFailure: boolean) => Promise<void>;
  readonly leads: () => ReadonlyMap<string, number>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly timer: Timer;
  readonly pauses: Pauses;
  readonly log: Log;
}

/** A subscription that was worked on. */
interface Rest {
  readonly since: number;
  /** How many rests in a row were too short. */
  readonly short: number;
}

/** The lane in which subscriptions are taken on, one batch after another. */
const CLAIMING = 'claiming';

/** The lane in which it is looked up when to wake. */
const SLEEPING = 'sleeping';

/** Takes on subscriptions and has them worked on. */
export class Pump {
  readonly #options: PumpOptions;
  readonly #phases = new Lanes();
  readonly #underWay = new Map<string, Promise<void>>();
  /** Since when subscriptions rest that were worked on since the last tick. */
  readonly #rests = new Map<string, Rest>();
  /** Subscriptions that still had something to do when they were worked on: they wait for the next tick. */
  readonly #idle = new Set<string>();
  /** Subscriptions whose work failed, perhaps between the intent to post and writing down what became of it. */
  readonly #failed = new Set<string>();
  #callOff: () => void = () => {};

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** Takes on what there is to do, also what had to wait for this tick. Resolves once what this call took on is done. */
  async tick(): Promise<void> {
    this.#idle.clear();
    this.#rests.clear();
    const { holding } = this.#options;
    const again = [...this.#failed].map((id) => this.#begin(id, (work) => holding.run(id, work)));
    await this.#run(again);
  }

  /** Remembers that work on a subscription failed. */
  failed(id: string): void {
    this.#failed.add(id);
  }

  /** Takes on at once what there is to do, rather than with the next tick. */
  wake(): void {
    void this.#run([]).catch((error: unknown) => this.#complain(error));
  }

  /** Has the pump wake by itself when the next thing is to do. Never rejects. */
  sleep(): Promise<void> {
    return this.#phases.run(SLEEPING, async () => {
      const { store, clock, leads, pauses } = this.#options;
      if (pauses.ended) return;
      try {
        const now = clock();
        this.#sleepFor((await store.nextWork(now, leads())) ?? Infinity, now);
      } catch (error) {
        this.#complain(error);
      }
    });
  }

  #sleepFor(next: number, now: number): void {
    const { timer, pauses } = this.#options;
    this.#callOff();
    // What is under way may put something off meanwhile; nothing to do for a while is for the ticks to see to.
    const longest = this.#underWay.size > 0 ? BUSY_SLEEP : LONGEST_SLEEP;
    if (pauses.ended || Math.min(next - now, longest) >= LONGEST_SLEEP) return;
    const sleep = Math.max(Math.min(next - now, longest), SHORTEST_SLEEP);
    this.#callOff = timer(sleep, () => void this.#run([]).catch((error) => this.#complain(error)));
  }

  /** Wakes no more. Resolves once it takes nothing on any more. */
  async stop(): Promise<void> {
    this.#callOff();
    await this.#phases.idle();
  }

  async #run(begun: readonly Promise<void>[]): Promise<void> {
    const claimed = await this.#phases.run(CLAIMING, () => this.#takeOn());
    await this.sleep();
    await Promise.all([...begun, ...claimed]);
    await this.sleep();
  }

  /** Takes on what there is to do, a batch at a time, until there is no more. @returns the work that was begun. */
  async #takeOn(): Promise<readonly Promise<void>[]> {
    const { store, clock, holder, leads, pauses } = this.#options;
    const begun: Promise<void>[] = [];
    for (let most = BATCH; !pauses.ended; ) {
      if (this.#underWay.size > MOST_AT_ONCE - BATCH) {
        await Promise.race(this.#underWay.values());
        continue;
      }
      const claimed = await store.claim(holder, clock(), most, leads());
      const work = await this.#beginSome(claimed);
      begun.push(...work);
      if (claimed.length < most) break;
      // Those that are under way or idle may stand before all others.
      most = work.length > 0 ? BATCH : 2 * most;
    }
    return begun;
  }

  /** Begins work on what was taken on, as far as there is room for it, and gives the rest back. */
  async #beginSome(claimed: readonly string[]): Promise<readonly Promise<void>[]> {
    const { holding } = this.#options;
    const begun: Promise<void>[] = [];
    for (const id of claimed) {
      if (this.#underWay.has(id)) continue;
      if (this.#isIdle(id) || this.#underWay.size >= MOST_AT_ONCE) {
        await holding.runClaimed(id, async () => undefined);
      } else begun.push(this.#begin(id, (work) => holding.runClaimed(id, work)));
    }
    return begun;
  }

  /** Whether a subscription was worked on again and again just now, to no avail: it is taken on again in the next tick. */
  #isIdle(id: string): boolean {
    const rest = this.#rests.get(id);
    if (rest === undefined) return this.#idle.has(id);
    const short = this.#options.clock() - rest.since < SHORTEST_REST ? rest.short + 1 : 0;
    this.#rests.set(id, { ...rest, short });
    if (short > MOST_SHORT_RESTS) this.#idle.add(id);
    return this.#idle.has(id);
  }

  /** Begins work on a subscription. Never rejects: what goes wrong is logged, and the others go on. */
  #begin(id: string, hold: (work: (lease: Lease) => Promise<void>) => Promise<void>): Promise<void> {
    const { work, clock } = this.#options;
    const done = hold(async (lease) => {
      await work(id, lease, this.#failed.has(id));
      this.#failed.delete(id);
    })
      .catch((error: unknown) => this.#workFailed(id, error))
      .finally(() => {
        this.#rests.set(id, { since: clock(), short: this.#rests.get(id)?.short ?? 0 });
        this.#underWay.delete(id);
      });
    this.#underWay.set(id, done);
    return done;
  }

  #workFailed(id: string, error: unknown): void {
    // Another process is at work on it, and sees to what was left behind.
    if (error instanceof ChannelBusyError) this.#failed.delete(id);
    else {
      this.#failed.add(id);
      this.#idle.add(id);
      this.#options.log.error({ subscription: id, err: error }, 'A digest could not be dealt with');
    }
  }

  #complain(error: unknown): void {
    this.#options.log.error({ err: error }, 'What is due could not be looked up before the next tick');
  }
}
