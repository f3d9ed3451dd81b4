/**
 * When a digest is due, in words: days of the week, local times, a zone (`weekdays 08:30 Europe/Berlin`).
 *
 * Pure. The moments that a schedule stands for are computed in `slots.ts`.
 */
import { Temporal } from 'temporal-polyfill';

/** A day of the week as ISO 8601 counts them: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A time of day on a clock on the wall: `hour` 0 to 23, `minute` 0 to 59. */
export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
}

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

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const LONG_DAY_NAMES = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Words for days, written out, as they are offered to somebody who mistyped one. */
export const DAY_WORDS: readonly string[] = ['daily', 'weekdays', 'weekends', ...LONG_DAY_NAMES];

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const DAY_GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ['daily', WEEK],
  ['weekdays', WEEK.slice(0, 5)],
  ['weekends', WEEK.slice(5)],
  ...WEEK.flatMap((day): [string, readonly Weekday[]][] => [
    [DAY_NAMES[day - 1] ?? '', [day]],
    [LONG_DAY_NAMES[day - 1] ?? '', [day]],
  ]),
]);

const EXAMPLE = 'must read like "weekdays 08:30 Europe/Berlin" or "mon,thu 09:00,17:15 UTC"';

/** The longest stretch of what was typed that an answer repeats, in characters. */
const LONGEST_ECHO = 60;

/** Two digits: `08`. */
const two = (value: number) => String(value).padStart(2, '0');

const timeInWords = ({ hour, minute }: LocalTime) => `${two(hour)}:${two(minute)}`;

function daysInWords(days: readonly Weekday[]): string {
  for (const group of ['daily', 'weekdays', 'weekends']) {
    if (DAY_GROUPS.get(group)?.join() === days.join()) return group;
  }
  return days.map((day) => DAY_NAMES[day - 1]).join(',');
}

/** A schedule in its one canonical form, which reads back as the same schedule: `weekdays 08:30 Europe/Berlin`. */
export function scheduleInWords({ days, times, zone }: Schedule): string {
  return `${daysInWords(days)} ${times.map(timeInWords).join(',')} ${zone}`;
}

function readDays(word: string): readonly Weekday[] | undefined {
  const group = DAY_GROUPS.get(word);
  if (group !== undefined) return group;
  const [first, last, ...rest] = word.split('-').map((end) => DAY_GROUPS.get(end));
  const from = first?.length === 1 ? first[0] : undefined;
  const to = last?.length === 1 ? last[0] : undefined;
  if (from === undefined || to === undefined || rest.length > 0) return undefined;
  // `fri-mon` runs over the weekend.
  return WEEK.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}

function readTime(word: string): LocalTime | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(word) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const time = { hour: Number(hour), minute: Number(minute) };
  return time.hour < 24 && time.minute < 60 ? time : undefined;
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
  readonly days: Set<Weekday>;
  readonly times: Map<string, LocalTime>;
  readonly zones: Set<string>;
  readonly unknown: string[];
}

const nothingUnderstood = (): Understood => ({
  days: new Set(),
  times: new Map(),
  zones: new Set(),
  unknown: [],
});

const daysOf = ({ days }: Understood) => WEEK.filter((day) => days.has(day));

const timesOf = ({ times }: Understood) =>
  [...times.values()].sort((a, b) => a.hour - b.hour || a.minute - b.minute);

/** Reads words with commas or blanks between them. */
function understand(words: string): Understood {
  const understood = nothingUnderstood();
  for (const word of words.split(/[\s,]+/).filter((one) => one !== '')) {
    const days = readDays(word.toLowerCase());
    const time = readTime(word);
    const zone = days === undefined && time === undefined ? zoneNamed(word) : undefined;
    if (days !== undefined) for (const day of days) understood.days.add(day);
    else if (time !== undefined) understood.times.set(timeInWords(time), time);
    else if (zone !== undefined) understood.zones.add(zone);
    else understood.unknown.push(word);
  }
  return understood;
}

function echoOf(words: readonly string[]): string {
  const echo = words.join(' ');
  return echo.length <= LONGEST_ECHO ? `"${echo}"` : `"${echo.slice(0, LONGEST_ECHO - 1)}…"`;
}

function unclear(understood: Understood): string {
  const { days, times, zones, unknown } = understood;
  const ordered = daysOf(understood);
  const known = [
    ...(ordered.length === 0 ? [] : [daysInWords(ordered)]),
    ...[...times.keys()].sort(),
    ...zones,
  ];
  return [
    EXAMPLE,
    known.length === 0 ? 'nothing was understood' : `understood: ${echoOf(known)}`,
    ...(unknown.length === 0 ? [] : [`not understood: ${echoOf(unknown)}`]),
    ...(days.size === 0 ? ['the days are missing'] : []),
    ...(times.size === 0 ? ['the time is missing'] : []),
    ...(zones.size > 1 ? ['there is more than one zone'] : []),
  ].join('; ');
}

const isFilled = <Item>(items: readonly Item[]): items is readonly [Item, ...Item[]] => items.length > 0;

/**
 * Reads a schedule: days (`daily`, `weekdays`, `weekends`, `mon,thu`, `mon-fri`), times of day (`9:00`,
 * `09:00,17:15`) and a zone. What cannot be read as a whole is unclear; nothing is guessed.
 *
 * @param defaultZone the zone where the words name none.
 */
export function parseSchedule(words: string, defaultZone = 'UTC'): ParsedSchedule {
  const understood = understand(words);
  const days = daysOf(understood);
  const times = timesOf(understood);
  const { zones, unknown } = understood;
  if (!isFilled(days) || !isFilled(times) || zones.size > 1 || unknown.length > 0) {
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
  readonly zone?: string;
  /** The words from the first one on that says nothing of a schedule. */
  readonly rest: readonly string[];
}

/**
 * A zone where it may stand beside topics. The IANA also knows countries as zones (`Cuba`, `Japan`); here those are
 * topics, and a zone is `UTC`, `GMT` or a name with a slash.
 */
const isPlainlyZone = (word: string) => word.includes('/') || /^(utc|gmt)$/i.test(word);

/** Whether every piece of a word is a day, a time or a zone. */
function isOfSchedule(word: string): boolean {
  return word
    .split(',')
    .filter((piece) => piece !== '')
    .every(
      (piece) =>
        readDays(piece.toLowerCase()) !== undefined ||
        readTime(piece) !== undefined ||
        (isPlainlyZone(piece) && zoneNamed(piece) !== undefined),
    );
}

/**
 * Splits what was typed into a schedule and the rest: `weekdays 8:30 Europe/Berlin migration`. Nothing is guessed: a
 * word that is no day, no time and no zone, and a second zone, begin the rest. Whether what was read is a whole
 * schedule, {@link parseSchedule} says of `read`.
 */
export function readScheduleWords(words: readonly string[]): ScheduleWords {
  let understood = nothingUnderstood();
  let count = 0;
  for (const word of words) {
    if (!isOfSchedule(word)) break;
    const further = understand([...words.slice(0, count), word].join(' '));
    if (further.zones.size > 1) break;
    understood = further;
    count += 1;
  }
  const [zone] = understood.zones;
  return {
    read: words.slice(0, count),
    days: daysOf(understood),
    times: timesOf(understood),
    ...(zone === undefined ? {} : { zone }),
    rest: words.slice(count),
  };
}
