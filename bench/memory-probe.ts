/**
 * Loaded into a contender before its own code: tells how much memory the process holds, once everything that can be
 * let go of is. Needs `--expose-gc` and a channel for messages.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** How often garbage is collected before memory is read, and the milliseconds after each for pages to be returned. */
const COLLECTIONS = 4;
const PAUSE = 250;

async function settledMemory(): Promise<number> {
  for (let collection = 0; collection < COLLECTIONS; collection += 1) {
    globalThis.gc?.();
    await pause(PAUSE);
  }
  return process.memoryUsage.rss();
}

process.on('message', async () => {
  process.send?.({ bytes: await settledMemory() });
});
// The probe is no reason for the process to stay.
process.channel?.unref();
