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

/**
 * The arrival as it can be at most. A later one comes of a clock that went back, or of a pace that was slower then:
 * waiting for it would keep silent for as long as the clock went back.
 */
function sensible(arrival: number, { interval, burst }: Pace, now: number): number {
  return Math.min(arrival, now + burst * interval);
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
