/**
 * Which day: `today`, `yesterday`, `monday`, `2026-11-24`.
 */
import type { Temporal } from 'temporal-polyfill';
import { dateNamed, weekdayNamed } from './until-words.ts';

/** The day that a word names, seen from another; a day of the week is the last one of its name. */
export function readDay(input: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const word = input
    .trim()
    .toLowerCase()
    .replace(/^on\s+/, '');
  if (word === 'today') return today;
  if (word === 'yesterday') return today.subtract({ days: 1 });
  if (word === 'tomorrow') return today.add({ days: 1 });
  const weekday = weekdayNamed(word);
  return weekday === undefined
    ? dateNamed(word)
    : today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 });
}
