/**
 * What stands behind `digest subscribe`: a schedule, then topics, then `quiet=`.
 *
 * `topics=` may stand before the topics, for those that read like a day (`topics=sun`).
 */
import {
  parseSchedule,
  readScheduleWords,
  type ScheduleWords,
  scheduleInWords,
} from '../../digest/schedule.ts';
import type { Quiet } from '../../digest/subscription.ts';
import { quietWord, readQuiet } from './quiet-words.ts';
import { type KnownTopics, readTopics, topicsToType } from './topic-words.ts';
import { typeableZone } from './zone-short.ts';

/** What was understood of it, and what was not. */
export interface SubscribeWords {
  readonly schedule: ScheduleWords;
  /** Folded; empty stands for all. Absent where none was typed. */
  readonly topics?: readonly string[];
  /** Absent where it was not typed, or not understood. */
  readonly quiet?: Quiet;
  /** Words that are neither of the schedule nor a topic nor a value of `quiet`, as they were typed. */
  readonly unknown: readonly string[];
}

interface Typed {
  readonly schedule: readonly string[];
  /** What stands behind `topics=`. */
  readonly topics: readonly string[];
  /** Words with `quiet=` before them. */
  readonly quiet: readonly string[];
}

function split(input: string): Typed {
  const words = input.split(/\s+/).filter((word) => word !== '');
  const isQuiet = (word: string) => /^quiet=/i.test(word);
  const others = words.filter((word) => !isQuiet(word));
  const at = others.findIndex((word) => /^topics=/i.test(word));
  const [before, behind] = at < 0 ? [others, []] : [others.slice(0, at), others.slice(at)];
  return {
    schedule: before,
    topics: behind.map((word) => word.replace(/^topics=/i, '')).filter((word) => word !== ''),
    quiet: words.filter(isQuiet),
  };
}

/** Two values that differ are as unclear as one that is none. */
function readQuietWords(words: readonly string[]): {
  readonly quiet?: Quiet;
  readonly unknown: readonly string[];
} {
  const read = words.map(readQuiet);
  const [quiet] = read;
  const clear = read.every((one) => one === quiet);
  if (quiet === undefined || !clear) return { unknown: words };
  return { quiet, unknown: [] };
}

/** Reads what stands behind `digest subscribe`. Nothing is guessed: what is not understood is `unknown`. */
export function readSubscribeWords(input: string, known: KnownTopics): SubscribeWords {
  const typed = split(input);
  const schedule = readScheduleWords(typed.schedule);
  const read = readTopics([schedule.rest.join(' '), typed.topics.join(' ')].join(','), known);
  const quiet = readQuietWords(typed.quiet);
  return {
    schedule,
    ...(read.topics === undefined ? {} : { topics: read.topics }),
    ...(quiet.quiet === undefined ? {} : { quiet: quiet.quiet }),
    unknown: [...read.unknown, ...quiet.unknown],
  };
}

/** A subscription as far as a line can say it. */
export interface Subscribable {
  /** In words, with its zone. */
  readonly schedule: string;
  readonly topics: readonly string[];
  readonly quiet: Quiet;
}

/** A schedule in words as it can be typed: with a zone that is read as one. */
export function scheduleToType(schedule: string): string {
  const parsed = parseSchedule(schedule);
  if (!parsed.ok) return schedule;
  return scheduleInWords({ ...parsed.schedule, zone: typeableZone(parsed.schedule.zone) });
}

/** Topics as they are typed behind a schedule, so that none of them reads as a part of it. */
export function topicsBehindSchedule(topics: readonly string[]): string {
  const typed = topicsToType(topics);
  const readsAsSchedule = readScheduleWords(typed.split(/\s+/)).read.length > 0;
  return `${readsAsSchedule ? 'topics=' : ''}${typed}`;
}

/** The line that subscribes a channel to the same; it reads back as the same. */
export function subscribeLine({ schedule, topics, quiet }: Subscribable): string {
  return `digest subscribe ${scheduleToType(schedule)} ${topicsBehindSchedule(topics)} quiet=${quietWord(quiet)}`;
}
