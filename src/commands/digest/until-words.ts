/**
 * Until when: `3 days`, `tomorrow 9am`, `friday 14:00`, `2026-12-01`, `Dec 1`.
 */
import { Temporal } from 'temporal-polyfill';
import { typedZone } from '../../digest/schedule.ts';
import { dateNamed, type NamedDate, weekdayNamed } from './calendar-words.ts';
import { inZone } from './local-time.ts';
import { timeMeantBy } from './meant-words.ts';

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
const NO_SUCH_DAY: Until = {
  kind: 'unclear',
  reason: 'That day is not in the calendar, or not with that day of the week.',
};
const NO_TIME: Until = {
  kind: 'unclear',
  reason: 'That time of day does not exist: those are 00:00 to 23:59.',
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

/** The longest count that is reckoned with: in every unit it is more than a year. */
const MOST = 10_000;

function afterLength(words: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const [, count = '', unit = ''] = /^(\d{1,15}|an?|one)\s*([a-z]+?)s?$/.exec(words) ?? [];
  const known = UNITS.get(unit);
  if (known === undefined) return undefined;
  return now.add({ [known]: /^\d/.test(count) ? Math.min(Number(count), MOST) : 1 });
}

function dayNamed(word: string, today: Temporal.PlainDate): NamedDate {
  if (word === 'today') return today;
  if (word === 'tomorrow') return today.add({ days: 1 });
  const weekday = weekdayNamed(word);
  // A day of the week is the next one of its name, never today.
  return weekday === undefined
    ? dateNamed(word, today, 'next')
    : today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

/** A day, perhaps with a time of day behind it: `friday at 9am`, `2026-12-01T14:00`. */
const DAY_AND_TIME = /^(.+?)(?:,?\s+|(?<=\d)t)(?:at\s+)?(\d{1,2}:\d{2}|\d{1,2}(?:[.:]\d{2})?\s?[ap]m)$/;

function atDay(words: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | Until {
  const [, name = words, typed] = DAY_AND_TIME.exec(words) ?? [];
  const day = dayNamed(name, now.toPlainDate());
  if (day === undefined) return UNREAD;
  if (day === 'none') return NO_SUCH_DAY;
  if (typed === undefined) return day.toZonedDateTime(now.timeZoneId);
  const time = timeMeantBy(typed.replace(/\s/, ''));
  if (time === undefined) return NO_TIME;
  return day.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: Temporal.PlainTime.from(time) });
}

/** Takes the zone off the end of a time as the bot writes it: `1 December 2026, 09:00 in Europe/Berlin`. */
function withoutZone(words: string, zone: string): { readonly words: string; readonly zone: string } {
  const [, rest, name = ''] = /^(.*\d)\s+(?:in\s+)?(\S+)$/.exec(words) ?? [];
  const named = typedZone(name);
  return rest === undefined || named === undefined ? { words, zone } : { words: rest, zone: named };
}

/**
 * Reads until when. A day without a time is its beginning in the zone.
 *
 * @param zone holds where the words name none.
 * @param now epoch milliseconds.
 */
export function readUntil(input: string, now: number, zone: string): Until {
  const typed = input
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(until|till|for)\s/, '');
  if (typed === '') return { kind: 'open' };
  const { words, zone: named } = withoutZone(typed, zone);
  const here = inZone(now, named);
  const moment = afterLength(words, here) ?? atDay(words, here);
  if ('kind' in moment) return moment;
  const at = moment.epochMilliseconds;
  if (at <= now) return OVER;
  return at > here.add({ years: 1 }).epochMilliseconds ? TOO_FAR : { kind: 'until', at };
}
