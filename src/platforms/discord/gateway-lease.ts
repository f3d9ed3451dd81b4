/**
 * Lets one process of several hold Discord's gateway. Every session of the same shard is sent every event, so that
 * several of them would all answer.
 */
import { StartError } from '../../digest/platform.ts';
import type { Timer } from './answering.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';

/** A lease that one process at a time holds. Kept where all processes see it. */
export interface GatewayLease {
  /**
   * Takes the lease, or makes it last its full time again, for so many milliseconds from the call.
   * @returns whether it is this process's now; `false` while it is another one's. Rejects where that is not known.
   */
  hold(milliseconds: number): Promise<boolean>;
  /** Gives the lease back, so that another process need not wait for its end. Nothing where it is not ours. */
  release(): Promise<void>;
}

/** How long a lease lasts from the time it was asked for, in milliseconds. */
export const LASTS = 20_000;

/** How often it is asked for, in milliseconds, whoever holds it. A holder that dies is followed within `LASTS` and this. */
export const ASKED_EVERY = 5_000;

/** How long before the end of a lease its holder disconnects, in milliseconds: time to finish what is under way. */
const MARGIN = 5_000;

/** The longest pause of a process that holds the lease and cannot connect, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/** What keeping the lease works with. */
export interface LeaseParts {
  readonly lease: GatewayLease;
  readonly timer: Timer;
  readonly log: Log;
  /** Connects the gateway. Rejects where that fails, and where it is disconnected meanwhile. */
  connect(): Promise<void>;
  /** Disconnects the gateway, within {@link MARGIN}. Never rejects. */
  disconnect(): Promise<void>;
  /** Makes sure, at the start, that this process could connect. Rejects where it could not. */
  verify(): Promise<void>;
  /** Told, perhaps again, that this process does not hold the gateway, and whether another one surely does. */
  standBy(holder: 'another' | 'not-known'): void;
}

/** Connects while the lease is held, and stands by while it is not. */
export interface LeaseKeeper {
  /** Resolves once it is connected, or stands by. @throws what connecting throws; nothing is under way then. */
  start(): Promise<void>;
  /** Asks no more. The lease stays until {@link LeaseKeeper.release}. */
  stop(): void;
  /** Gives the lease back, once the gateway is disconnected. Never rejects. */
  release(): Promise<void>;
}

type Answer = 'ours' | 'theirs' | 'not-known';

/** `away`: neither started nor asking. `connecting` and `connected` hold the lease. */
type Phase = 'away' | 'standing-by' | 'connecting' | 'connected' | 'leaving';

/** Makes the keeper of a lease. Nothing is asked before `start()`. */
export function keepLease(parts: LeaseParts): LeaseKeeper {
  const { lease, timer, log, connect, disconnect, verify, standBy } = parts;
  let phase: Phase = 'away';
  let failures = 0;
  let told = true;
  let asking: Promise<unknown> = Promise.resolve();
  let callOffRound = () => {};
  let callOffEnd = () => {};

  const started = () => phase !== 'away';
  const holding = () => phase === 'connecting' || phase === 'connected';

  /** Whose the lease is. One that is not answered for in time may be anybody's. */
  async function ask(): Promise<Answer> {
    let callOff = () => {};
    const late = new Promise<Answer>((resolve) => {
      callOff = timer(ASKED_EVERY, () => resolve('not-known'));
    });
    const asked = lease.hold(LASTS).then(
      (ours): Answer => {
        told = true;
        return ours ? 'ours' : 'theirs';
      },
      (error: unknown): Answer => {
        // Once for each time that the store is away.
        if (told) log.warn(failureOf(error), 'Who holds the Discord gateway could not be found out');
        told = false;
        return 'not-known';
      },
    );
    const answer = Promise.race([asked, late]);
    asking = answer;
    await answer;
    callOff();
    return answer;
  }

  /**
   * Asks once, and sees to it that the gateway is left before the lease ends: its time is measured from before the asking,
   * by a timer, which no change of the host's clock moves.
   */
  async function renew(): Promise<Answer> {
    const callOff = timer(LASTS - MARGIN, () => {
      void leave('The lease on the Discord gateway could not be renewed in time', 'not-known');
    });
    const answer = await ask();
    if (answer !== 'ours' || !started()) {
      callOff();
      return answer;
    }
    callOffEnd();
    callOffEnd = callOff;
    return answer;
  }

  async function round(): Promise<void> {
    const answer = await renew();
    if (!started()) return;
    nextRound(ASKED_EVERY);
    if (answer === 'theirs') {
      if (holding()) await leave('Another process has taken the Discord gateway', 'another');
      else if (phase === 'standing-by') standBy('another');
    } else if (answer === 'ours' && phase === 'standing-by') {
      await takeOver().catch((error: unknown) => giveUp(error));
    }
  }

  function nextRound(after: number): void {
    callOffRound();
    callOffRound = timer(after, () => void round());
  }

  async function takeOver(): Promise<void> {
    phase = 'connecting';
    try {
      await connect();
      if (phase === 'connecting') phase = 'connected';
      failures = 0;
    } catch (error) {
      // Left meanwhile: that is no failure of connecting.
      if (phase === 'connecting') throw error;
    }
  }

  /** Leaves the lease to another process that may have better luck, and tries again after growing pauses. */
  async function giveUp(error: unknown): Promise<void> {
    const words = error instanceof StartError ? ` ${error.message}` : '';
    log.error(failureOf(error), `This process could not take over the Discord gateway.${words}`);
    phase = 'standing-by';
    failures += 1;
    nextRound(Math.min(LONGEST_PAUSE, ASKED_EVERY * 2 ** failures));
    await release();
  }

  async function leave(why: string, holder: 'another' | 'not-known'): Promise<void> {
    if (!holding()) return;
    log.warn(why);
    phase = 'leaving';
    callOffEnd();
    await disconnect();
    if (phase !== 'leaving') return;
    phase = 'standing-by';
    standBy(holder);
  }

  async function release(): Promise<void> {
    callOffEnd();
    // An answer still to come would take the lease again.
    await asking;
    await lease.release().catch((error: unknown) => {
      log.warn(
        failureOf(error),
        'The lease on the Discord gateway could not be given back; it ends by itself',
      );
    });
  }

  function stop(): void {
    phase = 'away';
    callOffRound();
    callOffEnd();
  }

  return {
    async start() {
      phase = 'standing-by';
      const answer = await renew();
      if (!started()) return;
      nextRound(ASKED_EVERY);
      try {
        if (answer === 'ours') return await takeOver();
        await verify();
        if (phase === 'standing-by') standBy(answer === 'theirs' ? 'another' : 'not-known');
      } catch (error) {
        stop();
        await release();
        throw error;
      }
    },
    stop,
    release,
  };
}
