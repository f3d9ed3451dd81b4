/**
 * Until when: `3 days`, `tomorrow`, `friday 14:00`, `2026-12-01`.
 */
import { Temporal } from 'temporal-polyfill';
import { inZone } from './local-time.ts';

/** What it turned out to mean; nothing typed is `open`. Times are epoch milliseconds. */
export type Until =
  | { readonly kind: 'open' }
  | { readonly kind: 'until'; readonly at: number }
  /** `reason` is a whole sentence. */
  | { readonly kind: 'unclear'; readonly reason: string };

const UNREAD: Until = {
  kind: 'unclear',
  reason: 'That is not read as a time: a number of days, a day of the week, tomorrow, or a date works.',
};
const OVER: Until = { kind: 'unclear', reason: 'That time is over already.' };
const TOO_FAR: Until = {
  kind: 'unclear',
  reason: 'That is more than a year away: without a time the pause lasts until somebody ends it.',
};

const UNITS: ReadonlyMap<string, 'hours' | 'days' | 'weeks' | 'months'> = new Map([
  ['h', 'hours'],
  ['hour', 'hours'],
  ['d', 'days'],
  ['day', 'days'],
  ['w', 'weeks'],
  ['week', 'weeks'],
  ['month', 'months'],
]);

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The day of the week that a word names, Monday being 1; by its whole name or its first three letters. */
export function weekdayNamed(word: string): number | undefined {
  const at = WEEKDAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
  return at < 0 ? undefined : at + 1;
}

/** A date as `2026-12-01`; nothing where there is no such day. */
export function dateNamed(word: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word) ?? [];
  if (year === undefined) return undefined;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function afterLength(words: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const [, count = '', unit = ''] = /^(\d{1,3}|an?|one)\s*([a-z]+?)s?$/.exec(words) ?? [];
  const known = UNITS.get(unit);
  if (known === undefined) return undefined;
  return now.add({ [known]: /^\d/.test(count) ? Number(count) : 1 });
}

function dayNamed(word: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (word === 'today') return today;
  if (word === 'tomorrow') return today.add({ days: 1 });
  const weekday = weekdayNamed(word);
  // A day of the week is the next one of its name, never today.
  return weekday === undefined
    ? dateNamed(word)
    : today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

function atDay(words: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const [, name = '', hour, minute] = /^(\S+?)(?:[\sT]+(?:at\s+)?(\d{1,2}):(\d{2}))?$/i.exec(words) ?? [];
  const day = dayNamed(name, now.toPlainDate());
  if (day === undefined) return undefined;
  if (hour === undefined || minute === undefined) return day.toZonedDateTime(now.timeZoneId);
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  const plainTime = Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
  return day.toZonedDateTime({ timeZone: now.timeZoneId, plainTime });
}

/**
 * Reads until when. A day without a time is its beginning in the zone.
 *
 * @param now epoch milliseconds.
 */
export function readUntil(input: string, now: number, zone: string): Until {
  const words = input
    .trim()
    .toLowerCase()
    .replace(/^(until|till|for)\s+/, '');
  if (words === '') return { kind: 'open' };
  const here = inZone(now, zone);
  const moment = afterLength(words, here) ?? atDay(words, here);
  if (moment === undefined) return UNREAD;
  const at = moment.epochMilliseconds;
  if (at <= now) return OVER;
  return at > here.add({ years: 1 }).epochMilliseconds ? TOO_FAR : { kind: 'until', at };
}
