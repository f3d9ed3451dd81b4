/**
 * Lanes: work for one subscription is done one piece after another; different subscriptions do not wait for each
 * other.
 */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Whether a lane has work that has not ended. */
  isBusy(lane: string): boolean {
    return this.#last.has(lane);
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
    try {
      return await result;
    } finally {
      if (this.#last.get(lane) === ended) this.#last.delete(lane);
    }
  }

  /** Resolves once no lane has work. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
