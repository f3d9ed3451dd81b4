/**
 * Times as each reader sees them.
 * See https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
 */
import type { Reader } from './reader.ts';

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const UNITS = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/**
 * Draws a time in British English, as a reader with that language sees it.
 *
 * @param seconds epoch seconds.
 * @returns undefined for a style there is none of, or a time no calendar holds.
 */
export function drawTime(
  seconds: number,
  style: string,
  reader: Pick<Reader, 'timeZone' | 'now'>,
): string | undefined {
  const at = new Date(seconds * 1_000);
  if (Number.isNaN(at.getTime())) return undefined;
  if (style === 'R') return drawRelative(seconds - reader.now / 1_000);
  const options = STYLES[style];
  if (options === undefined) return undefined;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: reader.timeZone }).format(at);
}

function drawRelative(seconds: number): string {
  const whole = Math.round(seconds);
  const chosen = UNITS.find((candidate) => Math.abs(whole) >= candidate.seconds);
  const { unit, seconds: size } = chosen ?? { unit: 'second', seconds: 1 };
  return new Intl.RelativeTimeFormat('en-GB').format(Math.trunc(whole / size), unit);
}
