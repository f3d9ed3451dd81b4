/**
 * What is said of words behind `digest subscribe`, `digest schedule` or `digest topics` that are not clear as a whole.
 */
import { zoneNamed } from '../../digest/schedule.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf } from '../not-found.ts';
import { EXAMPLE } from './channel.ts';
import { quietWord } from './quiet-words.ts';
import type { SubscribeWords } from './subscribe-words.ts';
import { type KnownTopics, nearestTopic, topicsInWords } from './topic-words.ts';
import { type Correction, type Unclear, unclear } from './unclear.ts';
import { zonesMeantBy } from './zone-names.ts';

/** The longest line that is offered in a corrected form, in characters. */
const LONGEST_CORRECTED = 200;

/** How many topics an answer lists; the others are counted. */
const MOST_LISTED = 15;

/** The topics of the library in one sentence. */
export function topicsSentence({ topics }: KnownTopics): string {
  const names = [...topics.values()];
  if (names.length === 0) return 'The library has no topics yet: write all.';
  const more = names.length - MOST_LISTED;
  const listed = names.slice(0, MOST_LISTED).join(', ');
  return `Topics: all, ${listed}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** Whether a word was meant to say when rather than what. */
const looksLikeTime = (word: string) => /^\d/.test(word);

/** What a word may have been meant for: a topic, a zone. */
function meantBy(word: string, known: KnownTopics): readonly string[] {
  if (looksLikeTime(word) || word.includes('=')) return [];
  const topic = nearestTopic(word, known);
  return [...(topic === undefined ? [] : [topic]), ...zonesMeantBy(word)];
}

/** The line with one word replaced, for each thing that the word may have been meant for. */
export function correctionsFor(
  command: string,
  input: string,
  unknown: readonly string[],
  known: KnownTopics,
): readonly Correction[] {
  const [word] = unknown;
  if (word === undefined || input.length > LONGEST_CORRECTED) return [];
  return meantBy(word, known).map((meant) => ({
    label: meant,
    // A function, because a topic's name may hold what a replacement would read as a pattern.
    line: `digest ${command} ${input.replace(word, () => meant)}`,
  }));
}

function nearestSentence(corrections: readonly Correction[]): readonly string[] {
  const labels = corrections.slice(0, 3).map(({ label }) => label);
  return labels.length === 0 ? [] : [`Nearest: ${labels.join('; ')}.`];
}

/** How words that were not understood are written. */
function adviceFor({ schedule, unknown }: SubscribeWords, known: KnownTopics): readonly string[] {
  const second = unknown.find((word) => schedule.zone !== undefined && word.includes('/') && zoneNamed(word));
  const country = unknown.find(
    (word) => second === undefined && !word.includes('/') && zoneNamed(word) !== undefined,
  );
  const others = unknown.filter((word) => !looksLikeTime(word) && !/^quiet=/i.test(word));
  return [
    ...(unknown.some(looksLikeTime) ? ['Times are written as 09:00 or 17:30.'] : []),
    ...(unknown.some((word) => /^quiet=/i.test(word))
      ? ['quiet= is followed by nothing, line or library.']
      : []),
    ...(second === undefined ? [] : ['There is more than one time zone.']),
    ...(country === undefined
      ? []
      : [`A time zone is written by its city, such as Europe/Berlin: not ${echoOf(country)}.`]),
    ...(others.length > 0 && second === undefined ? [topicsSentence(known)] : []),
    ...(schedule.days.length === 0 ? ['The days are missing.'] : []),
    ...(schedule.times.length === 0 ? ['The time is missing.'] : []),
  ];
}

/** The answer to `digest subscribe` with words that are not clear as a whole. */
export function unclearSubscription(
  input: string,
  words: SubscribeWords,
  known: KnownTopics,
  request: Request,
): Answer {
  const { schedule, topics, quiet, unknown } = words;
  const corrections = correctionsFor('subscribe', input, unknown, known);
  const account: Unclear = {
    understood: [
      ...(schedule.read.length === 0 ? [] : [schedule.read.join(' ')]),
      ...(topics === undefined ? [] : [topicsInWords(topics, known)]),
      ...(quiet === undefined ? [] : [`quiet=${quietWord(quiet)}`]),
    ],
    unknown,
    advice: [...nearestSentence(corrections), ...adviceFor(words, known)],
    corrections,
    example: EXAMPLE,
  };
  return unclear(account, request);
}
