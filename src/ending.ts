/**
 * The end of the process: in good order, once, and never for ever.
 */
import type { Logger } from 'pino';

/** How long the bot may take to end, in milliseconds. What is under way then is settled at the next start. */
export const STOP_WITHIN = 9_000;

/**
 * Signals that come within so many milliseconds of the first are the same wish: one to a process group reaches npm
 * and the bot, and npm passes its own on.
 */
export const SAME_WISH = 1_000;

const LEFT_OPEN = 'Something was still under way when the bot ended; it will be settled at the next start';

/** What an ending works with. */
export interface EndingParts {
  /** Stops what runs; resolves at once where nothing runs yet. */
  stop(): Promise<void>;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Ends the process at once. */
  exit(code: number): void;
  /** Milliseconds of a clock that nobody sets. */
  now(): number;
}

/** Ends the process. */
export interface Ending {
  /** Because there is nothing left to do. Does nothing where it is ending already. */
  begin(): void;
  /** Because it was told to by a signal. Whoever asks again a while later means it: what is under way is cut off. */
  signal(): void;
}

/** Prepares the end of the process, with code 0 whichever way it comes. */
export function createEnding({ stop, log, exit, now }: EndingParts): Ending {
  let began: number | undefined;

  // The log writes a line a moment after it was handed in.
  const leave = () => void setImmediate(() => exit(0));

  function cutOff(): void {
    log.warn(LEFT_OPEN);
    leave();
  }

  function begin(): void {
    if (began !== undefined) return;
    began = now();
    const timer = setTimeout(cutOff, STOP_WITHIN);
    stop()
      .catch((error: unknown) => log.error({ err: error }, 'Something did not stop as it should'))
      .finally(() => {
        clearTimeout(timer);
        leave();
      });
  }

  return {
    begin,
    signal() {
      if (began === undefined) begin();
      else if (now() - began > SAME_WISH) cutOff();
    },
  };
}
