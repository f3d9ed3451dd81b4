/**
 * From an article and what was found in it to a draft that an editor can review.
 */
import { fold } from '../../briefs/normalise.ts';
import { MOST_QUOTATIONS } from '../../briefs/schema.ts';
import type { Article } from '../article.ts';
import type { Draft, DraftFigure, DraftQuotation, DraftText } from '../draft.ts';
import type { Extraction, FoundFigure, Span } from '../extraction.ts';
import { isMostly, withClaims } from './draft-claims.ts';
import { idFor } from './draft-id.ts';
import { type Namer, namerFor, peopleIn } from './draft-names.ts';
import { quotationsIn } from './draft-quotations.ts';
import { hasLetters, isPrintable, lineWithin, standsAlone, wordsAt } from './excerpt.ts';

/**
 * The most of each that a draft begins with: for all but key points and the summary, what a brief holds. Quotations have
 * the limit of briefs too, and the first are taken: nobody reviews hundreds, to be told to drop all but so many.
 */
const MOST = { summary: 2, keyPoints: 12, positions: 20, terms: 40, dates: 40, figures: 60 } as const;

/** The longest of each that a brief holds, in characters. */
const LONGEST = { written: 80, unit: 60, what: 200, term: 80, date: 60 } as const;

/** The words at a span, as much of them as fits one line; absent where nothing can be read there. */
function lineAt(text: string, span: Span, longest: number): string | undefined {
  const words = wordsAt(text, lineWithin(text, span, longest));
  return hasLetters(words) && isPrintable(words) ? words : undefined;
}

/** Leaves out what is the same as something before it. */
function distinct<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const known = seen.has(key(item));
    seen.add(key(item));
    return !known;
  });
}

const placeOf = ({ start, end }: Span): string => `${start}-${end}`;

/** The sentences that weigh most, in the order of the text. */
function heaviest(keyPoints: Extraction['keyPoints'], most: number): Extraction['keyPoints'] {
  return [...keyPoints]
    .sort((one, other) => other.weight - one.weight || one.sentence.start - other.sentence.start)
    .slice(0, most)
    .sort((one, other) => one.sentence.start - other.sentence.start);
}

/** The key points that can be read, each once. */
function readable({ text, keyPoints }: Extraction): Extraction['keyPoints'] {
  const lettered = keyPoints.filter(({ sentence }) => hasLetters(wordsAt(text, sentence)));
  return distinct(lettered, ({ sentence }) => placeOf(sentence));
}

/** The sentences that sum the article up: those that are mostly somebody's words only where there are no others. */
function summaryOf(extraction: Extraction, quotations: readonly DraftQuotation[]): readonly Span[] {
  const points = readable(extraction);
  const told = points.filter(({ sentence }) => !quotations.some((one) => isMostly(one, sentence)));
  return heaviest(told.length > 0 ? told : points, MOST.summary).map(({ sentence }) => sentence);
}

function keyPointsIn(extraction: Extraction, namer: Namer): readonly DraftText[] {
  return heaviest(readable(extraction), MOST.keyPoints).map(({ sentence, claim }, index) => ({
    id: `k${index + 1}`,
    kind: 'key-point',
    span: sentence,
    ...namer.claimOf(claim),
    wording: { kind: 'open' },
  }));
}

function positionsIn({ positions }: Extraction, namer: Namer): readonly DraftText[] {
  const named = positions.flatMap(({ party, sentence }) => {
    const { claim, credit } = namer.claimOf(party);
    return claim === undefined || credit === 'likely' ? [] : [{ claim, sentence }];
  });
  return distinct(named, ({ claim, sentence }) => `${claim} ${placeOf(sentence)}`)
    .slice(0, MOST.positions)
    .map(({ claim, sentence }, index) => ({
      id: `p${index + 1}`,
      kind: 'position',
      span: sentence,
      claim,
      wording: { kind: 'open' },
    }));
}

function termsIn({ text, terms }: Extraction): readonly DraftText[] {
  const named = terms.flatMap(({ term, meaning }) => {
    const label = lineAt(text, term, LONGEST.term);
    return label === undefined ? [] : [{ label, meaning }];
  });
  return distinct(named, ({ label }) => fold(label))
    .slice(0, MOST.terms)
    .map(({ label, meaning }, index) => ({
      id: `t${index + 1}`,
      kind: 'term',
      span: meaning,
      label,
      wording: { kind: 'open' },
    }));
}

function datesIn({ text, dates }: Extraction): readonly DraftText[] {
  const labelled = dates.flatMap(({ written, iso, event }) => {
    const label = iso ?? lineAt(text, written, LONGEST.date);
    return label === undefined ? [] : [{ label, event }];
  });
  return distinct(labelled, ({ label, event }) => `${label} ${placeOf(event)}`)
    .slice(0, MOST.dates)
    .map(({ label, event }, index) => ({
      id: `d${index + 1}`,
      kind: 'date',
      span: event,
      label,
      wording: { kind: 'open' },
    }));
}

function figureIn(text: string, found: FoundFigure, namer: Namer): Omit<DraftFigure, 'id'> | undefined {
  const { written, value, unit } = found;
  const words = lineAt(text, written, LONGEST.written);
  const what = lineAt(text, found.what, LONGEST.what);
  // A figure that does not fit is left out: a part of it would be another figure.
  if (words?.length !== written.end - written.start || what === undefined) return undefined;
  if (!standsAlone(text, written)) return undefined;
  return {
    written,
    ...(value !== undefined && Number.isFinite(value) ? { value } : {}),
    ...(unit !== undefined && hasLetters(unit) && isPrintable(unit) && unit.length <= LONGEST.unit
      ? { unit: unit.replace(/\s+/g, ' ').trim() }
      : {}),
    what,
    ...namer.claimOf(found.claim),
    decision: 'open',
  };
}

function figuresIn({ text, figures }: Extraction, namer: Namer): readonly DraftFigure[] {
  return distinct(figures, ({ written }) => placeOf(written))
    .flatMap((found) => figureIn(text, found, namer) ?? [])
    .slice(0, MOST.figures)
    .map((figure, index) => ({ id: `f${index + 1}`, ...figure }));
}

/**
 * Makes a draft: every text in it is the article's own at its span, and nothing is decided yet.
 *
 * @param extraction of the article's text.
 * @param at the time, in epoch milliseconds.
 * @param isTaken whether an id finds something already, so that the draft gets another.
 */
export function draftFrom(
  article: Article,
  extraction: Extraction,
  at: number,
  isTaken: (id: string) => boolean = () => false,
): Draft {
  const { facts, sha256 } = article;
  const people = peopleIn(extraction.text, extraction.people);
  const namer = namerFor(extraction.text, people);
  const quotations = quotationsIn(extraction, namer).slice(0, MOST_QUOTATIONS);
  const title = facts.title ?? '';
  return withClaims({
    id: idFor(title, `article-${sha256.slice(0, 8)}`, isTaken),
    revision: 1,
    state: 'open',
    createdAt: at,
    changedAt: at,
    source: sha256,
    facts,
    title,
    aliases: [],
    topics: [],
    summary: {
      spans: summaryOf(extraction, quotations),
      wording: { kind: 'open' },
    },
    texts: [
      ...keyPointsIn(extraction, namer),
      ...positionsIn(extraction, namer),
      ...termsIn(extraction),
      ...datesIn(extraction),
    ],
    quotations,
    figures: figuresIn(extraction, namer),
    people,
    originals: { texts: [], quotations: [], figures: [], people: [] },
  });
}
