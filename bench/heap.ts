/** What the heap holds once everything that can be let go of is. */
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often garbage is collected before the heap is read, and the milliseconds after each. */
const COLLECTIONS = 4;
const PAUSE = 50;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** @returns megabytes. */
export async function settledHeap(): Promise<number> {
  if (typeof collect !== 'function') throw new Error('This Node does not let its garbage be collected.');
  for (let collection = 0; collection < COLLECTIONS; collection += 1) {
    collect();
    await pause(PAUSE);
  }
  return process.memoryUsage().heapUsed / 1_000_000;
}
