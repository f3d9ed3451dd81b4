/**
 * Which quotation and which key point a channel is shown when there is nothing new.
 */
import type { Brief } from '../briefs/schema.ts';
import type { Card } from '../cards/card.ts';
import type { History } from './history.ts';
import { briefItem, type Item, keyPointItem, pairItem, quotationItem } from './item.ts';
import { fromLibraryCard, type LibraryContents } from './posts.ts';
import type { Presentation } from './presentation.ts';

/** A card from the library with the items it shows. */
export interface Pick {
  readonly card: Card;
  readonly shows: readonly Item[];
}

interface Candidate {
  readonly contents: LibraryContents;
  readonly quotation: Item | undefined;
  readonly keyPoint: Item;
  readonly pair: Item;
}

/** Whether any quotation of a brief fits with a key point: if none does with the shortest, none does at all. */
function hasFittingPair(brief: Brief, presentation: Presentation): boolean {
  const [shortest] = [...brief.key_points].sort((a, b) => a.text.length - b.text.length);
  return (
    shortest !== undefined &&
    brief.quotations.some(
      (quotation) => fromLibraryCard({ brief, quotation, keyPoint: shortest }, presentation) !== undefined,
    )
  );
}

function candidatesOf(brief: Brief, presentation: Presentation): readonly Candidate[] {
  const keyPoints = brief.key_points.map((keyPoint) => ({ keyPoint, item: keyPointItem(keyPoint) }));
  if (!hasFittingPair(brief, presentation)) {
    return keyPoints.map(({ keyPoint, item }) => ({
      contents: { brief, keyPoint },
      quotation: undefined,
      keyPoint: item,
      pair: pairItem(undefined, item),
    }));
  }
  return brief.quotations.flatMap((quotation) => {
    const quoted = quotationItem(quotation);
    return keyPoints.map(({ keyPoint, item }) => ({
      contents: { brief, quotation, keyPoint },
      quotation: quoted,
      keyPoint: item,
      pair: pairItem(quoted, item),
    }));
  });
}

/** What decides between candidates, the weightiest first; the smaller wins. */
function ranksOf({ contents, quotation, keyPoint, pair }: Candidate, history: History): readonly number[] {
  return [
    history.lastSeen(pair),
    quotation === undefined ? -Infinity : history.lastSeen(quotation),
    history.lastSeen(keyPoint),
    history.lastSeen(briefItem(contents.brief)),
  ];
}

function isBefore(some: readonly number[], others: readonly number[]): boolean {
  const index = some.findIndex((rank, at) => rank !== others[at]);
  return index >= 0 && (some[index] ?? 0) < (others[index] ?? 0);
}

/**
 * Picks a quotation and a key point of one brief.
 *
 * A pair that the channel has not seen goes before every pair it has; among those, the quotation seen longest
 * ago, with it the key point seen longest ago, and where both are equal the brief seen longest ago. Once no pair
 * is new, the pair seen longest ago comes again. Pairs too long for a digest are never picked; a brief without a
 * pair that fits shows its key points alone.
 */
export function pickFromLibrary(
  briefs: readonly Brief[],
  history: History,
  presentation: Presentation,
): Pick | undefined {
  let best:
    | { readonly card: Card; readonly candidate: Candidate; readonly ranks: readonly number[] }
    | undefined;
  for (const candidate of briefs.flatMap((brief) => candidatesOf(brief, presentation))) {
    const ranks = ranksOf(candidate, history);
    if (best !== undefined && !isBefore(ranks, best.ranks)) continue;
    const card = fromLibraryCard(candidate.contents, presentation);
    if (card !== undefined) best = { card, candidate, ranks };
  }
  if (best === undefined) return undefined;
  const { contents, quotation, keyPoint, pair } = best.candidate;
  const shown = quotation === undefined ? [keyPoint] : [quotation, keyPoint];
  return { card: best.card, shows: [briefItem(contents.brief), ...shown, pair] };
}
