/**
 * What a quotation is about: the noun phrase in it that holds most of what the whole text keeps coming back to.
 */

import type { FoundQuotation, Span } from './extraction.ts';
import { tellingWords } from './facts/centrality.ts';
import { type Phrase, phraseAt, spanOf, withoutArticle } from './facts/phrases.ts';
import type { Reading, Token } from './reading/reading.ts';

/** The most words that stand for what a quotation is about. */
const MOST_WORDS = 9;

/** What goes on a noun group: a phrase never ends before one of these. */
const NAMING = new Set(['NOUN', 'PROPN']);

/** Tags of words that only lead to what a phrase is about. */
const LEADING = new Set(['ADV', 'VERB', 'DET']);

/** How much a name counts beside another word: names of places and people are in every other sentence. */
const NAME = 0.25;

/** Words that say nothing of what something is about, however often the text has them. */
const VAGUE = new Set(
  'thing something anything everything nothing lot way kind sort bit people person man woman one day time moment year fact case part point matter'.split(
    ' ',
  ),
);

/** How much one telling word alone counts beside several: it says little. */
const ALONE = 0.6;

/** Weighs a phrase by how often the text has its telling words. */
type Weigh = (phrase: Phrase) => number;

function weigherFor(tokens: readonly Token[]): Weigh {
  const tellingAt = (first: number, last: number) =>
    tokens.slice(first, last).flatMap((token, index) => {
      const [word] = tellingWords(tokens, { first: first + index, last: first + index + 1 });
      return word === undefined || VAGUE.has(word) ? [] : [{ word, share: token.tag === 'PROPN' ? NAME : 1 }];
    });
  const counts = new Map<string, number>();
  for (const { word } of tellingAt(0, tokens.length)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return ({ first, last }) => {
    const distinct = new Map(tellingAt(first, last).map(({ word, share }) => [word, share]));
    const sum = [...distinct].reduce(
      (before, [word, share]) => before + share * Math.log2(1 + (counts.get(word) ?? 0)),
      0,
    );
    return distinct.size === 1 ? sum * ALONE : sum;
  };
}

/** The first token that begins at a place or behind it. */
function tokenAt(tokens: readonly Token[], place: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a phrase begins without what only leads to it: articles, `how many`, a participle. */
function beginningOf(tokens: readonly Token[], phrase: Phrase): number {
  let first = withoutArticle(tokens, phrase);
  while (first < phrase.head && LEADING.has(tokens[first]?.tag ?? '')) first += 1;
  return withoutArticle(tokens, { ...phrase, first });
}

/** As much of a phrase as has few words, up to where a part of it ends. */
function shortened(tokens: readonly Token[], phrase: Phrase): Phrase | undefined {
  const first = beginningOf(tokens, phrase);
  for (let end = Math.min(phrase.last, first + MOST_WORDS); end > phrase.head; end -= 1) {
    const part = phraseAt(tokens, phrase.first, end);
    if (part !== undefined && !NAMING.has(tokens[part.last]?.tag ?? '')) return { ...part, first };
  }
  return undefined;
}

/** The phrases within a piece, in order, none of them long. */
function phrasesWithin(tokens: readonly Token[], piece: Span): readonly Phrase[] {
  const begin = tokenAt(tokens, piece.start);
  const behind = tokenAt(tokens, piece.end);
  // A piece may end within what the reading takes for one word.
  const end = (tokens[behind - 1]?.end ?? 0) > piece.end ? behind - 1 : behind;
  const found: Phrase[] = [];
  for (let index = begin; index < end; ) {
    const phrase = phraseAt(tokens, index, end);
    const short = phrase && shortened(tokens, phrase);
    if (short !== undefined) found.push(short);
    index = phrase?.last ?? index + 1;
  }
  return found;
}

function topicOf(tokens: readonly Token[], weigh: Weigh, pieces: readonly Span[]): Span | undefined {
  let best: { readonly span: Span; readonly weight: number } | undefined;
  for (const phrase of pieces.flatMap((piece) => phrasesWithin(tokens, piece))) {
    const span = spanOf(tokens, phrase.first, phrase.last);
    const weight = weigh(phrase);
    if (span !== undefined && weight > (best?.weight ?? 0)) best = { span, weight };
  }
  return best?.span;
}

/** The same quotations, each with what it is about. The cost is linear in the text. */
export function withTopics(
  { tokens }: Reading,
  quotations: readonly FoundQuotation[],
): readonly FoundQuotation[] {
  const weigh = weigherFor(tokens);
  return quotations.map((quotation) => {
    // What stands in no marks is shown nowhere.
    const topic = quotation.type === 'indirect' ? undefined : topicOf(tokens, weigh, quotation.pieces);
    return topic === undefined ? quotation : { ...quotation, about: topic };
  });
}
