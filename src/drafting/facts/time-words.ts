/** Words that say when: months, weekdays, and nouns of time. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...MONTHS.flatMap((name, index): [string, number][] => [
    [name, index + 1],
    [`${name.slice(0, 3)}.`, index + 1],
    [name.slice(0, 3), index + 1],
  ]),
  ['Sept.', 9],
  ['Sept', 9],
]);

const WEEKDAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.'.split(
    ' ',
  ),
);

const TIME_NOUNS = new Set(
  'second seconds minute minutes hour hours day days week weeks weekend weekends month months quarter quarters year years decade decades century centuries night nights morning afternoon evening today yesterday tomorrow tonight moment spring summer autumn winter'.split(
    ' ',
  ),
);

/** The number of a month, from 1, by its capitalised name or abbreviation. */
export function monthNumber(word: string): number | undefined {
  return MONTH_NUMBERS.get(word);
}

/** Whether a word, as written, is a month. */
export function isMonth(word: string): boolean {
  return MONTH_NUMBERS.has(word);
}

/** Whether a word in small letters is a weekday. */
export function isWeekday(word: string): boolean {
  return WEEKDAYS.has(word);
}

/** Whether a word in small letters is a noun of time, such as `weeks`. */
export function isTimeNoun(word: string): boolean {
  return TIME_NOUNS.has(word);
}

/** Whether digits can be read as a year of recent centuries. */
export function isYear(word: string): boolean {
  return /^(?:1[6-9]|20)\d\d$/.test(word);
}
