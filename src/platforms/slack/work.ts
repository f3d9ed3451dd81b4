/**
 * Answers that are under way, so that stopping can wait for them.
 */

/** What is under way. */
export interface Work {
  /** Counts something as under way until it settles. */
  track(work: Promise<void>): Promise<void>;
  /** Resolves once all that was under way has settled, or when `patience` milliseconds are over. */
  finished(patience: number): Promise<void>;
}

/** Makes a count of work with nothing under way. */
export function createWork(): Work {
  const running = new Set<Promise<void>>();
  return {
    async track(work) {
      running.add(work);
      try {
        await work;
      } finally {
        running.delete(work);
      }
    },
    async finished(patience) {
      const { promise: enough, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, patience, undefined);
      await Promise.race([Promise.allSettled(running), enough]);
      clearTimeout(timer);
    },
  };
}
