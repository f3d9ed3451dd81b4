/** Key points: the statements that carry a story, chosen by their place, their centrality and what they hold. */

import type { FoundFigure, FoundKeyPoint } from '../extraction.ts';
import type { Reading, Token } from '../reading/reading.ts';
import { cosine, directedCentrality, tellingWords, type WordVector, wordVectors } from './centrality.ts';
import { furnitureParagraphs } from './furniture.ts';
import { type StatementClaim, statementAt } from './statement-claims.ts';
import { isWhole, type Statement } from './statements.ts';

/** How many key points a text has, where it has as many statements that can be one. */
const FEWEST = 3;
const MOST = 12;
/** Of so many statements that can be one, one is a key point. */
const ONE_IN = 2.5;

/** The words of a statement that can be a key point. */
const SHORTEST = 7;
const LONGEST = 70;

/** A paragraph of so few tokens, stop included, is a title where so many paragraphs follow. */
const LONGEST_TITLE = 13;
const FEWEST_WITH_TITLE = 5;

/** More alike than this, one of two statements says nothing new. */
const ALIKE = 0.6;

/** What a statement is chosen by, in shares of its weight: tuned by `bench/drafting-key-points.ts`. */
const WEIGHTS = { place: 0.35, centrality: 0.35, quotation: 0.1, figure: 0.15, opens: 0.05 } as const;

/** In how many statements the weight of the place falls to about a third. */
const LEAD = 5;

/** How much of its weight a statement keeps whose first word points back. */
const POINTS_BACK = 0.7;

/** First words that mean something in a statement before. */
const BACK = new Set(
  'he she it they this that these those such another so then there here i we you yes no'.split(' '),
);

const CONNECTIVES = new Set(['and', 'but', 'or', 'yet', 'still', 'also', 'however', 'meanwhile']);

/** What else is known of the text. */
export interface KeyPointGrounds {
  readonly claims: readonly StatementClaim[];
  readonly figures: readonly FoundFigure[];
}

/** A statement that can be a key point. */
interface Candidate {
  readonly statement: Statement;
  readonly claim: StatementClaim | undefined;
  readonly vector: WordVector;
  readonly weight: number;
}

/**
 * The key points of a text, in its order. A headline, a byline, a caption, a question, a fragment, and a quotation whose speaker is
 * not named beside it are none.
 */
export function findKeyPoints(
  reading: Reading,
  statements: readonly Statement[],
  grounds: KeyPointGrounds,
): readonly FoundKeyPoint[] {
  const candidates = candidatesIn(reading, statements, grounds);
  const most = Math.min(MOST, Math.max(FEWEST, Math.round(candidates.length / ONE_IN)));
  const chosen: Candidate[] = [];
  for (const one of candidates.toSorted((first, second) => second.weight - first.weight)) {
    if (chosen.length >= most) break;
    if (chosen.every(({ vector }) => cosine(vector, one.vector) < ALIKE)) chosen.push(one);
  }
  return chosen
    .sort((one, other) => one.statement.start - other.statement.start)
    .map(({ statement: { start, end }, claim, weight }) => ({
      sentence: { start, end },
      ...(claim?.claim === undefined ? {} : { claim: claim.claim }),
      weight,
    }));
}

/** The statements that can be key points, in order, each with its weight. */
function candidatesIn(
  reading: Reading,
  statements: readonly Statement[],
  { claims, figures }: KeyPointGrounds,
): readonly Candidate[] {
  const { tokens } = reading;
  const title = hasTitle(reading, statements) ? 0 : -1;
  const furniture = furnitureParagraphs(reading);
  const able = statements.flatMap((statement, place) =>
    place !== title &&
    !furniture.has(statement.paragraph) &&
    claims[place]?.bare !== true &&
    canCarry(tokens, statement)
      ? [{ statement, place, claim: claims[place] }]
      : [],
  );
  const words = wordVectors(able.map(({ statement }) => tellingWords(tokens, statement)));
  const centralities = directedCentrality(words);
  const counted = new Set(figures.map(({ written }) => statementAt(statements, written)));
  return able.map(({ statement, place, claim }, order) => {
    const weight =
      WEIGHTS.place * Math.exp(-order / LEAD) +
      WEIGHTS.centrality * (centralities[order] ?? 0) +
      (claim !== undefined && claim.quotations.length > 0 ? WEIGHTS.quotation : 0) +
      (counted.has(place) ? WEIGHTS.figure : 0) +
      (statement.place === 0 ? WEIGHTS.opens : 0);
    const vector = words.vectors[order] ?? { words: [], weights: [] };
    return {
      statement,
      claim,
      vector,
      weight: pointsBack(tokens, statement) ? weight * POINTS_BACK : weight,
    };
  });
}

/** Whether a text of several paragraphs begins with a short one of a single statement, which is its title. */
function hasTitle({ paragraphs }: Reading, statements: readonly Statement[]): boolean {
  const [first, second] = statements;
  if (first === undefined || second === undefined || paragraphs.length < FEWEST_WITH_TITLE) return false;
  return first.paragraph === 0 && second.paragraph > 0 && first.last - first.first <= LONGEST_TITLE;
}

/** Whether a statement is a whole sentence that can stand as a point. */
function canCarry(tokens: readonly Token[], statement: Statement): boolean {
  const words = wordCount(tokens, statement);
  return words >= SHORTEST && words <= LONGEST && isWhole(tokens, statement) && !asks(tokens, statement);
}

function wordCount(tokens: readonly Token[], { first, last }: Statement): number {
  let words = 0;
  for (let at = first; at < last && words <= LONGEST; at += 1) {
    if (tokens[at]?.tag !== 'PUNCT') words += 1;
  }
  return words;
}

function asks(tokens: readonly Token[], { first, last }: Statement): boolean {
  return tokens.slice(Math.max(first, last - 3), last).some(({ text }) => text.endsWith('?'));
}

/** Whether a statement begins with a word that means something before it. */
function pointsBack(tokens: readonly Token[], { first, last }: Statement): boolean {
  let at = first;
  while (at < last && (tokens[at]?.tag === 'PUNCT' || CONNECTIVES.has(tokens[at]?.lower ?? ''))) at += 1;
  return BACK.has(tokens[at]?.lower ?? '');
}
