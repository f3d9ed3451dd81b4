/**
 * The topics that a channel can choose, and how what was typed is read as some of them.
 */
import type { Catalogue } from '../../briefs/catalogue.ts';
import { nearest } from '../../briefs/nearest.ts';
import { fold, wordsOf } from '../../briefs/normalise.ts';

/** Stands for every topic, now and later. */
export const ALL_TOPICS = 'all';

/** Names by their folded form. */
type Names = ReadonlyMap<string, string>;

/** What a channel can choose. */
export interface KnownTopics {
  /** The topics of the library as its briefs print them, in the order of the alphabet. */
  readonly topics: Names;
  /** Everything that is accepted: topics, the ids and aliases of briefs, and what the channel has chosen already. */
  readonly accepted: Names;
}

const namesOf = (names: readonly string[]): Names =>
  new Map(names.map((name): [string, string] => [fold(name), name]).filter(([folded]) => folded !== ''));

/**
 * The topics of a library.
 *
 * @param chosen folded topics that the channel has already: they stay, although no brief may have them any more.
 */
export function knownTopics({ briefs }: Catalogue, chosen: readonly string[] = []): KnownTopics {
  const listed = briefs.flatMap(({ topics }) => topics).sort((one, other) => one.localeCompare(other, 'en'));
  const topics = namesOf(listed);
  const others = briefs.flatMap(({ id, aliases }) => [id, ...aliases]);
  return { topics, accepted: new Map([...namesOf([...chosen, ...others]), ...topics]) };
}

/** How topics read, by the names that the library prints; `all topics` where none is chosen. */
export function topicsInWords(topics: readonly string[], { accepted }: KnownTopics): string {
  return topics.length === 0 ? 'all topics' : topics.map((topic) => accepted.get(topic) ?? topic).join(', ');
}

/** Topics as they are typed: folded, with commas, or `all`. They read back as the same. */
export function topicsToType(topics: readonly string[]): string {
  return topics.length === 0 ? ALL_TOPICS : topics.join(',');
}

/** What topics turned out to mean. */
export interface ReadTopics {
  /** Folded, in the order in which they were typed, each once; empty stands for all. Absent where none was typed. */
  readonly topics?: readonly string[];
  /** Words that are no topic, as they were typed. */
  readonly unknown: readonly string[];
}

const isName = (folded: string, accepted: Names) => accepted.has(folded) || folded === ALL_TOPICS;

/**
 * The folded names in words with blanks between them, the longest first: `arms trafficking asylum` is two.
 * @param most the most words in a name.
 */
function* namesIn(
  words: readonly string[],
  accepted: Names,
  most: number,
): Generator<{ readonly topic: string } | { readonly unknown: string }> {
  for (let at = 0; at < words.length; ) {
    let length = Math.min(most, words.length - at);
    const name = () => fold(words.slice(at, at + length).join(' '));
    while (length > 0 && !isName(name(), accepted)) length -= 1;
    if (length > 0) yield { topic: name() };
    else yield { unknown: words[at] ?? '' };
    at += Math.max(length, 1);
  }
}

/** Reads topics with commas or blanks between them. Nothing is guessed: what is no topic's name is unknown. */
export function readTopics(text: string, { accepted }: KnownTopics): ReadTopics {
  const topics = new Set<string>();
  const unknown: string[] = [];
  const most = Math.max(1, ...[...accepted.keys()].map((name) => wordsOf(name).length));
  for (const segment of text.split(',')) {
    const words = segment.split(/\s+/).filter((word) => word !== '');
    for (const one of namesIn(words, accepted, most)) {
      if ('topic' in one) topics.add(one.topic);
      else unknown.push(one.unknown);
    }
  }
  if (topics.has(ALL_TOPICS)) return { topics: [], unknown };
  return topics.size === 0 ? { unknown } : { topics: [...topics], unknown };
}

/** The name of a topic most like a word, as the library prints it; nothing where none is near. */
export function nearestTopic(word: string, { accepted }: KnownTopics): string | undefined {
  const found = nearest(fold(word), accepted.keys());
  return found === undefined ? undefined : accepted.get(found);
}

/** How many topics a sentence lists; the others are counted. */
const MOST_LISTED = 15;

/** The topics of the library in one sentence. */
export function topicsSentence({ topics }: KnownTopics): string {
  const names = [...topics.values()];
  if (names.length === 0) return 'The library has no topics yet: write all.';
  const more = names.length - MOST_LISTED;
  const listed = names.slice(0, MOST_LISTED).join(', ');
  return `Topics: ${ALL_TOPICS}, ${listed}${more > 0 ? ` and ${more} more` : ''}.`;
}
