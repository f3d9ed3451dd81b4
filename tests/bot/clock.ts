/** The time that a bot and its sandboxes share. */

/** A clock that tests move. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Moves on by so many milliseconds. */
  advance(milliseconds: number): void;
  /** Moves to a time, in epoch milliseconds or as `Date.parse` reads it. */
  set(time: number | string): void;
}

/** A clock that stands still until it is moved. @param start as `Date.parse` reads it. */
export function stoppedClock(start: string): Clock {
  let time = Date.parse(start);
  return {
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
    set(to) {
      time = typeof to === 'number' ? to : Date.parse(to);
    },
  };
}

/**
 * A clock that goes as the machine's does, from which tests may move away.
 * @param start as `Date.parse` reads it; now where left out.
 */
export function runningClock(start?: string): Clock {
  let ahead = start === undefined ? 0 : Date.parse(start) - Date.now();
  return {
    now: () => Date.now() + ahead,
    advance(milliseconds) {
      ahead += milliseconds;
    },
    set(to) {
      ahead = (typeof to === 'number' ? to : Date.parse(to)) - Date.now();
    },
  };
}
