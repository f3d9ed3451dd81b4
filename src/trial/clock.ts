/**
 * The time of a trial: that of the machine, or ahead of it once days have been let pass.
 */

/** A clock that can be moved ahead. */
export interface TrialClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the clock ahead to a time, from which it goes on. A time that is over changes nothing. */
  moveTo(time: number): void;
}

/** @param machine the machine's clock, epoch milliseconds. */
export function createTrialClock(machine: () => number = Date.now): TrialClock {
  let ahead = 0;
  const now = () => machine() + ahead;
  return {
    now,
    moveTo(time) {
      ahead += Math.max(0, time - now());
    },
  };
}
