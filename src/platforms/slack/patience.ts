/**
 * Patience at start: a hiccup of Slack's, or of the network when a machine has just come up, is no reason to give up.
 */
import { setTimeout } from 'node:timers/promises';
import { failureOf } from './failure.ts';

/** Attempts before Slack counts as out of reach. */
const ATTEMPTS = 3;

/** Between two attempts. Milliseconds. */
const PAUSE = 500;

/**
 * Makes a call that does no harm when it is repeated: again after a short pause where no clear answer came, or where
 * Slack was not reached at all.
 *
 * @param pause waits for so many milliseconds.
 */
export async function patiently<Result>(
  call: () => Promise<Result>,
  pause: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const { kind } = failureOf(error);
      if (attempt === ATTEMPTS || (kind !== 'unknown' && kind !== 'unreachable')) throw error;
      await pause(PAUSE);
    }
  }
}
