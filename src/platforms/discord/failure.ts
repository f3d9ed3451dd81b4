/**
 * What may be logged of a failure.
 *
 * Never an error itself: discord.js puts the request's body (an answer, which may echo what somebody typed) and its
 * address (which holds an interaction's token) into it, and a fault in a command may quote its input.
 */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** A failure without any content. */
export interface Failure {
  readonly error: string;
  /** Discord's own code of the refusal, or the operating system's of a lost connection. */
  readonly code?: string | number;
  /** The HTTP status. */
  readonly status?: number;
  /** Where in the code it happened, for what is no answer of the platform's. */
  readonly at?: readonly string[];
}

/** Describes a failure for the log. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) return { error: 'refused', code: error.code, status: error.status };
  if (error instanceof HTTPError) return { error: 'failed', status: error.status };
  if (error instanceof RateLimitError) return { error: 'limited', status: 429 };
  if (!(error instanceof Error)) return { error: typeof error };
  const code = codeOf(error);
  return { error: error.constructor.name, ...(code === undefined ? {} : { code }), at: placesOf(error) };
}

/** The code of a refusal or of a lost connection, where the failure has one. */
export function codeOf(error: unknown): string | number | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}

function placesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
}
