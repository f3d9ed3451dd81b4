/**
 * The quotations of a draft: what stands in marks, in the order of the source, none over another.
 */
import { LONGEST_QUOTATION } from '../../briefs/schema.ts';
import type { DraftQuotation } from '../draft.ts';
import { CERTAIN, type Extraction, type FoundQuotation, type Span } from '../extraction.ts';
import { aboutIn } from './draft-about.ts';
import type { Namer } from './draft-names.ts';
import { bare, hasLetters, overlap, withMarks, wordsAt } from './excerpt.ts';
import { markedParts, partsWithin } from './marked-parts.ts';

/** The most pieces of one quotation that a brief holds. */
export const MOST_PIECES = 10;

/** A quotation of the text with the pieces of it that stand in marks. */
interface Marked {
  readonly found: FoundQuotation & { readonly type: DraftQuotation['type'] };
  readonly pieces: readonly [Span, ...Span[]];
}

const isMarked = (found: FoundQuotation): found is Marked['found'] => found.type !== 'indirect';

const isFilled = (pieces: readonly Span[]): pieces is Marked['pieces'] => pieces.length > 0;

const lengthOf = (pieces: readonly Span[]): number =>
  pieces.reduce((sum, { start, end }) => sum + end - start, 0);

/** From the beginning of a quotation to its end. */
const hullOf = ({ pieces }: Marked): Span => ({
  start: pieces[0].start,
  end: Math.max(...pieces.map(({ end }) => end)),
});

/** Cuts a quotation of too many pieces, or too many words, between pieces into several of the same speaker. */
function inParts({ found, pieces }: Marked): readonly Marked[] {
  const parts: [Span, ...Span[]][] = [];
  for (const piece of pieces) {
    const part = parts.at(-1);
    if (part === undefined || part.length === MOST_PIECES || lengthOf([...part, piece]) > LONGEST_QUOTATION) {
      parts.push([piece]);
    } else part.push(piece);
  }
  return parts.map((part) => ({ found, pieces: part }));
}

const byStart = (one: Marked, other: Marked): number => one.pieces[0].start - other.pieces[0].start;

/**
 * Takes quotations apart whose pieces stand between those of another, because a brief lists them in the order of the
 * source; of what then still overlaps, the first stays.
 */
function inOrder(quotations: readonly Marked[]): readonly Marked[] {
  const clusters: { end: number; readonly members: Marked[] }[] = [];
  for (const one of [...quotations].sort(byStart)) {
    const hull = hullOf(one);
    const last = clusters.at(-1);
    if (last === undefined || hull.start >= last.end) clusters.push({ end: hull.end, members: [one] });
    else {
      last.end = Math.max(last.end, hull.end);
      last.members.push(one);
    }
  }
  const ordered: Marked[] = [];
  for (const { members } of clusters) {
    if (members.length === 1) ordered.push(...members);
    else ordered.push(...apart(members));
  }
  return ordered;
}

function apart(members: readonly Marked[]): readonly Marked[] {
  const single = members
    .flatMap(({ found, pieces }) => pieces.map((piece): Marked => ({ found, pieces: [piece] })))
    .sort(byStart);
  return withoutOverlaps(single, ({ pieces }) => pieces[0]);
}

/** Of what is ordered by its start, what does not lie over something before it. */
function withoutOverlaps<Item>(items: readonly Item[], spanOf: (item: Item) => Span): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const before = kept.at(-1);
    if (before === undefined || !overlap(spanOf(before), spanOf(item))) kept.push(item);
  }
  return kept;
}

/** The direct and mixed quotations that were found; of a mixed one the parts in marks. */
export function quotationsIn({ text, quotations }: Extraction, { nameOf }: Namer): readonly DraftQuotation[] {
  const parts = markedParts(text);
  const marked = quotations.filter(isMarked).flatMap((found): readonly Marked[] => {
    const pieces = (
      found.type === 'direct' ? found.pieces : found.pieces.flatMap((piece) => partsWithin(parts, piece))
    )
      .map((piece) => bare(text, piece))
      .filter((piece) => hasLetters(wordsAt(text, piece)))
      .sort((one, other) => one.start - other.start);
    const apart = withoutOverlaps(pieces, (piece) => piece);
    return isFilled(apart) ? inParts({ found, pieces: apart }) : [];
  });
  return inOrder(marked).map(({ found, pieces }, index): DraftQuotation => {
    const { attribution } = found;
    const speaker = attribution === undefined ? undefined : nameOf(attribution);
    return {
      id: `q${index + 1}`,
      type: found.type,
      found: pieces,
      pieces,
      context: withMarks(text, found.context),
      ...(speaker === undefined ? {} : { speaker }),
      certain: speaker !== undefined && attribution !== undefined && attribution.confidence >= CERTAIN,
      ...(attribution === undefined ? {} : { confidence: attribution.confidence }),
      about: aboutIn(text, found, pieces),
      decision: 'open',
    };
  });
}
