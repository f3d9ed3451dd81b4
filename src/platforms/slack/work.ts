/**
 * Answers that are under way, so that stopping can wait for them.
 */

/** What is under way. Every `begin` has its `end`, whatever happens in between. */
export interface Work {
  /** Counts one more answer as under way. A count, because a promise about each would cost more than finding one. */
  begin(): void;
  /** Counts one answer less. */
  end(): void;
  /** Resolves once nothing is under way, or when `patience` milliseconds are over. */
  finished(patience: number): Promise<void>;
}

/** Makes a count of work with nothing under way. */
export function createWork(): Work {
  let underWay = 0;
  let idle = Promise.withResolvers<void>();
  idle.resolve();
  return {
    begin() {
      if (underWay === 0) idle = Promise.withResolvers();
      underWay += 1;
    },
    end() {
      underWay -= 1;
      if (underWay === 0) idle.resolve();
    },
    async finished(patience) {
      const { promise: enough, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patience);
      await Promise.race([idle.promise, enough]);
      clearTimeout(timer);
    },
  };
}
