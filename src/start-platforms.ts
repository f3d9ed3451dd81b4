/**
 * Starts the platforms so that one that is away takes no other down: it is started again while the bot runs.
 */
import type { Logger } from 'pino';
import { type Platform, StartError } from './digest/platform.ts';

/** Runs something later; the returned function calls it off. */
export type Timer = (milliseconds: number, run: () => void) => () => void;

/** What starting works with. */
export interface StartParts {
  readonly log: Pick<Logger, 'debug' | 'error'>;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Node's own unless told otherwise. */
  readonly timer?: Timer;
}

/** Platforms of which at least one has started. */
export interface StartedPlatforms {
  /** Starts none any more, and stops every one. */
  stop(): Promise<void>;
}

/** The bounds of the pauses before a platform is started again, in milliseconds. */
const SHORTEST_PAUSE = 5_000;
const LONGEST_PAUSE = 5 * 60_000;

const nodeTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds);
  return () => clearTimeout(timeout);
};

/** The pause after so many failures. Half of it is chance, so that many bots do not come back at once. */
function pauseAfter(failures: number, random: () => number): number {
  const longest = Math.min(LONGEST_PAUSE, 2 * SHORTEST_PAUSE * 2 ** (failures - 1));
  return longest / 2 + (random() * longest) / 2;
}

interface Failure {
  readonly platform: Platform;
  readonly error: unknown;
}

const mayPass = ({ error }: Failure) => error instanceof StartError && error.mayPass;

const wordsOf = ({ error }: Failure) => (error instanceof Error ? error.message : String(error));

async function tryToStart(platform: Platform): Promise<Failure | undefined> {
  try {
    await platform.start();
    return undefined;
  } catch (error) {
    return { platform, error };
  }
}

/**
 * Starts every platform. Where one is away and another is not, the one is started again after a while, with growing
 * pauses, until that works, until somebody must mend something, or until it is stopped.
 *
 * @throws AggregateError of everything that went wrong, with nothing left running, where all are away or somebody must
 * mend something.
 */
export async function startPlatforms(
  platforms: readonly Platform[],
  { log, random, timer = nodeTimer }: StartParts,
): Promise<StartedPlatforms> {
  const waiting = new Set<() => void>();
  let stopped = false;

  async function stop(): Promise<void> {
    stopped = true;
    for (const callOff of waiting) callOff();
    await Promise.all(platforms.map((platform) => platform.stop()));
  }

  function startLater(platform: Platform, failures: number): void {
    const callOff = timer(pauseAfter(failures, random), () => {
      waiting.delete(callOff);
      void startAgain(platform, failures);
    });
    waiting.add(callOff);
  }

  async function startAgain(platform: Platform, failures: number): Promise<void> {
    const failure = await tryToStart(platform);
    // A start that ends because the bot does is no news.
    if (failure === undefined || stopped) return;
    const { name } = platform;
    if (mayPass(failure)) {
      log.debug({ platform: name, failures: failures + 1 }, wordsOf(failure));
      startLater(platform, failures + 1);
    } else {
      log.error({ platform: name }, `${wordsOf(failure)} It is not tried again before the bot is restarted.`);
    }
  }

  const results = await Promise.all(platforms.map(tryToStart));
  const failures = results.filter((result) => result !== undefined);
  if (!failures.every(mayPass) || (failures.length > 0 && failures.length === platforms.length)) {
    await stop().catch((error: unknown) => log.error({ err: error }, 'Something did not stop as it should'));
    throw new AggregateError(failures.map(({ error }) => error));
  }
  for (const failure of failures) {
    const { platform } = failure;
    log.error(
      { platform: platform.name },
      `${wordsOf(failure)} The bot goes on without it and keeps trying.`,
    );
    startLater(platform, 1);
  }
  return { stop };
}
