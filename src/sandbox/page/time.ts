/**
 * Times as the page says them, in the reader's own zone and manner.
 */

const TIME = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' });
const SHORT_DAY = new Intl.DateTimeFormat('en', { weekday: 'short', month: 'short', day: 'numeric' });

/** `9:41 AM`. */
export const timeOf = (at: number): string => TIME.format(at);

/** `Tuesday, November 25`: what stands above the messages of a day, and tells days apart. */
export const dayOf = (at: number): string => DAY.format(at);

/** `Tue, Nov 25, 9:41 AM`: a moment on its own. */
export const momentOf = (at: number): string => `${SHORT_DAY.format(at)}, ${timeOf(at)}`;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHORT_DAYS = 48 * HOUR;

/** How long until a moment, in the largest unit that says enough: `in 12 min`, `in 3 h`, `in 4 days`, `now`. */
export function distanceTo(at: number, now: number): string {
  const left = at - now;
  if (left < MINUTE) return 'now';
  if (left < HOUR) return `in ${Math.floor(left / MINUTE)} min`;
  if (left < SHORT_DAYS) return `in ${Math.floor(left / HOUR)} h`;
  return `in ${Math.floor(left / (24 * HOUR))} days`;
}
