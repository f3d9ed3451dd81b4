/**
 * What may reach the log from Slack's SDK and from errors: that something happened, never what people typed.
 */
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** The part of the log that this platform writes to. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const LONGEST = 300;

/**
 * The first thing that was logged, if it is words. The SDK hands payloads, headers and bodies as further
 * arguments or behind a colon of a parser's message, and tickets within addresses.
 */
function safeWords([first]: readonly unknown[]): string | undefined {
  if (typeof first !== 'string') return undefined;
  return first
    .replace(/^(Malformed request body).*/s, '$1')
    .replace(/\b(xox[a-z]|xapp)[-\w]+/g, '[secret]')
    .replace(/\b(wss?|https?):\/\/\S+/g, '[address]')
    .slice(0, LONGEST);
}

/**
 * What the SDK says whenever a call or a socket fails. Each failure reaches us as well, and is told in our own words
 * where it matters: while Slack is away, these lines would come again with every attempt.
 */
const TOLD_BY_US =
  /^(?:http request failed|Failed to retrieve a new WSS URL|WebSocket error(?:!| occurred)|WebSocket not available)/;

/**
 * A logger for Bolt and its clients. Their debug and info lines, which hold whole payloads, are dropped whatever
 * the log's level is; warnings and errors pass as words alone, those about every failed attempt as debug lines.
 */
export function boltLogger(log: Log): BoltLogger {
  const pass =
    (level: 'warn' | 'error') =>
    (...parts: readonly unknown[]) => {
      const words = safeWords(parts) ?? 'an error without words';
      log[TOLD_BY_US.test(words) ? 'debug' : level]({ platform: 'slack' }, `Slack's SDK: ${words}`);
    };
  const drop = () => undefined;
  return {
    debug: drop,
    info: drop,
    warn: pass('warn'),
    error: pass('error'),
    // Fixed: the SDK asks for the level to decide whether to put payloads into words.
    setLevel: drop,
    getLevel: () => LogLevel.WARN,
    setName: drop,
  };
}

/** An error for the log: its kind and where it arose. Its message may repeat what somebody typed and is left out. */
export function traceOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const lines = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { error: error.name, at: lines.slice(0, 6).map((line) => line.trim()) };
}
