/**
 * Time that passes only where nobody has anything to do: for measuring hours of waiting in the seconds of work between.
 * Honest only where work itself is measured elsewhere, because it takes no time here.
 */
import { setImmediate as turn } from 'node:timers/promises';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** How many turns of the event loop are let pass before everybody is taken to wait: each write of a store takes one. */
const IDLE_TURNS = 25;

/** A clock with timers. Times are epoch milliseconds. */
export class VirtualTime {
  #now: number;
  readonly #waiting = new Set<Waiting>();

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  /** Runs something later. @returns calls it off. */
  readonly timer = (milliseconds: number, run: () => void): (() => void) => {
    const waiting = { at: this.#now + Math.max(0, milliseconds), run };
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  };

  /** Lets time pass from one timer to the next until a piece of work has ended. @throws Error where nothing would end it. */
  async passUntil(work: Promise<unknown>): Promise<void> {
    let ended = false;
    const end = work.finally(() => {
      ended = true;
    });
    end.catch(() => undefined);
    for (;;) {
      for (let idle = 0; idle < IDLE_TURNS && !ended; idle += 1) await turn();
      if (ended) break;
      const next = this.#earliest();
      if (next === undefined) throw new Error('Nothing is left that could happen.');
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    await end;
  }

  #earliest(): Waiting | undefined {
    let earliest: Waiting | undefined;
    for (const one of this.#waiting) if (earliest === undefined || one.at < earliest.at) earliest = one;
    return earliest;
  }
}
