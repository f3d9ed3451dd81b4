/**
 * Whose claims figures and key points are, as far as that follows from who said the quotations that hold them: where an
 * editor names the speaker of a quotation, what stands in it is that speaker's too, unless it was given to somebody else.
 */
import type { Draft, DraftClaim, DraftQuotation } from '../draft.ts';
import type { Span } from '../extraction.ts';

/** The claim of somebody, by name where one is known. */
export const claimOf = (name: string | undefined, certain: boolean): DraftClaim => ({
  ...(name === undefined ? {} : { claim: name }),
  ...(certain && name !== undefined ? {} : { credit: 'likely' }),
});

/** The same item, as the claim of somebody else. */
function claimedBy<Item extends DraftClaim>(item: Item, claimed: DraftClaim): Item {
  const { claim: _claim, credit: _credit, ...unclaimed } = item;
  return { ...item, ...unclaimed, ...claimed };
}

/** How many characters two places share. */
const shared = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));

/** Whether most of a place is words of a quotation. */
export function isMostly(quotation: DraftQuotation, place: Span): boolean {
  const common = quotation.found.reduce((sum, piece) => sum + shared(piece, place), 0);
  return 2 * common > place.end - place.start;
}

/** Whom a quotation was credited to when it was found. */
function foundSpeaker({ originals }: Draft, quotation: DraftQuotation): string | undefined {
  return (originals.quotations.find(({ id }) => id === quotation.id) ?? quotation).speaker;
}

function followed<Item extends DraftClaim>(draft: Draft, item: Item, place: Span): Item {
  if (item.credit === 'named') return item;
  const quotation = draft.quotations.find((one) => isMostly(one, place));
  if (quotation === undefined) return item;
  // What was found to be the claim of somebody else than the speaker stays theirs.
  const others =
    item.credit === undefined && item.claim !== undefined && item.claim !== foundSpeaker(draft, quotation);
  return others ? item : claimedBy(item, claimOf(quotation.speaker, quotation.certain));
}

/** The draft with the claims of its figures and key points as they follow from its quotations. */
export function withClaims(draft: Draft): Draft {
  // What is corrected was published with its claims.
  if (draft.corrects !== undefined) return draft;
  return {
    ...draft,
    texts: draft.texts.map((text) => (text.kind === 'key-point' ? followed(draft, text, text.span) : text)),
    figures: draft.figures.map((figure) => followed(draft, figure, figure.written)),
  };
}

/** The ids of figures and key points of which it is not certain whose claim they are. */
export function likelyIn(draft: Draft): ReadonlySet<string> {
  const { texts, figures } = withClaims(draft);
  return new Set([...texts, ...figures].filter(({ credit }) => credit === 'likely').map(({ id }) => id));
}
