/**
 * Questions under way. Each is asked in a lane, a channel in which one question at a time is asked, so that
 * an answer belongs to the question in its channel.
 */

/** An answer that has arrived. */
export interface Arrival {
  /** From the moment of asking until the answer was in. */
  readonly milliseconds: number;
  /** The body of the request that brought it. */
  readonly payload: unknown;
}

/** How long an answer may take before the run is given up, in milliseconds. */
const PATIENCE = 10_000;

interface Waiting {
  readonly began: number;
  readonly timer: NodeJS.Timeout;
  readonly settle: (arrival: Arrival) => void;
  readonly fail: (error: Error) => void;
}

export class Lanes {
  readonly #waiting = new Map<string, Waiting>();
  /** Channels in which an answer is seen while the request that brought it is still told of. */
  readonly #shown = new Map<number, string>();

  /**
   * Asks in a channel and waits for the answer there.
   * @param ask sends the question; resolves whenever the platform is done with it.
   * @throws Error where no answer comes, or asking fails.
   */
  async question(channel: string, ask: () => Promise<unknown>): Promise<Arrival> {
    const { promise, resolve, reject } = Promise.withResolvers<Arrival>();
    const timer = setTimeout(() => reject(new Error(`No answer came within ${PATIENCE} ms.`)), PATIENCE);
    this.#waiting.set(channel, { began: performance.now(), timer, settle: resolve, fail: reject });
    try {
      const [arrival] = await Promise.all([promise, ask()]);
      return arrival;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(channel);
    }
  }

  /** A message of the bot's is seen in a channel. @param cause the number of the request that made it. */
  shown(channel: string, cause: number | undefined): void {
    if (cause !== undefined && this.#waiting.has(channel)) this.#shown.set(cause, channel);
  }

  /** A request has been answered. */
  answered(request: number, payload: unknown): void {
    const channel = this.#shown.get(request);
    if (channel === undefined) return;
    this.#shown.delete(request);
    const waiting = this.#waiting.get(channel);
    waiting?.settle({ milliseconds: performance.now() - waiting.began, payload });
  }

  /** Something went wrong that makes every measurement worthless. */
  fail(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.fail(error);
  }
}
