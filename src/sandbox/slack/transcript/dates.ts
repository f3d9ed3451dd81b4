/**
 * Dates as each reader sees them: a format with tokens in braces, filled in for the reader's zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
import type { Reader } from './reader.ts';

const DAY = 86_400_000;

type Style = Intl.DateTimeFormatOptions;

const STYLES: Readonly<Record<string, Style>> = {
  date: { month: 'long', day: 'numeric', year: 'numeric' },
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  date_long: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  date_long_full: { month: 'long', day: 'numeric', year: 'numeric' },
  date_slash: { month: '2-digit', day: '2-digit', year: 'numeric' },
  day_divider: { weekday: 'long', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/**
 * Fills a format in.
 * @param seconds epoch seconds
 * @param fallback stands where the format holds an unknown token or the time is none
 */
export function drawDate(seconds: number, format: string, fallback: string, reader: Reader): string {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return fallback;
  let known = true;
  const drawn = format.replace(/\{(\w+)\}/g, (_, token: string) => {
    const value = drawToken(token, at, reader);
    known &&= value !== undefined;
    return value ?? '';
  });
  return known ? drawn : fallback;
}

function drawToken(token: string, at: Date, reader: Reader): string | undefined {
  if (token === 'date_num') return dayOf(at.getTime(), reader);
  if (token === 'ago') return drawAgo(at.getTime(), reader.now);
  const pretty = token.endsWith('_pretty');
  const style = STYLES[pretty ? token.slice(0, -'_pretty'.length) : token];
  if (style === undefined) return undefined;
  return (
    (pretty ? nearDay(at.getTime(), reader) : undefined) ?? at.toLocaleString('en-US', zoned(style, reader))
  );
}

const zoned = (style: Style, reader: Reader): Style => ({ ...style, timeZone: reader.timeZone });

/** `YYYY-MM-DD` in the reader's zone. */
const dayOf = (at: number, reader: Reader): string =>
  new Date(at).toLocaleString('sv-SE', zoned({ year: 'numeric', month: '2-digit', day: '2-digit' }, reader));

function nearDay(at: number, reader: Reader): string | undefined {
  const day = dayOf(at, reader);
  if (day === dayOf(reader.now, reader)) return 'today';
  if (day === dayOf(reader.now - DAY, reader)) return 'yesterday';
  return day === dayOf(reader.now + DAY, reader) ? 'tomorrow' : undefined;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function drawAgo(at: number, now: number): string {
  const distance = at - now;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(distance / size), unit);
}
