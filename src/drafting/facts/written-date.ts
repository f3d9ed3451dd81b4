/** One date where it stands: `June 7, 2019`, `7 June`, `2019-06-07`, `in March 2018`. */

import type { Token } from '../reading/reading.ts';
import { touch } from './phrases.ts';
import { isWeekday, isYear, monthNumber } from './time-words.ts';

/** A date in the tokens from `first` to before `last`. */
export interface WrittenDate {
  readonly first: number;
  readonly last: number;
  /** Day and month are from 1. */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** Words after which a bare month or year says when. */
const WHEN = new Set([
  'in',
  'since',
  'by',
  'until',
  'till',
  'during',
  'from',
  'before',
  'after',
  'late',
  'early',
  'mid',
  'of',
]);

/** Words before a month that tell which year's it is without naming it. */
const NEAR = new Set(['last', 'next', 'this']);

/** The days of the longest form of each month. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function dayOf(token: Token | undefined, month: number): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.text ?? '')?.[1];
  const day = digits === undefined ? 0 : Number(digits);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) ? day : undefined;
}

function yearOf(token: Token | undefined): number | undefined {
  return isYear(token?.text ?? '') ? Number(token?.text) : undefined;
}

/** A year behind a month and a day, with or without a comma. */
function yearAfter(
  tokens: readonly Token[],
  index: number,
  end: number,
): { year: number; last: number } | undefined {
  const at = tokens[index]?.text === ',' ? index + 1 : index;
  const year = at < end ? yearOf(tokens[at]) : undefined;
  return year === undefined ? undefined : { year, last: at + 1 };
}

/** Reads the date that begins with the token at `index`, in a sentence to before `end`. */
export function dateAt(tokens: readonly Token[], index: number, end: number): WrittenDate | undefined {
  if (!/^[\dA-Z]/.test(tokens[index]?.text ?? '')) return undefined;
  return (
    numericAt(tokens, index) ??
    monthFirst(tokens, index, end) ??
    dayFirst(tokens, index, end) ??
    bareYear(tokens, index, end)
  );
}

/** `2019-06-07`. */
function numericAt(tokens: readonly Token[], index: number): WrittenDate | undefined {
  const [, year, month, day] = /^((?:1[6-9]|20)\d\d)-(\d\d)-(\d\d)$/.exec(tokens[index]?.text ?? '') ?? [];
  if (year === undefined || Number(day) < 1 || Number(day) > (DAYS[Number(month) - 1] ?? 0)) return undefined;
  return { first: index, last: index + 1, year: Number(year), month: Number(month), day: Number(day) };
}

/** `June 7, 2019`, `June 7`, `June 2019`, `in June`, and a weekday before: `Friday, June 7`. */
function monthFirst(tokens: readonly Token[], index: number, end: number): WrittenDate | undefined {
  const weekday = isWeekday(tokens[index]?.lower ?? '');
  const at = weekday ? index + (tokens[index + 1]?.text === ',' ? 2 : 1) : index;
  const month = at < end ? monthNumber(tokens[at]?.text ?? '') : undefined;
  if (month === undefined) return undefined;
  const day = at + 1 < end ? dayOf(tokens[at + 1], month) : undefined;
  if (day !== undefined) {
    const after = yearAfter(tokens, at + 2, end);
    if (after === undefined) return { first: index, last: at + 2, month, day };
    return { first: index, last: after.last, year: after.year, month, day };
  }
  const after = yearAfter(tokens, at + 1, end);
  if (after !== undefined) return { first: at, last: after.last, year: after.year, month };
  const before = tokens[at - 1]?.lower ?? '';
  // "May" and "March" are other words, too: a bare month needs one that makes it a time.
  return !weekday && (NEAR.has(before) || (WHEN.has(before) && before !== 'of'))
    ? { first: NEAR.has(before) ? at - 1 : at, last: at + 1, month }
    : undefined;
}

/** `7 June 2019`, `7th of June`. */
function dayFirst(tokens: readonly Token[], index: number, end: number): WrittenDate | undefined {
  const of = tokens[index + 1]?.lower === 'of' ? 2 : 1;
  const month = index + of < end ? monthNumber(tokens[index + of]?.text ?? '') : undefined;
  const day = month === undefined ? undefined : dayOf(tokens[index], month);
  if (month === undefined || day === undefined) return undefined;
  const after = yearAfter(tokens, index + of + 1, end);
  if (after === undefined) return { first: index, last: index + of + 1, month, day };
  return { first: index, last: after.last, year: after.year, month, day };
}

/** `in 2016`, where nothing follows that the year belongs to. */
function bareYear(tokens: readonly Token[], index: number, end: number): WrittenDate | undefined {
  const year = yearOf(tokens[index]);
  if (year === undefined || !WHEN.has(tokens[index - 1]?.lower ?? '')) return undefined;
  const next = index + 1 < end ? tokens[index + 1] : undefined;
  if (
    next !== undefined &&
    (touch(tokens[index], next)
      ? !/^[.,;:)”"’'?!]/.test(next.text)
      : next.tag === 'NOUN' || next.tag === 'PROPN' || next.tag === 'ADJ')
  ) {
    return undefined;
  }
  return { first: index, last: index + 1, year };
}

/** As `2019-06-07`, `2019-06` or `2019`; absent where the year is not said, or the day is none of that month's. */
export function isoOf({ year, month, day }: WrittenDate): string | undefined {
  if (year === undefined) return undefined;
  const parts = [month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'));
  const iso = [String(year).padStart(4, '0'), ...parts].join('-');
  if (day === undefined) return iso;
  const date = new Date(`${iso}T00:00:00Z`);
  return date.getUTCDate() === day ? iso : undefined;
}
