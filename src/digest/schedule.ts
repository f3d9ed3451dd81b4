/**
 * When a digest is due, in words: days of the week, local times, a zone (`weekdays 08:30 Europe/Berlin`).
 *
 * Pure. The moments that a schedule stands for are computed in `slots.ts`.
 */
import { Temporal } from 'temporal-polyfill';
import { type DaysAndTimes, Groups, groupInWords, isMixed, merged } from './schedule-groups.ts';
import {
  daysInWords,
  isLinkAt,
  type LocalTime,
  rangeAt,
  readDays,
  readTime,
  timeInWords,
  type Weekday,
} from './schedule-words.ts';

export { DAY_WORDS, type LocalTime, type Weekday } from './schedule-words.ts';

/** A schedule. Days and times are in order and none is there twice. */
export interface Schedule {
  readonly days: readonly [Weekday, ...Weekday[]];
  readonly times: readonly [LocalTime, ...LocalTime[]];
  /** An IANA time zone, such as `Europe/Berlin` or `UTC`. */
  readonly zone: string;
}

/**
 * What words for a schedule turned out to mean. `message` continues a sentence that begins with what was to be a
 * schedule ("DIGEST_SCHEDULE must read like …"): an example, what was understood and what was not.
 */
export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly message: string };

/** How many times a day a new schedule may name. One that is in the store is read however many it has. */
export const MOST_TIMES = 12;

const EXAMPLE = 'must read like "weekdays 08:30 Europe/Berlin" or "mon,thu 09:00,17:15 UTC"';

/** The longest stretch of what was typed that an answer repeats, in characters. */
const LONGEST_ECHO = 60;

/** A schedule in its one canonical form, which reads back as the same schedule: `weekdays 08:30 Europe/Berlin`. */
export function scheduleInWords({ days, times, zone }: Schedule): string {
  return `${daysInWords(days)} ${times.map(timeInWords).join(',')} ${zone}`;
}

