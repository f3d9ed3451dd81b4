/** Key points: the statements that carry a story, chosen by their place, their centrality and what they hold. */
import { cosine, directedCentrality, tellingWords, type WordVectors, wordVectors } from './centrality.ts';
import type { FoundFigure, FoundKeyPoint } from './extraction.ts';
import type { Reading, Token } from './reading.ts';
import { type StatementClaim, statementAt } from './statement-claims.ts';
import { isWhole, type Statement } from './statements.ts';

/** How many key points a text has, where it has as many statements that can be one. */
const FEWEST = 3;
const MOST = 12;
/** Of so many statements one is a key point. */
const ONE_IN = 3;

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

/**
 * The key points of a text, in its order. A headline, a byline, a question, a fragment, and a quotation whose speaker is
 * not named beside it are none.
 */
export function findKeyPoints(
  reading: Reading,
  statements: readonly Statement[],
  grounds: KeyPointGrounds,
): readonly FoundKeyPoint[] {
  const { tokens } = reading;
  const titled = hasTitle(reading, statements);
  const places = statements.flatMap((statement, place) =>
    (place > 0 || !titled) && canCarry(tokens, statement) && grounds.claims[place]?.bare !== true
      ? [place]
      : [],
  );
  const words = wordVectors(statements.map((statement) => tellingWords(tokens, statement)));
  const centralities = directedCentrality(words);
  const counted = new Set(grounds.figures.map(({ written }) => statementAt(statements, written)));
  const weighed = places
    .map((place, order) => {
      const statement = statements[place];
      const claim = grounds.claims[place];
      const weight =
        WEIGHTS.place * Math.exp(-order / LEAD) +
        WEIGHTS.centrality * (centralities[place] ?? 0) +
        (claim !== undefined && claim.quotations.length > 0 ? WEIGHTS.quotation : 0) +
        (counted.has(place) ? WEIGHTS.figure : 0) +
        (statement?.place === 0 ? WEIGHTS.opens : 0);
      const back = statement !== undefined && pointsBack(tokens, statement);
      return { place, weight: back ? weight * POINTS_BACK : weight };
    })
    .sort((one, other) => other.weight - one.weight || one.place - other.place);
  const most = Math.min(MOST, Math.max(FEWEST, Math.round(places.length / ONE_IN)));
  const chosen: typeof weighed = [];
  for (const one of weighed) {
    if (chosen.length >= most) break;
    if (chosen.every(({ place }) => !areAlike(words, place, one.place))) chosen.push(one);
  }
  return chosen
    .sort((one, other) => one.place - other.place)
    .flatMap(({ place, weight }) => keyPointAt(statements[place], grounds.claims[place], weight));
}

function areAlike({ vectors }: WordVectors, one: number, other: number): boolean {
  const [first, second] = [vectors[one], vectors[other]];
  return first !== undefined && second !== undefined && cosine(first, second) >= ALIKE;
}

function keyPointAt(
  statement: Statement | undefined,
  found: StatementClaim | undefined,
  weight: number,
): readonly FoundKeyPoint[] {
  if (statement === undefined) return [];
  const { start, end } = statement;
  const claim = found?.claim;
  return [{ sentence: { start, end }, ...(claim === undefined ? {} : { claim }), weight }];
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
