/**
 * A bot whose parent has gone. `npm start` runs it behind a shell that a signal ends without passing it on; the bot
 * would live on unseen, hold the ledger, and keep the next one from starting.
 */

/** How often the parent is looked for, in milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * Calls back once the process that started this one has ended. Does not keep this process alive.
 *
 * @param parent the id of the parent process now, such as `() => process.ppid`.
 */
export function onOrphaned(parent: () => number, orphaned: () => void): void {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    orphaned();
  }, LOOK_EVERY);
  timer.unref();
}
