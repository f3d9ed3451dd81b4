/**
 * Time that is held: it passes where a test lets it, or where everybody waits for it.
 */
import { setImmediate as turn } from 'node:timers/promises';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** How many turns of the event loop are let pass before everybody is taken to wait: each write of a store takes one. */
const IDLE_TURNS = 25;

/** How many turns something may take with nobody waiting for time to pass. */
const MOST_TURNS = 10_000;

/** A clock with timers. Times are epoch milliseconds. */
export class HeldTime {
  now: number;
  readonly #waiting = new Set<Waiting>();

  constructor(now: number) {
    this.now = now;
  }

  /** Runs something later. @returns calls it off. */
  after(milliseconds: number, run: () => void): () => void {
    const waiting = { at: this.now + Math.max(0, milliseconds), run };
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  /** Lets time pass up to a time, and everything happen that waits for a time before it. */
  async passTo(end: number): Promise<void> {
    await idle();
    for (let next = this.#earliest(); next !== undefined && next.at <= end; next = this.#earliest()) {
      this.#pass(next);
      await idle();
    }
    this.now = Math.max(this.now, end);
  }

  /** Lets time pass until a piece of work has ended, from one timer to the next, where the work waits. */
  async passUntil(work: Promise<unknown>): Promise<void> {
    let ended = false;
    const end = work.finally(() => {
      ended = true;
    });
    end.catch(() => undefined);
    for (let turns = 0; turns < MOST_TURNS; turns += 1) {
      for (let idleTurns = 0; idleTurns < IDLE_TURNS && !ended; idleTurns += 1) await turn();
      if (ended) return void (await end);
      const next = this.#earliest();
      if (next !== undefined) this.#pass(next);
    }
    throw new Error('It does not end.');
  }

  #pass(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    this.now = Math.max(this.now, waiting.at);
    waiting.run();
  }

  #earliest(): Waiting | undefined {
    let earliest: Waiting | undefined;
    for (const one of this.#waiting) if (earliest === undefined || one.at < earliest.at) earliest = one;
    return earliest;
  }
}

async function idle(): Promise<void> {
  for (let turns = 0; turns < IDLE_TURNS; turns += 1) await turn();
}
