/**
 * Words that say when: days of the week, times of day, and the small words between them (`monday to friday at 9:00`).
 *
 * Pure. Which schedule they make together is read in `schedule.ts`.
 */

/** A day of the week as ISO 8601 counts them: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A time of day on a clock on the wall: `hour` 0 to 23, `minute` 0 to 59. */
export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
}

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

/** All days of a week, in order. */
export const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Other short names that people write. */
const SHORT_NAMES: readonly (readonly [string, readonly Weekday[]])[] = [
  ['tues', [2]],
  ['weds', [3]],
  ['thur', [4]],
  ['thurs', [4]],
];

const DAY_GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ['daily', WEEK],
  ['weekdays', WEEK.slice(0, 5)],
  ['weekends', WEEK.slice(5)],
  ...SHORT_NAMES,
  ...WEEK.flatMap((day): [string, readonly Weekday[]][] => [
    [DAY_NAMES[day - 1] ?? '', [day]],
    [LONG_DAY_NAMES[day - 1] ?? '', [day]],
    [`${LONG_DAY_NAMES[day - 1] ?? ''}s`, [day]],
  ]),
]);

/** Two digits: `08`. */
const two = (value: number) => String(value).padStart(2, '0');

/** A time of day in its one canonical form: `08:30`. */
export const timeInWords = ({ hour, minute }: LocalTime): string => `${two(hour)}:${two(minute)}`;

/** Days, in order, in their one canonical form: `weekdays`, `mon,thu`. */
export function daysInWords(days: readonly Weekday[]): string {
  for (const group of ['daily', 'weekdays', 'weekends']) {
    if (DAY_GROUPS.get(group)?.join() === days.join()) return group;
  }
  return days.map((day) => DAY_NAMES[day - 1]).join(',');
}

/** The days from one to another, both included; `fri` to `mon` runs over the weekend. */
function daysBetween(first: string, last: string): readonly Weekday[] | undefined {
  const [from, ...more] = DAY_GROUPS.get(first) ?? [];
  const [to, ...others] = DAY_GROUPS.get(last) ?? [];
  if (from === undefined || to === undefined || more.length + others.length > 0) return undefined;
  return WEEK.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}

/** The days that one word names, in small letters: `daily`, `mondays`, `mon-fri`. */
export function readDays(word: string): readonly Weekday[] | undefined {
  const [first = '', last, ...rest] = word.split('-');
  if (last === undefined) return DAY_GROUPS.get(word);
  return rest.length > 0 ? undefined : daysBetween(first, last);
}

/** The time of day that a word names: `9:00`. */
export function readTime(word: string): LocalTime | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(word) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const time = { hour: Number(hour), minute: Number(minute) };
  return time.hour < 24 && time.minute < 60 ? time : undefined;
}

/** A word without the commas around it, in small letters. */
const bare = (word = '') => word.replace(/^,+|,+$/g, '').toLowerCase();

const isDay = (word: string) => readDays(word) !== undefined;
const isTime = (word: string) => readTime(word) !== undefined;
const isOneDay = (word: string) => DAY_GROUPS.get(word)?.length === 1;

/** The first of what may be several days or times with commas between them. */
const firstPiece = (word = '') => bare(word).split(',')[0] ?? '';
const lastPiece = (word = '') => bare(word).split(',').at(-1) ?? '';

const isTo = (word: string) => /^(?:to|through|-|–)$/.test(word);

/** Whether the word at a place says nothing but how its neighbours belong together: `mon and thu at 9:00`. */
export function isLinkAt(words: readonly string[], at: number): boolean {
  const word = bare(words[at]);
  const next = firstPiece(words[at + 1]);
  if (isTo(word)) return isOneDay(lastPiece(words[at - 1])) && isOneDay(next);
  if (word === 'and' || word === '&') return isDay(next) || isTime(next);
  return (word === 'at' && isTime(next)) || (word === 'on' && isDay(next));
}

/** The days between the neighbours of a word for `to`; nothing where the word at that place is none. */
export function rangeAt(words: readonly string[], at: number): readonly Weekday[] | undefined {
  return isTo(bare(words[at])) ? daysBetween(lastPiece(words[at - 1]), firstPiece(words[at + 1])) : undefined;
}
