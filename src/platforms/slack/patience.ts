/**
 * Patience at start: a hiccup of Slack's is no reason to give up.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { failureOf } from './failure.ts';

/** Attempts before Slack counts as out of reach. */
const ATTEMPTS = 3;

/** Between two attempts. Milliseconds. */
const PAUSE = 500;

/** Makes a call that does no harm when it is repeated: again after a short pause where no clear answer came. */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === ATTEMPTS || failureOf(error).kind !== 'unknown') throw error;
      await pause(PAUSE);
    }
  }
}
