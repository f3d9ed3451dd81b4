/**
 * When a message appears that is handed to the platform ahead of its time. Pure.
 */
import type { Pace } from './platform.ts';

const SECOND = 1_000;

/** Longer than any platform holds posts back: who is put off for so long asked for a second that is taken. */
const TAKEN_FOR = 24 * 3_600_000;

/** What decides when a message appears. Times are epoch milliseconds. */
export interface Wanted {
  readonly due: number;
  /** Its place in the digest, from 0. */
  readonly position: number;
  readonly now: number;
  /** The least time between handing over and appearing. */
  readonly least: number;
  /** A second that it must be later than: the message before it appears then, or it is another message's; or `-Infinity`. */
  readonly after: number;
}

/** The second at which a message appears: when it is due, and one second later for each message before it, or as soon as may be. */
export function appearanceOf({ due, position, now, least, after }: Wanted): number {
  const earliest = Math.max(due + position * SECOND, now + least, after + SECOND);
  return Math.ceil(earliest / SECOND) * SECOND;
}

/**
 * A second of a channel as a pace that has room for one message: what is handed over is found by its second, so no
 * two messages may share one, of the channel itself or of its threads (`C1/1700000000.000100` is one of `C1`).
 */
export function secondOf(platform: string, channel: string, at: number): Pace {
  const [whole = channel] = channel.split('/');
  return { scope: `${platform}:${whole}@${at / SECOND}`, interval: 2 * TAKEN_FOR, burst: 1 };
}

/** Whether room that is only left at a time means that the second is taken. */
export const isTaken = (until: number, now: number) => until - now > TAKEN_FOR;
