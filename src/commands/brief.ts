/**
 * `brief [topic] [part]`: what a story says.
 */
import { distance } from 'fastest-levenshtein';
import type { BriefMatch, Catalogue } from '../briefs/catalogue.ts';
import { handleOf } from '../briefs/handle.ts';
import type { Brief } from '../briefs/schema.ts';
import { type Card, paragraph, plain, strong } from '../cards/card.ts';
import { firstAnswer } from './brief-card.ts';
import { fullCard, isPartName, PART_NAMES, type PartName, partCard } from './brief-parts.ts';
import type { Answer, Command, Completion, Request } from './command.ts';
import { libraryCard } from './library-card.ts';
import { echoOf, notFound } from './not-found.ts';
import { sharedCard } from './shared-card.ts';

/** The longest input that is looked up, in characters: longer than any alias or handful of words. */
const LONGEST_TOPIC = 80;

type Wanted = PartName | 'first' | 'full' | 'share';

/** Other words people use for a part. */
const SYNONYMS: ReadonlyMap<string, Wanted> = new Map([
  ['full', 'full'],
  ['all', 'full'],
  ['share', 'share'],
  ['keypoints', 'points'],
  ['key-points', 'points'],
  ['quotes', 'quotations'],
]);

function wantedBy(word: string): Wanted | undefined {
  const folded = word.toLowerCase();
  return isPartName(folded) ? folded : SYNONYMS.get(folded);
}

/** Splits `migration key points` into a topic and a part. A single word is always a topic. */
export function parseBriefInput(input: string): { readonly topic: string; readonly wanted: Wanted } {
  if (!/\s/.test(input)) return { topic: input, wanted: 'first' };
  const words = input.replace(/\bkey points$/i, 'points').split(/\s+/);
  const last = words.at(-1);
  const wanted = words.length > 1 && last !== undefined ? wantedBy(last) : undefined;
  return wanted === undefined
    ? { topic: input, wanted: 'first' }
    : { topic: words.slice(0, -1).join(' '), wanted };
}

function answered(card: Card): Answer {
  return { outcome: 'answered', card, audience: 'asker' };
}

function answerFor(brief: Brief, wanted: Wanted, { place, asker }: Request): Answer {
  switch (wanted) {
    case 'share':
      return { outcome: 'answered', card: sharedCard(firstAnswer(brief), asker.name), audience: 'channel' };
    case 'full':
      return answered(fullCard(brief));
    case 'first':
      return answered(place.extent === 'page' ? fullCard(brief) : firstAnswer(brief));
    default:
      return answered(partCard(brief, wanted));
  }
}

function severalCard(briefs: readonly Brief[]): Card {
  return {
    elements: [
      paragraph('Several briefs fit. Which one?'),
      {
        type: 'list',
        items: briefs.map((brief) => [strong(handleOf(brief)), plain(`: ${brief.title}`)]),
      },
      {
        type: 'choice',
        placeholder: 'Choose a brief',
        choices: briefs.map((brief) => ({ label: brief.title, line: `brief ${handleOf(brief)}` })),
      },
    ],
  };
}

function missing(topic: string, match: Extract<BriefMatch, { kind: 'none' }>, request: Request): Answer {
  const offers = match.suggestions.map(({ text }) => ({ label: text, line: `brief ${text}` }));
  return notFound(
    `No brief matches: ${echoOf(topic)}.`,
    offers,
    exampleOf(match.suggestions[0]?.brief),
    request,
  );
}

/** The answer where only one end of the topic names a brief: the part came first, or is none. */
function partAside(topic: string, catalogue: Catalogue, request: Request): Answer | undefined {
  const words = topic.split(/\s+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return undefined;
  const wanted = wantedBy(first);
  const behind = catalogue.findBrief(words.slice(1).join(' '));
  if (wanted !== undefined && behind.kind === 'found') return answerFor(behind.brief, wanted, request);
  const before = catalogue.findBrief(words.slice(0, -1).join(' '));
  if (before.kind !== 'found') return undefined;
  const handle = handleOf(before.brief);
  const nearest = PART_NAMES.toSorted((one, other) => distance(one, last) - distance(other, last));
  const offers = nearest.map((part) => ({ label: part, line: `brief ${handle} ${part}` }));
  return notFound(`${handle} has no part: ${echoOf(last)}.`, offers, `brief ${handle} full`, request);
}

function exampleOf(brief: Brief | undefined): string {
  return brief === undefined ? 'brief' : `brief ${handleOf(brief)}`;
}

/** The command `brief`, over whatever catalogue is current when it is asked. */
export function briefCommand(catalogue: () => Catalogue): Command {
  const parts: readonly Completion[] = ['full', ...PART_NAMES, 'share'].map((part) => ({
    label: part,
    value: part,
  }));
  return {
    name: 'brief',
    summary: 'What a story says: key points, quotations, figures, people, positions',
    usage: '[topic] [part]',
    example: () => exampleOf(catalogue().briefs[0]),
    options: [
      { name: 'topic', description: 'A topic, a person, or a few words', kind: 'text', completes: true },
      { name: 'part', description: 'One part of the brief, or all of it', kind: 'text', choices: parts },
    ],
    complete: (option, prefix) =>
      option !== 'topic'
        ? []
        : catalogue()
            .completeBrief(prefix)
            .map(({ text, brief }) => ({ label: `${text} · ${brief.title}`, value: text })),
    async run(request) {
      const page = /^(?:#(\d{1,4}))?$/.exec(request.input);
      if (page !== null) return answered(libraryCard(catalogue().briefs, Number(page[1] ?? 1)));
      const { topic, wanted } = parseBriefInput(request.input);
      const match = catalogue().findBrief(topic.slice(0, LONGEST_TOPIC));
      if (topic.length > LONGEST_TOPIC) {
        const problem = `That is too long for a topic (${topic.length} characters): ${echoOf(topic)}`;
        return notFound(problem, [], exampleOf(catalogue().briefs[0]), request);
      }
      switch (match.kind) {
        case 'found':
          return answerFor(match.brief, wanted, request);
        case 'several':
          return answered(severalCard(match.briefs));
        case 'none':
          return (
            (wanted === 'first' ? partAside(topic, catalogue(), request) : undefined) ??
            missing(topic, match, request)
          );
      }
    },
  };
}
