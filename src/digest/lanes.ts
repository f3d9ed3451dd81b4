/**
 * Lanes: work in one lane is done one piece after another; different lanes do not wait for each other.
 */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #sizes = new Map<string, number>();

  /** How many pieces of work a lane has that have not ended, the one under way included. */
  size(lane: string): number {
    return this.#sizes.get(lane) ?? 0;
  }

  /** Does a piece of work once everything before it in its lane has ended, however it ended. */
  async run<Result>(lane: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(lane) ?? Promise.resolve();
    const result = before.then(work);
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(lane, ended);
    this.#sizes.set(lane, this.size(lane) + 1);
    try {
      return await result;
    } finally {
      this.#leave(lane);
    }
  }

  #leave(lane: string): void {
    const left = this.size(lane) - 1;
    if (left > 0) this.#sizes.set(lane, left);
    else {
      this.#sizes.delete(lane);
      this.#last.delete(lane);
    }
  }

  /** Resolves once no lane has work. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
