/**
 * The schedule that somebody plainly means who writes it as people do: `every day at 9am`, `9 am`, `9:00 New York`. It is
 * offered, never taken. Pure.
 */
import { shortened } from '../../cards/shorten.ts';
import { MOST_TIMES, readScheduleWords } from '../../digest/schedule.ts';
import { LONGEST_ECHO } from '../not-found.ts';
import { timeMeantBy } from './meant-words.ts';
import type { Correction } from './unclear.ts';
import { zonesOfPlace } from './zone-names.ts';

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

/** The most words in the name of a place: `Port of Spain`. */
const LONGEST_PLACE = 4;

const readTime = (word: string) => (/^\d/.test(word) ? (timeMeantBy(word) ?? word) : word);

/** Whether a word is read as a day, a time or a zone. */
const isRead = (word: string) => readScheduleWords([word]).read.length > 0;

/** The words of a line, with a place among them by each of its zones; the line itself where no place is in it. */
function withZones(
  words: readonly string[],
  isTopic: (words: string) => boolean,
): readonly (readonly string[])[] {
  for (let length = Math.min(LONGEST_PLACE, words.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const place = words.slice(at, at + length);
      if (place.some(isRead) || isTopic(place.join(' '))) continue;
      const zones = zonesOfPlace(place.join(' '));
      if (zones.length > 0)
        return zones.map((zone) => [...words.slice(0, at), zone, ...words.slice(at + length)]);
    }
  }
  return [words];
}

/**
 * What was typed with its days, times and zone as they are read, the likeliest first; every day where no days are named.
 * Nothing where that is what was typed, or where no time is in it.
 *
 * @param isTopic whether words are read as topics, and so are no place.
 */
function schedulesMeantBy(input: string, isTopic: (words: string) => boolean): readonly string[] {
  const written = DAYS.reduce((text, [words, read]) => text.replace(words, read), input)
    .replace(HALF, '$1$2')
    .replace(AT, '');
  const words = written.split(/\s+/).filter((word) => word !== '');
  const read = words.map((word) => (isRead(word) ? word : readTime(word)));
  const { days, times, zone } = readScheduleWords(read.filter(isRead));
  if (times.length === 0) return [];
  const lines = zone === undefined ? withZones(read, isTopic) : [read];
  return lines
    .map((line) => [...(days.length === 0 ? ['daily'] : []), ...line].join(' '))
    .filter((meant) => meant !== input.trim());
}

/** The longest line that is offered, in characters. */
const LONGEST_OFFERED = 200;

/** Corrected lines, and those whose schedule is written as it is read, where that is another. */
export function withSchedule(
  command: string,
  input: string,
  corrections: readonly Correction[],
  isTopic: (words: string) => boolean = () => false,
): readonly Correction[] {
  const meant = input.length > LONGEST_OFFERED ? [] : schedulesMeantBy(input, isTopic);
  const offered = meant
    .map((words) => ({ label: shortened(words, LONGEST_ECHO), line: `${command} ${words}` }))
    .filter(({ line }) => corrections.every((one) => one.line !== line));
  return [...corrections, ...offered];
}

/** Says that a schedule has too many times, where it has. */
export function tooOften(times: readonly unknown[]): readonly string[] {
  return times.length > MOST_TIMES ? [`A digest comes at most ${MOST_TIMES} times a day.`] : [];
}

/** Days that a schedule cannot name, because it repeats by the week. */
const ALTERNATING =
  /\b(?:(?:every|each)\s+(?:other|second|2nd|\d+)|fortnightly|biweekly|bi-weekly|monthly|alternate)\b/i;

/** Says what there is instead, where somebody asks for days that no week has. */
export function onlyWeekly(input: string): readonly string[] {
  return ALTERNATING.test(input)
    ? ['A schedule repeats every week: every other day is not possible, mon,wed,fri is.']
    : [];
}