/** A zone's name as the IANA writes it. An offset such as `+02:00` is no zone: it does not follow the clocks. */
export function zoneNamed(word: string): string | undefined {
  if (!/^[A-Za-z]/.test(word)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(word).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Understood {
  readonly groups: readonly DaysAndTimes[];
  readonly zones: ReadonlySet<string>;
  readonly unknown: readonly string[];
}

/** Reads words with commas or blanks between them. */
function understand(words: string): Understood {
  const groups = new Groups();
  const zones = new Set<string>();
  const unknown: string[] = [];
  const pieces = words.split(/[\s,]+/).filter((one) => one !== '');
  pieces.forEach((word, at) => {
    const days = isLinkAt(pieces, at) ? (rangeAt(pieces, at) ?? []) : readDays(word.toLowerCase());
    const time = readTime(word);
    const zone = days === undefined && time === undefined ? zoneNamed(word) : undefined;
    if (days !== undefined) {
      if (days.length > 0) groups.addDays(days);
    } else if (time !== undefined) groups.addTime(time);
    else if (zone !== undefined) zones.add(zone);
    else unknown.push(word);
  });
  return { groups: groups.all, zones, unknown };
}

function echoOf(words: readonly string[]): string {
  const echo = words.join(' ');
  return echo.length <= LONGEST_ECHO ? `"${echo}"` : `"${echo.slice(0, LONGEST_ECHO - 1)}…"`;
}

function unclear({ groups, zones, unknown }: Understood): string {
  const { days, times } = merged(groups);
  const told = isMixed(groups) ? groups : [{ days, times }];
  const known = [told.map(groupInWords).join(', '), ...zones].filter((one) => one !== '');
  return [
    EXAMPLE,
    known.length === 0 ? 'nothing was understood' : `understood: ${echoOf(known)}`,
    ...(unknown.length === 0 ? [] : [`not understood: ${echoOf(unknown)}`]),
    ...(days.length === 0 ? ['the days are missing'] : []),
    ...(times.length === 0 ? ['the time is missing'] : []),
    ...(isMixed(groups) ? ['all days have the same times'] : []),
    ...(zones.size > 1 ? ['there is more than one zone'] : []),
  ].join('; ');
}

const isFilled = <Item>(items: readonly Item[]): items is readonly [Item, ...Item[]] => items.length > 0;

/**
 * Reads a schedule: days (`daily`, `weekdays`, `weekends`, `mon,thu`, `mon-fri`, `monday to friday`), times of day
 * (`9:00`, `09:00,17:15`), which hold on all the days, and a zone. What cannot be read as a whole is unclear; nothing is guessed.
 *
 * @param defaultZone the zone where the words name none.
 */
export function parseSchedule(words: string, defaultZone = 'UTC'): ParsedSchedule {
  const understood = understand(words);
  const { groups, zones, unknown } = understood;
  const { days, times } = merged(groups);
  const isClear = zones.size <= 1 && unknown.length === 0 && !isMixed(groups);
  if (!isFilled(days) || !isFilled(times) || !isClear) {
    return { ok: false, message: unclear(understood) };
  }
  const [zone = defaultZone] = zones;
  return { ok: true, schedule: { days, times, zone } };
}

/** What the words at the beginning of a command say of a schedule. Days and times are in order. */
export interface ScheduleWords {
  /** The words that were read, as they were typed. */
  readonly read: readonly string[];
  readonly days: readonly Weekday[];
  readonly times: readonly LocalTime[];
  /** The same as they stand beside each other; more than one where the times are perhaps not those of all the days. */
  readonly groups: readonly DaysAndTimes[];
  readonly zone?: string;
  /** The words from the first one on that says nothing of a schedule. */
  readonly rest: readonly string[];
}

/**
 * A zone where it may stand beside topics. The IANA also knows countries as zones (`Cuba`, `Japan`); here those are
 * topics, and a zone is `UTC`, `GMT` or a name with a slash.
 */
const isPlainlyZone = (word: string) => word.includes('/') || /^(utc|gmt)$/i.test(word);

/**
 * The zone that somebody's word names: {@link zoneNamed}, but for countries and abbreviations (`Japan`, `CET`), which are
 * nobody's word for a zone anywhere.
 */
export function typedZone(word: string): string | undefined {
  return isPlainlyZone(word) ? zoneNamed(word) : undefined;
}

/** Whether every piece of a word is a day, a time or a zone. */
function isOfSchedule(word: string): boolean {
  return word
    .split(',')
    .filter((piece) => piece !== '')
    .every(
      (piece) =>
        readDays(piece.toLowerCase()) !== undefined ||
        readTime(piece) !== undefined ||
        typedZone(piece) !== undefined,
    );
}

/**
 * Splits what was typed into a schedule and the rest: `weekdays 8:30 Europe/Berlin migration`. Nothing is guessed: a
 * word that is no day, no time and no zone, and a second zone, begin the rest. Whether what was read is a whole
 * schedule, {@link parseSchedule} says of `read`.
 */
export function readScheduleWords(words: readonly string[]): ScheduleWords {
  const zones = new Set<string>();
  const end = words.findIndex((word, at) => {
    if (isLinkAt(words, at)) return false;
    if (!isOfSchedule(word)) return true;
    for (const zone of understand(word).zones) zones.add(zone);
    return zones.size > 1;
  });
  const read = end < 0 ? words : words.slice(0, end);
  const understood = understand(read.join(' '));
  const [zone] = understood.zones;
  return {
    read,
    ...merged(understood.groups),
    groups: understood.groups,
    ...(zone === undefined ? {} : { zone }),
    rest: words.slice(read.length),
  };
}

/**
 * Splits what was typed wherever the words of a schedule stand in it: `rest` are all that say nothing of one, and what
 * begins with a second zone.
 */
export function findScheduleWords(words: readonly string[]): ScheduleWords {
  const isSaid = words.map((word, at) => isOfSchedule(word) || isLinkAt(words, at));
  const found = readScheduleWords(words.filter((_, at) => isSaid[at]));
  return { ...found, rest: [...words.filter((_, at) => !isSaid[at]), ...found.rest] };
}
