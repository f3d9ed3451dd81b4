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

/** What is due again sooner than this after it was worked on, in milliseconds, waits for the next tick. */
const SHORTEST_REST = 1_000;

/** The pump wakes by itself no sooner than after this, in milliseconds. */
const SHORTEST_SLEEP = 100;

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

/** The lane in which subscriptions are taken on, one batch after another. */
const CLAIMING = 'claiming';

/** The lane in which it is looked up when to wake. */
const SLEEPING = 'sleeping';

/** Takes on subscriptions and has them worked on. */
export class Pump {
  readonly #options: PumpOptions;
  readonly #phases = new Lanes();
  readonly #underWay = new Map<string, Promise<void>>();
  /** When work on a subscription ended, since the last tick. */
  readonly #ended = new Map<string, number>();
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
    this.#ended.clear();
    const { holding } = this.#options;
    const again = [...this.#failed].map((id) => this.#begin(id, (work) => holding.run(id, work)));
    await this.#run(again);
  }

  /** Remembers that work on a subscription failed. */
  failed(id: string): void {
    this.#failed.add(id);
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
    // Nothing to do for a while is for the ticks to see to.
    if (pauses.ended || next - now > LONGEST_SLEEP) return;
    const sleep = Math.max(next - now, SHORTEST_SLEEP);
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
    const { store, clock, holder, leads, pauses, holding } = this.#options;
    const begun: Promise<void>[] = [];
    while (!pauses.ended) {
      if (this.#underWay.size > MOST_AT_ONCE - BATCH) {
        await Promise.race(this.#underWay.values());
        continue;
      }
      const most = this.#underWay.size + this.#idle.size + BATCH;
      const claims = await store.claim(holder, clock(), most, leads());
      const others = claims.filter(({ subscription: { id } }) => !this.#underWay.has(id));
      for (const claim of others) {
        const { id } = claim.subscription;
        if (this.#isIdle(id)) await holding.runClaimed(claim, async () => undefined);
        else begun.push(this.#begin(id, (work) => holding.runClaimed(claim, work)));
      }
      if (claims.length < most) break;
    }
    return begun;
  }

  /** Whether a subscription was worked on just now, and to no avail: it is taken on again in the next tick. */
  #isIdle(id: string): boolean {
    const ended = this.#ended.get(id);
    if (ended !== undefined && this.#options.clock() - ended < SHORTEST_REST) this.#idle.add(id);
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
        this.#ended.set(id, clock());
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
