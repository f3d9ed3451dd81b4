/**
 * The schedule that somebody plainly means who writes it as people do: `every day at 9am`, `9 am`, `at 9:00`. It is
 * offered, never taken. Pure.
 */
import { shortened } from '../../cards/shorten.ts';
import { MOST_TIMES, readScheduleWords } from '../../digest/schedule.ts';
import { LONGEST_ECHO } from '../not-found.ts';
import { timeMeantBy } from './meant-words.ts';
import type { Correction } from './unclear.ts';

/** Ways of writing days, as they are read. */
const DAYS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:every|each)\s*day\b/gi, 'daily'],
  [/\b(?:every|each|on)\s+(weekday|weekend)s?\b/gi, '$1s'],
  [/\b(?:(?:every|each|on)\s+)?((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b/gi, '$1'],
];

/** `9 am` as one word. */
const HALF = /\b(\d{1,2}(?:[.:]\d{2})?)\s+([ap]m)\b/gi;

/** Words before a time that say nothing more. */
const AT = /\bat\s+(?=\d)/gi;

const readTime = (word: string) => (/^\d/.test(word) ? (timeMeantBy(word) ?? word) : word);

/** Whether a word is read as a day, a time or a zone. */
const isRead = (word: string) => readScheduleWords([word]).read.length > 0;

/**
 * What was typed with its days and times as they are read; every day where no days are named. Nothing where that is what
 * was typed, or where no time is in it.
 */
export function scheduleMeantBy(input: string): string | undefined {
  const written = DAYS.reduce((text, [words, read]) => text.replace(words, read), input)
    .replace(HALF, '$1$2')
    .replace(AT, '');
  const words = written.split(/\s+/).filter((word) => word !== '');
  const read = words.map((word) => (isRead(word) ? word : readTime(word)));
  const { days, times } = readScheduleWords(read.filter(isRead));
  if (times.length === 0) return undefined;
  const meant = [...(days.length === 0 ? ['daily'] : []), ...read].join(' ');
  return meant === input.trim() ? undefined : meant;
}

/** The longest line that is offered, in characters. */
const LONGEST_OFFERED = 200;

/** Corrected lines, and the one whose schedule is written as it is read, where that is another. */
export function withSchedule(
  command: string,
  input: string,
  corrections: readonly Correction[],
): readonly Correction[] {
  const meant = input.length > LONGEST_OFFERED ? undefined : scheduleMeantBy(input);
  const line = `${command} ${meant}`;
  return meant === undefined || corrections.some((one) => one.line === line)
    ? corrections
    : [...corrections, { label: shortened(meant, LONGEST_ECHO), line }];
}

/** Says that a schedule has too many times, where it has. */
export function tooOften(times: readonly unknown[]): readonly string[] {
  return times.length > MOST_TIMES ? [`A digest comes at most ${MOST_TIMES} times a day.`] : [];
}
