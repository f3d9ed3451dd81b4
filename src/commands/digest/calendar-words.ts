/**
 * Which date: `2026-12-01`, and as people and the bot itself write it: `1 December 2026`, `Dec 1`, `Tuesday, 1 Dec`.
 */
import { Temporal } from 'temporal-polyfill';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The day of the week that a word names, Monday being 1; by its whole name or its first three letters. */
export function weekdayNamed(word: string): number | undefined {
  const at = WEEKDAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
  return at < 0 ? undefined : at + 1;
}

/** A date, `none` where the calendar has no such day, and nothing where the words name no date. */
export type NamedDate = Temporal.PlainDate | 'none' | undefined;

interface DateParts {
  /** Absent where it was not said. */
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const partsOf = (day = '', month = 0, year?: string): DateParts => ({
  ...(year === undefined ? {} : { year: Number(year) }),
  month,
  day: Number(day),
});

/** `1 December 2026`, `1st of Dec`. */
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?$/;

/** `December 1, 2026`, `Dec 1st`. */
const MONTH_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/;

/** The month that a word names, January being 1; by its whole name or its first three letters. */
function monthNamed(word: string): number | undefined {
  const at = MONTHS.findIndex((name) => name === word || name.slice(0, 3) === word.replace(/^sept$/, 'sep'));
  return at < 0 ? undefined : at + 1;
}

function readParts(words: string): DateParts | undefined {
  const [iso, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  if (iso !== undefined) return partsOf(isoDay, Number(isoMonth), isoYear);
  const [, day = '', before = '', year] = DAY_FIRST.exec(words) ?? [];
  const [, month = before, after = day, other = year] = MONTH_FIRST.exec(words) ?? [];
  const number = monthNamed(month);
  return number === undefined ? undefined : partsOf(after, number, other);
}

function dateAt(year: number, { month, day }: DateParts): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const distance = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Math.abs(one.until(other).days);

/** The date of a year that was not said. */
function inSomeYear(
  parts: DateParts,
  today: Temporal.PlainDate,
  which: 'next' | 'nearest',
): Temporal.PlainDate | undefined {
  const dates = [-1, 0, 1].flatMap((years) => dateAt(today.year + years, parts) ?? []);
  if (which === 'next') return dates.find((date) => Temporal.PlainDate.compare(date, today) >= 0);
  return dates.sort((one, other) => distance(one, today) - distance(other, today))[0];
}

/**
 * The date that words name, in small letters. A day of the week before it must be its own.
 *
 * @param which which year's it is where none is named: the next one, today included, or the nearest.
 */
export function dateNamed(words: string, today: Temporal.PlainDate, which: 'next' | 'nearest'): NamedDate {
  const [, weekday = '', rest = words] = /^([a-z]+),?\s+(.+)$/.exec(words) ?? [];
  const day = weekdayNamed(weekday);
  const parts = readParts(day === undefined ? words : rest);
  if (parts === undefined) return undefined;
  const date = parts.year === undefined ? inSomeYear(parts, today, which) : dateAt(parts.year, parts);
  if (date === undefined) return 'none';
  return day === undefined || date.dayOfWeek === day ? date : 'none';
}
