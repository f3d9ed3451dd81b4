/**
 * The generic cell rate algorithm: how fast may be posted under a pace, kept as one number, the time at which the next
 * post would be due if they were spread evenly (its theoretical arrival). Pure.
 *
 * Times are milliseconds by one clock.
 */
import type { Pace } from '../digest/platform.ts';

/** How far a pace is used up. */
export interface Usage {
  readonly arrival: number;
  /** Nothing is posted before: the platform said so. */
  readonly heldUntil: number;
}

/** How far a clock may go back and be waited for, in milliseconds. */
const SETBACK = 60_000;

/**
 * The arrival, unless it is later than posts under this pace can have made it: then the clock went back, or the pace was
 * slower before, and to wait for it would be to fall silent for as long. One post may be made at once instead, and the
 * next ones at the pace.
 */
function sensible(arrival: number, { interval, burst }: Pace, now: number): number {
  return arrival > now + burst * interval + SETBACK ? now + (burst - 1) * interval : arrival;
}

/** When the next post may be made, at the earliest; a time up to `now` is now. */
export function earliest(usage: Usage, pace: Pace, now: number): number {
  const tolerance = (pace.burst - 1) * pace.interval;
  return Math.max(sensible(usage.arrival, pace, now) - tolerance, usage.heldUntil);
}

/** The arrival once a post is made now. */
export function arrivalAfter(usage: Usage, pace: Pace, now: number): number {
  return Math.max(sensible(usage.arrival, pace, now), now) + pace.interval;
}
