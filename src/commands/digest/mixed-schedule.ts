/**
 * What is said of days with other times on each, which make no schedule: `weekdays 8:30, sat 10:00`. Pure.
 */
import {
  type DaysAndTimes,
  groupInWords,
  groupsInWords,
  isMixed,
  meantGroups,
} from '../../digest/schedule-groups.ts';
import type { Correction } from './unclear.ts';

/** Says that such days and times cannot be had; nothing where they can. */
export function mixedSentence(groups: readonly DaysAndTimes[]): readonly string[] {
  return isMixed(groups)
    ? ['A channel has the same times on all its days: choose some of these, or times for all of them.']
    : [];
}

/** Days and times as they were understood, and the zone; nothing where none were. */
export function understoodSchedule(
  groups: readonly DaysAndTimes[],
  read: readonly string[],
  zone: string | undefined,
): readonly string[] {
  if (!isMixed(groups)) return read.length === 0 ? [] : [read.join(' ')];
  return [groupsInWords(groups), ...(zone === undefined ? [] : [zone])];
}

/**
 * A line for each of the schedules that may have been meant; none where what was typed is one.
 *
 * @param command what stands before the schedule: `digest schedule`.
 * @param behind what stands behind it.
 */
export function separateLines(
  command: string,
  groups: readonly DaysAndTimes[],
  behind: readonly string[],
): readonly Correction[] {
  if (!isMixed(groups)) return [];
  return meantGroups(groups).map((group) => {
    const words = groupInWords(group);
    return { label: words, line: [command, words, ...behind].join(' ') };
  });
}
