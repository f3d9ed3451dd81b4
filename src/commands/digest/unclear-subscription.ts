/**
 * What is said of words behind `digest subscribe` that are not clear as a whole.
 */
import { findScheduleWords, parseSchedule, typedZone } from '../../digest/schedule.ts';
import { isMixed } from '../../digest/schedule-groups.ts';
import type { Answer, Request } from '../command.ts';
import { EXAMPLE } from './channel.ts';
import { onlyWeekly, tooOften, withSchedule } from './meant-schedule.ts';
import {
  correctedLines,
  looksLikeTime,
  meantBy,
  nearestSentence,
  otherWords,
  shortZone,
  wrongWords,
} from './meant-words.ts';
import { mixedSentence, separateLines, understoodSchedule } from './mixed-schedule.ts';
import { quietWord } from './quiet-words.ts';
import { readSubscribeWords, type SubscribeWords, topicsBehindSchedule } from './subscribe-words.ts';
import { type KnownTopics, readTopics, topicsInWords, topicsSentence } from './topic-words.ts';
import { type Correction, unclearChange } from './unclear.ts';

const COMMAND = 'digest subscribe';

const isQuiet = (word: string) => /^quiet=/i.test(word);

interface SortedWords extends SubscribeWords {
  /** Whether words of the schedule stand behind others: behind what is unclear, or behind the topics. */
  readonly scattered: boolean;
}

/** Takes the words of a schedule that stand behind others for what they are, so that nobody is told that they are unclear. */
function sorted(words: SubscribeWords): SortedWords {
  const { read } = words.schedule;
  const schedule = findScheduleWords([...read, ...words.unknown]);
  return { ...words, schedule, unknown: schedule.rest, scattered: schedule.read.length > read.length };
}

/** How words that were not understood are written, and what is missing. */
function adviceFor(
  { schedule, unknown, scattered }: SortedWords,
  input: string,
  known: KnownTopics,
): readonly string[] {
  const second = schedule.zone !== undefined && unknown.some((word) => typedZone(word) !== undefined);
  const others = otherWords(unknown).filter((word) => !isQuiet(word));
  return [
    ...wrongWords(unknown),
    ...tooOften(schedule.times),
    ...onlyWeekly(input),
    ...mixedSentence(schedule.groups),
    ...(schedule.days.length === 0 ? ['The days are missing.'] : []),
    ...(schedule.times.length === 0 ? ['The time is missing.'] : []),
    ...(unknown.some(looksLikeTime) ? ['Times are written as 09:00 or 17:30.'] : []),
    ...(unknown.some(isQuiet) ? ['quiet= is followed by nothing, line or library.'] : []),
    ...(scattered && unknown.length === 0 ? ['Days, times and the time zone stand before the topics.'] : []),
    ...(second ? ['There is more than one time zone.'] : []),
    ...(second ? [] : shortZone(unknown)),
    ...(others.length > 0 && !second ? [topicsSentence(known)] : []),
  ];
}

/** The words that were understood, as they are read. */
function understoodOf({ schedule, topics, quiet }: SubscribeWords, known: KnownTopics): readonly string[] {
  return [
    ...understoodSchedule(schedule.groups, schedule.read, schedule.zone),
    ...(topics === undefined ? [] : [topicsInWords(topics, known)]),
    ...(quiet === undefined ? [] : [`quiet=${quietWord(quiet)}`]),
  ];
}

/** What was understood besides days and times, as it is typed. */
function behindSchedule({ schedule: { zone }, topics, quiet }: SubscribeWords): readonly string[] {
  return [
    ...(zone === undefined ? [] : [zone]),
    ...(topics === undefined ? [] : [topicsBehindSchedule(topics)]),
    ...(quiet === undefined ? [] : [`quiet=${quietWord(quiet)}`]),
  ];
}

/** The answer to `digest subscribe` with words that are not clear as a whole. */
export function unclearSubscription(
  input: string,
  typed: SubscribeWords,
  known: KnownTopics,
  request: Request,
): Answer {
  const words = sorted(typed);
  const {
    unknown,
    schedule: { groups },
  } = words;
  const [word = ''] = unknown;
  const meant = meantBy(word, known).filter((one) => one !== word);
  // A line in which more is wrong than one word would be unclear again.
  const isClear = ({ line }: Correction) => {
    const { schedule, unknown } = readSubscribeWords(line.slice(COMMAND.length), known);
    const parsed = parseSchedule(schedule.read.join(' '));
    return unknown.length === 0 && parsed.ok && tooOften(schedule.times).length === 0;
  };
  const isTopic = (typed: string) => readTopics(typed, known).unknown.length === 0;
  const corrected = unknown.length === 1 ? correctedLines(COMMAND, input, word, meant) : [];
  const corrections = [
    ...separateLines(COMMAND, groups, behindSchedule(words)),
    ...withSchedule(COMMAND, input, corrected, isTopic),
  ].filter(isClear);
  return unclearChange(
    {
      understood: understoodOf(words, known),
      unknown,
      advice: [
        ...nearestSentence(meant, isMixed(groups) ? [] : corrections),
        ...adviceFor(words, input, known),
      ],
      corrections,
      example: EXAMPLE,
    },
    request,
  );
}
