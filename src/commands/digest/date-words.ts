/**
 * Which day: `today`, `yesterday`, `monday`, `2026-11-24`, `24 November 2026`.
 */
import type { Temporal } from 'temporal-polyfill';
import { dateNamed, type NamedDate, weekdayNamed } from './calendar-words.ts';

/** The day that a word names, seen from another; a day of the week is the last one of its name. */
export function readDay(input: string, today: Temporal.PlainDate): NamedDate {
  const word = input
    .trim()
    .toLowerCase()
    .replace(/^on\s+/, '')
    .replace(/\s+/g, ' ');
  if (word === 'today') return today;
  if (word === 'yesterday') return today.subtract({ days: 1 });
  if (word === 'tomorrow') return today.add({ days: 1 });
  const weekday = weekdayNamed(word);
  return weekday === undefined
    ? dateNamed(word, today, 'nearest')
    : today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 });
}
