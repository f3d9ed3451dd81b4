/** Waiting for something, but not for ever. */
import timers from 'node:timers/promises';

/** The real timer's function, whatever is made of it later: see `fast-time.ts`. */
const { setTimeout: realTimeout } = timers;

/**
 * Waits for something to be done, for so many real milliseconds at most.
 * @returns whether it was done. Rejects where it failed in that time.
 */
export async function doneWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const calledOff = new AbortController();
  const late = realTimeout(milliseconds, false, { signal: calledOff.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    calledOff.abort();
  }
}
