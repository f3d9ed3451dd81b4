/**
 * Socket Mode, kept open for as long as the bot runs. https://docs.slack.dev/apis/events-api/using-socket-mode
 *
 * The SDK's own reconnecting is switched off: it waits five seconds after each refresh that Slack asks for,
 * and a refusal while it reconnects becomes an unhandled rejection, which ends the process. Here every
 * attempt is awaited, and a new one follows whatever the last one came to.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import { REQUEST_TIMEOUT } from './client.ts';
import type { Connection } from './connection.ts';
import { failureOf, inWords } from './failure.ts';
import { hostOf, startError } from './identity.ts';
import { boltLogger, type Log, traceOf } from './log.ts';
import { patiently } from './patience.ts';

/** Which socket is opened. */
export interface SocketOptions {
  readonly appToken: string;
  /** Where the Web API is asked for the socket's address; slack.com where absent. */
  readonly apiUrl?: string;
  readonly log: Log;
}

/** How long Slack may take to greet a new socket. Milliseconds. */
const GREETING_TIMEOUT = 15_000;

/** How long a socket's orderly end may take before it is cut. Milliseconds. */
const FAREWELL_TIMEOUT = 1_000;

/** A socket that lived shorter than this counts as a failed attempt, so that attempts cannot chase each other. */
const STABLE = 10_000;

/** The pauses between attempts: short at first, because people are waiting. Milliseconds. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;

/** The pause before the next attempt. Half of it is chance, so that many bots do not come back at once. */
function pauseAfter(failures: number): number {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}

/** Whether a promise settles in time. Never rejects. */
async function settles(work: Promise<unknown>, patience: number): Promise<boolean> {
  const timer = new AbortController();
  const settled = work.then(
    () => true,
    () => true,
  );
  const late = pause(patience, false, { signal: timer.signal }).catch(() => false);
  const result = await Promise.race([settled, late]);
  timer.abort();
  return result;
}

/**
 * Makes a connection by Socket Mode. Nothing is asked of Slack before `open`, which resolves with the first greeting and
 * throws a StartError where Slack refuses the token; after that it comes back by itself, however often it is lost.
 */
export function createSocketConnection({ appToken, apiUrl, log }: SocketOptions): Connection {
  const logger = boltLogger(log);
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        rejectRateLimitedCalls: true,
        retryConfig: { retries: 0 },
        timeout: REQUEST_TIMEOUT,
      },
    },
    processEventErrorHandler: async ({ error }) => {
      log.error({ platform: 'slack', ...traceOf(error) }, 'A request from Slack could not be handled');
      return false;
    },
  });
  const { client } = receiver;
  const closing = new AbortController();
  let up = false;
  let trouble: string | undefined;
  let keeping: Promise<void> = Promise.resolve();

  /** Ends the socket; one whose other side does not answer is cut, which the SDK does when asked again. */
  async function hangUp(): Promise<void> {
    if (await settles(client.disconnect(), FAREWELL_TIMEOUT)) return;
    await settles(client.disconnect(), FAREWELL_TIMEOUT);
  }

  /** One attempt. Resolves with a promise of the socket's end once Slack has greeted it. */
  async function connect(): Promise<{ readonly ended: Promise<void> }> {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    client.once('disconnected', end);
    try {
      const greeted = receiver.start();
      if (!(await settles(greeted, GREETING_TIMEOUT))) {
        await hangUp();
        throw new Error('Slack did not greet the socket');
      }
      await greeted;
      return { ended };
    } catch (error) {
      client.off('disconnected', end);
      throw error;
    }
  }

  async function keepOpen(first: Promise<void>): Promise<void> {
    let ended = first;
    let failures = 0;
    for (;;) {
      const opened = performance.now();
      /** What was said of this outage: each reason once, however many attempts fail for it. */
      const told = new Set<string>();
      await ended;
      up = false;
      trouble = 'the connection was lost';
      if (closing.signal.aborted) return;
      failures = performance.now() - opened < STABLE ? failures + 1 : 0;
      for (;;) {
        if (failures > 0)
          await settles(
            pause(pauseAfter(failures), undefined, { signal: closing.signal }),
            LONGEST_PAUSE * 2,
          );
        if (closing.signal.aborted) return;
        try {
          ({ ended } = await connect());
          break;
        } catch (error) {
          failures += 1;
          trouble = inWords(failureOf(error));
          log[told.has(trouble) ? 'debug' : 'warn'](
            { platform: 'slack', failures, failure: trouble },
            'The connection to Slack could not be restored; it is tried again',
          );
          told.add(trouble);
        }
      }
      if (closing.signal.aborted) return hangUp();
      up = true;
      log.info({ platform: 'slack' }, 'The connection to Slack is restored');
    }
  }

  return {
    receiver,
    isUp: () => up,
    trouble: () => (up ? undefined : trouble),
    address: () => undefined,
    async open() {
      try {
        const { ended } = await patiently(connect);
        up = true;
        keeping = keepOpen(ended);
      } catch (error) {
        throw startError(failureOf(error), 'SLACK_APP_TOKEN', hostOf(apiUrl));
      }
    },
    async close() {
      closing.abort();
      if (up) await hangUp();
      up = false;
      await settles(keeping, FAREWELL_TIMEOUT);
    },
  };
}
