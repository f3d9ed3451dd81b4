/**
 * When a feed is fetched next, and when it is dead. Pure: what was answered goes in, the feed as it is then comes out.
 */
import type { Feed } from '../feed.ts';

/** How long a feed that works rests between fetches, in milliseconds. */
export const USUAL_REST = 15 * 60_000;

/** How long a feed that fails rests at most, in milliseconds. */
export const LONGEST_REST = 24 * 3_600_000;

/**
 * A feed is dead that failed so many times in a row over so long, in milliseconds: a weekend's outage is no death. One
 * whose channel cannot be told either is given up after twice as many.
 */
export const FAILURES_OF_DEAD = 10;
export const TIME_OF_DEAD = 3 * 24 * 3_600_000;

/** Rests differ by up to a tenth either way, so that feeds added together are not fetched together for ever. */
const JITTER = 0.1;

/** From 0 to below 1. */
export type Random = () => number;

function jittered(rest: number, random: Random): number {
  return Math.round(rest * (1 - JITTER + 2 * JITTER * random()));
}

/** What an answer says for the next conditional request. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What a fetch that worked brought. */
export interface Success {
  /** Absent where nothing has changed and what is known stays. */
  readonly validators?: Validators;
  /** The feed's address from now on, where it moved for good. */
  readonly moved?: string;
  readonly title?: string;
}

/** The feed after a fetch that worked. */
export function afterSuccess(feed: Feed, success: Success, now: number, random: Random): Feed {
  const { failure: _failure, etag, lastModified, ...rest } = feed;
  const known = {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
  return {
    ...rest,
    ...(success.validators ?? known),
    address: success.moved ?? feed.address,
    ...(success.title === undefined ? {} : { title: success.title }),
    failures: 0,
    lastSuccess: now,
    nextFetch: now + jittered(USUAL_REST, random),
  };
}

/** Why a fetch failed. */
export interface Failure {
  /** A whole sentence or several. */
  readonly reason: string;
  /** Whether the feed is gone for good, as its server says. */
  readonly gone: boolean;
  /** How long the server asks not to be asked again, in milliseconds. */
  readonly retryAfter?: number;
}

/** The feed after a fetch that failed. Whether it is dead is another question: {@link isDead}. */
export function afterFailure(feed: Feed, failure: Failure, now: number, random: Random): Feed {
  const failures = feed.failures + 1;
  const doubled = Math.min(USUAL_REST * 2 ** Math.min(failures, 10), LONGEST_REST);
  const asked = Math.min(failure.retryAfter ?? 0, LONGEST_REST);
  return {
    ...feed,
    failures,
    failure: failure.reason,
    nextFetch: now + Math.max(jittered(doubled, random), asked),
  };
}

/** Whether a feed that has just failed is dead. */
export function isDead({ failures, lastSuccess, addedAt }: Feed, { gone }: Failure, now: number): boolean {
  return gone || (failures >= FAILURES_OF_DEAD && now - (lastSuccess ?? addedAt) >= TIME_OF_DEAD);
}

/** Whether a dead feed is given up although its channel could not be told. */
export function isGivenUp({ failures }: Feed): boolean {
  return failures >= 2 * FAILURES_OF_DEAD;
}

/**
 * How long a server asks to be left alone, in milliseconds from now: so many seconds, or until a date (RFC 9110, 10.2.3).
 *
 * @returns nothing where the field is absent, in the past, or neither.
 */
export function retryAfterOf(field: string | undefined, now: number): number | undefined {
  if (field === undefined) return undefined;
  const written = field.trim();
  const rest = /^\d{1,9}$/.test(written) ? Number(written) * 1_000 : Date.parse(written) - now;
  return rest > 0 ? rest : undefined;
}
