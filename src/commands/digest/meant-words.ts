/**
 * What a word that was not understood may have been meant for. It is offered, never taken.
 */
import { similarity } from '../../briefs/nearest.ts';
import { DAY_WORDS, zoneNamed } from '../../digest/schedule.ts';
import { readTime } from '../../digest/schedule-words.ts';
import { echoOf } from '../not-found.ts';
import { type KnownTopics, nearestTopic } from './topic-words.ts';
import type { Correction } from './unclear.ts';
import { zonesMeantBy } from './zone-names.ts';
import { citiesOf } from './zone-short.ts';

/** The longest line that is offered in a corrected form, in characters. */
const LONGEST_CORRECTED = 200;

/** Whether a word was meant to say when rather than what. */
export const looksLikeTime = (word: string): boolean => /^\d/.test(word);

/** A time of day as people also write it (`9am`, `5.30pm`, `8h30`, `0830`, `9`), as it is read; nothing where it is none. */
export function timeMeantBy(word: string): string | undefined {
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})(?:[.:h]?(\d{2}))?h?(am|pm)?$/.exec(word.toLowerCase()) ?? [];
  if (hours === undefined) return undefined;
  const typed = Number(hours);
  if (half !== undefined && (typed < 1 || typed > 12)) return undefined;
  const hour = half === undefined ? typed : (typed % 12) + (half === 'pm' ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** How much of a word for days must be right for it to be offered: such words are short, and like many others. */
const LIKE_DAYS = 0.7;

/** A word for days that is mistyped, as it is read; nothing where it is like none. */
function daysMeantBy(word: string): string | undefined {
  const typed = word.toLowerCase();
  return DAY_WORDS.find((days) => similarity(typed, days) >= LIKE_DAYS);
}

/** An offset from UTC: `UTC+2`, `GMT-03:00`, `+2`. */
const OFFSET = /^(?:utc|gmt)?([+-])0?(\d{1,2})(?::?00)?$/i;

/** Whether a word was meant as a time zone: an offset, or a name with a slash. */
const looksLikeZone = (word: string): boolean => OFFSET.test(word) || /^\p{L}[\p{L}_-]*\/\S+$/u.test(word);

/** Time zones that a word that looks like one may have been meant for. The names of fixed offsets have the sign turned round. */
function zonesLikeWord(word: string): readonly string[] {
  const [, sign, hours = ''] = OFFSET.exec(word) ?? [];
  if (sign === undefined) return zonesMeantBy(word);
  const name = zoneNamed(`Etc/GMT${sign === '+' ? '-' : '+'}${hours}`);
  return name === undefined ? [] : [name];
}

/** What is wrong with words that look like a time zone or a time of day and are none, each in a sentence. */
export function wrongWords(unknown: readonly string[]): readonly string[] {
  return unknown.flatMap((word) => {
    if (/^\d{1,2}:\d{2}$/.test(word) && readTime(word) === undefined) {
      return [`${word} is no time of day: those are 00:00 to 23:59.`];
    }
    if (!looksLikeZone(word) || zoneNamed(word) !== undefined) return [];
    const example = OFFSET.test(word) ? ' One by its city follows the clocks: Europe/Berlin.' : '';
    return [`${echoOf(word)} is no known time zone.${example}`];
  });
}

/** Says how a zone is written, where a word is its abbreviation or its country. */
export function shortZone(unknown: readonly string[]): readonly string[] {
  const short = unknown.find((word) => citiesOf(word).length > 0);
  return short === undefined
    ? []
    : [`A time zone is written by its city, such as Europe/Berlin: not ${echoOf(short)}.`];
}

/** Words that are neither meant as a time nor as a time zone. */
export const otherWords = (unknown: readonly string[]): readonly string[] =>
  unknown.filter((word) => !looksLikeTime(word) && !looksLikeZone(word) && citiesOf(word).length === 0);

/** What a word may have been meant for, the likeliest first: a time; days, a topic, a time zone. */
export function meantBy(word: string, known?: KnownTopics): readonly string[] {
  if (word.includes('=')) return [];
  if (looksLikeZone(word)) return zonesLikeWord(word);
  const found = looksLikeTime(word)
    ? [timeMeantBy(word)]
    : [daysMeantBy(word), known === undefined ? undefined : nearestTopic(word, known), ...zonesMeantBy(word)];
  return found.flatMap((one) => one ?? []);
}

/**
 * The line with the one word replaced that was not understood, for each thing that it may have been meant for.
 *
 * @param command what stands before the input: `digest schedule`.
 * @param meant what the word may have been meant for.
 */
export function correctedLines(
  command: string,
  input: string,
  word: string,
  meant: readonly string[],
): readonly Correction[] {
  if (input.length > LONGEST_CORRECTED) return [];
  // A function, because a topic's name may hold what a replacement would read as a pattern.
  return meant.map((one) => ({ label: one, line: `${command} ${input.replace(word, () => one)}` }));
}

/** How many near things a sentence names. */
const MOST_NAMED = 3;

/**
 * Names what a word may have been meant for; where it is like nothing, what the line may have been.
 * @param lines the lines that are offered.
 */
export function nearestSentence(
  word: readonly string[],
  lines: readonly Correction[] = [],
): readonly string[] {
  const meant = word.length > 0 ? word : lines.map(({ label }) => label);
  return meant.length === 0 ? [] : [`Nearest: ${meant.slice(0, MOST_NAMED).join('; ')}.`];
}
