/**
 * Time that passes: how the sandbox waits for an acknowledgement or until a retry. Tests hand in their own.
 */

/** Runs something later. */
export interface Timers {
  /**
   * @param milliseconds from now
   * @returns takes it back.
   */
  after(milliseconds: number, action: () => void): () => void;
}

/** The timers of the process. They do not keep it alive. */
export const processTimers: Timers = {
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
