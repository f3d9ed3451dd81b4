/** A bot that can end or stand still at any step. */
import { createDigest, type DigestOptions, type RunningDigest } from '../../src/digest/create-digest.ts';
import { mortal } from './mortal-store.ts';
import { presentation } from './presentation.ts';
import type { World } from './world.ts';

/** A process that stands still. */
export interface Stall {
  /** At which of its steps at the store, from 1. */
  readonly at: number;
  /** For how long, in milliseconds. */
  readonly lasting: number;
}

/** What happens to a process. */
export interface Trouble {
  /** How many steps it takes before it ends at once; a step is a call of the store or a post, begun or done. */
  readonly stepsLeft?: number;
  readonly stall?: Stall;
}

/** One run of the bot, from start to end. */
export class Bot {
  readonly digest: RunningDigest;
  /** Errors in the log. */
  readonly errors: string[] = [];
  readonly #world: World;
  readonly #ended: Promise<'ended'>;
  #end: () => void = () => {};
  #stepsLeft: number;
  #stall: Stall | undefined;
  /** How many calls of the store it has begun or done. */
  #storeSteps = 0;
  #stalled: Promise<void> = Promise.resolve();

  constructor(world: World, settings: Partial<DigestOptions>, { stepsLeft = Infinity, stall }: Trouble) {
    this.#world = world;
    this.#stepsLeft = stepsLeft;
    this.#stall = stall;
    this.#ended = new Promise((resolve) => {
      this.#end = () => resolve('ended');
    });
    const step = () => this.#step();
    this.digest = createDigest({
      subscriptions: world.channels,
      quiet: 'library',
      holder: world.newHolder(),
      platforms: world.platforms.map((platform) => platform.connect(() => world.now, step)),
      library: { catalogue: () => ({ briefs: world.briefs }) },
      presentation,
      clock: () => world.now,
      random: () => 0.5,
      timer: (milliseconds, run) =>
        world.time.after(milliseconds, () => {
          if (!this.hasEnded) run();
        }),
      log: {
        info: () => {},
        warn: () => {},
        error: (_, message) => this.errors.push(message),
      },
      ...settings,
      store: mortal(settings.store ?? world.store.digest, () => this.#storeStep()),
    });
  }

  get hasEnded(): boolean {
    return this.#stepsLeft <= 0;
  }

  /** Ends it at once, wherever it is. */
  kill(): void {
    this.#stepsLeft = 0;
    this.#end();
  }

  /** A step: where the bot ends, it never returns, as in a process that is gone. */
  async #step(): Promise<void> {
    await this.#stalled;
    this.#stepsLeft -= 1;
    if (this.#stepsLeft > 0) return;
    this.#end();
    await new Promise(() => {});
  }

  /** A step at a call of the store, where the whole process may stand still for a while, as one that is stopped does. */
  async #storeStep(): Promise<void> {
    this.#storeSteps += 1;
    if (this.#storeSteps === this.#stall?.at) {
      const { lasting } = this.#stall;
      this.#stalled = new Promise((resolve) => {
        this.#world.time.after(lasting, resolve);
      });
    }
    await this.#stalled;
    await this.#step();
  }

  /** Whether it has stood still, or stands still. */
  get hasStalled(): boolean {
    return this.#stall !== undefined && this.#storeSteps >= this.#stall.at;
  }

  /** Does something, as far as the bot gets. Time passes where it waits. */
  async do(work: (digest: RunningDigest) => Promise<unknown>): Promise<void> {
    if (this.hasEnded) return;
    await this.#world.time.passUntil(Promise.race([work(this.digest), this.#ended]));
  }
}
