/**
 * Waiting. Time comes in from outside, so that tests can hold it.
 */

/** Runs something later; the returned function calls it off. */
export type Timer = (milliseconds: number, run: () => void) => () => void;

/** Node's own timer. */
export const nodeTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds);
  return () => clearTimeout(timeout);
};

/** Pauses that all end at once when the bot stops. */
export class Pauses {
  readonly #timer: Timer;
  readonly #underWay = new Set<() => void>();
  #ended = false;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  /** Whether pauses do not last any more, because the bot stops. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Resolves after some milliseconds, or once {@link end} is called. */
  for(milliseconds: number): Promise<void> {
    if (this.#ended || milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const callOff = this.#timer(milliseconds, () => finish());
      const finish = () => {
        this.#underWay.delete(stop);
        resolve();
      };
      const stop = () => {
        callOff();
        finish();
      };
      this.#underWay.add(stop);
    });
  }

  /** Ends every pause, now and from now on. */
  end(): void {
    this.#ended = true;
    for (const stop of [...this.#underWay]) stop();
  }
}
