/** Time that passes only when a test says so. */
import type { Timer } from '../../../src/platforms/discord/answering.ts';

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** A clock with timers, which begins at 0. */
export class Time {
  readonly #due = new Set<Due>();
  now = 0;

  /** How many timers are set. */
  get pending(): number {
    return this.#due.size;
  }

  readonly timer: Timer = (milliseconds, run) => {
    const due = { at: this.now + milliseconds, run };
    this.#due.add(due);
    return () => void this.#due.delete(due);
  };

  /** Lets time pass, and each timer that falls due do all that it leads to before the next one. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await settled();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.now = next.at;
      this.#due.delete(next);
      next.run();
      await settled();
    }
    this.now = end;
  }

  #next(end: number): Due | undefined {
    return [...this.#due].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
  }
}

/** Everything that waits for nothing but other code has been done by the next turn of the event loop. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
