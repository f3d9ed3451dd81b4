/** How long something took or takes, in words. Pure. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The largest unit first. Below the first `from` of a unit the next smaller one says more. */
const UNITS = [
  { from: 2 * DAY, size: DAY, name: 'days' },
  { from: 2 * HOUR, size: HOUR, name: 'h' },
  { from: 2 * MINUTE, size: MINUTE, name: 'min' },
  { from: 10 * SECOND, size: SECOND, name: 's' },
] as const;

/**
 * Says a span of time: `38 ms`, `1.2 s`, `45 s`, `3 min`, `26 h`, `4 days`. Rounded down, as clocks do.
 *
 * @param milliseconds a span; a negative one, where a clock was set back, counts as none.
 */
export function durationOf(milliseconds: number): string {
  const span = Math.max(0, Math.floor(milliseconds));
  const unit = UNITS.find(({ from }) => span >= from);
  if (unit !== undefined) return `${Math.floor(span / unit.size)} ${unit.name}`;
  if (span >= SECOND) return `${(Math.floor(span / 100) / 10).toFixed(1)} s`;
  return `${span} ms`;
}
