/**
 * What is said of words behind `digest subscribe` that are not clear as a whole.
 */
import { parseSchedule, readScheduleWords, zoneNamed } from '../../digest/schedule.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf } from '../not-found.ts';
import { EXAMPLE } from './channel.ts';
import { tooOften, withSchedule } from './meant-schedule.ts';
import {
  correctedLines,
  looksLikeTime,
  meantBy,
  nearestSentence,
  otherWords,
  wrongWords,
} from './meant-words.ts';
import { quietWord } from './quiet-words.ts';
import { readSubscribeWords, type SubscribeWords } from './subscribe-words.ts';
import { type KnownTopics, topicsInWords, topicsSentence } from './topic-words.ts';
import { type Correction, unclearChange } from './unclear.ts';

/** A zone as it is to be written, which a country's or an abbreviation (`Japan`, `CET`) is not. */
const isZone = (word: string) => word.includes('/') || zoneNamed(word) === 'UTC';

const COMMAND = 'digest subscribe';

const isQuiet = (word: string) => /^quiet=/i.test(word);

interface SortedWords extends SubscribeWords {
  /** Whether words of the schedule stand behind others: behind what is unclear, or behind the topics. */
  readonly scattered: boolean;
}

/** Takes the words of a schedule that stand behind others for what they are, so that nobody is told that they are unclear. */
function sorted(words: SubscribeWords): SortedWords {
  const isOfSchedule = (word: string) => readScheduleWords([word]).read.length > 0;
  const behind = words.unknown.filter(isOfSchedule);
  const schedule = readScheduleWords([...words.schedule.read, ...behind]);
  const unknown = [...words.unknown.filter((word) => !isOfSchedule(word)), ...schedule.rest];
  return { ...words, schedule, unknown, scattered: behind.length > schedule.rest.length };
}

/** How words that were not understood are written, and what is missing. */
function adviceFor({ schedule, unknown, scattered }: SortedWords, known: KnownTopics): readonly string[] {
  const zones = unknown.filter((word) => zoneNamed(word) !== undefined);
  const second = schedule.zone !== undefined && zones.some(isZone);
  const country = second ? undefined : zones.find((word) => !isZone(word));
  const others = otherWords(unknown).filter((word) => !isQuiet(word));
  return [
    ...wrongWords(unknown),
    ...tooOften(schedule.times),
    ...(schedule.days.length === 0 ? ['The days are missing.'] : []),
    ...(schedule.times.length === 0 ? ['The time is missing.'] : []),
    ...(unknown.some(looksLikeTime) ? ['Times are written as 09:00 or 17:30.'] : []),
    ...(unknown.some(isQuiet) ? ['quiet= is followed by nothing, line or library.'] : []),
    ...(scattered && unknown.length === 0 ? ['Days, times and the time zone stand before the topics.'] : []),
    ...(second ? ['There is more than one time zone.'] : []),
    ...(country === undefined
      ? []
      : [`A time zone is written by its city, such as Europe/Berlin: not ${echoOf(country)}.`]),
    ...(others.length > 0 && !second ? [topicsSentence(known)] : []),
  ];
}

/** The words that were understood, as they are read. */
function understoodOf({ schedule, topics, quiet }: SubscribeWords, known: KnownTopics): readonly string[] {
  return [
    ...(schedule.read.length === 0 ? [] : [schedule.read.join(' ')]),
    ...(topics === undefined ? [] : [topicsInWords(topics, known)]),
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
  const { unknown } = words;
  const [word = ''] = unknown;
  const meant = meantBy(word, known).filter((one) => one !== word);
  // A line in which more is wrong than one word would be unclear again.
  const isClear = ({ line }: Correction) => {
    const { schedule, unknown } = readSubscribeWords(line.slice(COMMAND.length), known);
    return unknown.length === 0 && parseSchedule(schedule.read.join(' ')).ok;
  };
  const corrected = unknown.length === 1 ? correctedLines(COMMAND, input, word, meant) : [];
  return unclearChange(
    {
      understood: understoodOf(words, known),
      unknown,
      advice: [...nearestSentence(meant), ...adviceFor(words, known)],
      corrections: withSchedule(COMMAND, input, corrected).filter(isClear),
      example: EXAMPLE,
    },
    request,
  );
}
