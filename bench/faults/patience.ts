/** Waiting for something, but not for ever. */
import { realPause } from './fast-time.ts';

/**
 * Waits for something to be done, for so many real milliseconds at most.
 * @returns whether it was done. Rejects where it failed in that time.
 */
export async function doneWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const calledOff = new AbortController();
  const late = realPause(milliseconds, calledOff.signal).then(
    () => false,
    () => false,
  );
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    calledOff.abort();
  }
}
