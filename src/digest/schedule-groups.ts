/**
 * Days with the times that stand beside them, in the order in which they were typed: `weekdays 8:30, sat 10:00` has two
 * such groups. A schedule has the same times on all its days, so that groups which differ make none. Pure.
 */
import { daysInWords, type LocalTime, timeInWords, WEEK, type Weekday } from './schedule-words.ts';

/** Days and the times beside them, in order and each once. Either may be missing. */
export interface DaysAndTimes {
  readonly days: readonly Weekday[];
  readonly times: readonly LocalTime[];
}

/** Times in order, each once. */
export function inOrder(times: readonly LocalTime[]): readonly LocalTime[] {
  const each = new Map(times.map((time) => [timeInWords(time), time]));
  return [...each.values()].sort((a, b) => a.hour - b.hour || a.minute - b.minute);
}

interface Begun {
  readonly days: Set<Weekday>;
  readonly times: LocalTime[];
  /** What was added last. */
  last: 'days' | 'times';
}

/** Collects days and times as they are read one after the other. */
export class Groups {
  readonly #begun: Begun[] = [];

  /** What stands first begins a group wherever it stands behind the other: days in `mon 9:00 tue 10:00`. */
  #group(kind: Begun['last']): Begun {
    const last = this.#begun.at(-1);
    const isFull = last !== undefined && last.days.size > 0 && last.times.length > 0;
    if (last !== undefined && !(isFull && last.last !== kind)) {
      last.last = kind;
      return last;
    }
    const group: Begun = { days: new Set(), times: [], last: kind };
    this.#begun.push(group);
    return group;
  }

  addDays(days: readonly Weekday[]): void {
    const group = this.#group('days');
    for (const day of days) group.days.add(day);
  }

  addTime(time: LocalTime): void {
    this.#group('times').times.push(time);
  }

  get all(): readonly DaysAndTimes[] {
    return this.#begun.map(({ days, times }) => ({
      days: WEEK.filter((day) => days.has(day)),
      times: inOrder(times),
    }));
  }
}

/** All days and all times of some groups. */
export function merged(groups: readonly DaysAndTimes[]): DaysAndTimes {
  return {
    days: WEEK.filter((day) => groups.some(({ days }) => days.includes(day))),
    times: inOrder(groups.flatMap(({ times }) => times)),
  };
}

const isWhole = ({ days, times }: DaysAndTimes) => days.length > 0 && times.length > 0;

const timesInWords = (times: readonly LocalTime[]) => times.map(timeInWords).join(',');

/**
 * Whether groups ask for other times on other days, or leave open which times are whose: a schedule of all their days
 * and all their times would be more than was asked for.
 */
export function isMixed(groups: readonly DaysAndTimes[]): boolean {
  const [first] = groups;
  if (first === undefined || groups.length < 2) return false;
  const sameTimes = groups.every(({ times }) => timesInWords(times) === timesInWords(first.times));
  const sameDays = groups.every(({ days }) => days.join() === first.days.join());
  return !groups.every(isWhole) || !(sameTimes || sameDays);
}

/** A group as it is typed: `weekdays 08:30`. */
export function groupInWords({ days, times }: DaysAndTimes): string {
  return [daysInWords(days), timesInWords(times)].filter((words) => words !== '').join(' ');
}

/** Groups in a sentence: `weekdays at 08:30 and sat at 10:00`. */
export function groupsInWords(groups: readonly DaysAndTimes[]): string {
  return groups.map((group) => groupInWords(group).replace(' ', ' at ')).join(' and ');
}

/** The groups that may have been meant: each alone or, where it is open which times are whose, all together. */
export function meantGroups(groups: readonly DaysAndTimes[]): readonly DaysAndTimes[] {
  return groups.every(isWhole) ? groups : [merged(groups), ...groups.filter(isWhole)];
}
