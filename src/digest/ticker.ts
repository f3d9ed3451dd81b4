/**
 * The clock that moves the digest: once a minute, in UTC, and nothing more.
 */
import { schedule } from 'node-cron';
import type { Log } from './log.ts';

/** A ticker that runs. */
export interface Ticker {
  /** Ticks no more, and resolves once the ticks under way have ended. */
  stop(): Promise<void>;
}

/**
 * Ticks at once, because what came due while the bot was away is due now, and then every minute.
 *
 * A tick that lasts longer than a minute does not hold up the next: what must not overlap is the tick's own matter.
 */
export function startTicker(tick: () => Promise<void>, log: Log): Ticker {
  const underWay = new Set<Promise<void>>();
  const run = () => {
    const ended = tick()
      .catch((error: unknown) => log.error({ err: error }, 'A tick of the digest failed'))
      .finally(() => underWay.delete(ended));
    underWay.add(ended);
  };
  run();
  const task = schedule('* * * * *', run, { timezone: 'UTC', suppressMissedWarning: true });
  return {
    async stop() {
      await task.destroy();
      await Promise.all(underWay);
    },
  };
}
