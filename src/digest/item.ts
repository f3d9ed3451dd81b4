/**
 * What a digest can show: briefs, corrections, quotations, key points, and pairs of the last two.
 *
 * An item is known by a fingerprint of its own words, so that an edit to another part of a brief changes
 * nothing about what a channel has seen.
 */
import { createHash } from 'node:crypto';
import { type Brief, type Correction, type KeyPoint, piecesOf, type Quotation } from '../briefs/schema.ts';

/** Something that a channel has or has not seen. `id` is unique within its kind. */
export interface Item {
  readonly kind: 'brief' | 'correction' | 'quotation' | 'key-point' | 'pair';
  readonly id: string;
}

/** 96 bits in hexadecimal digits: enough for no two texts of a library to meet. */
function fingerprint(words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 24);
}

/** A brief, whatever becomes of its contents. */
export const briefItem = ({ id }: Brief): Item => ({ kind: 'brief', id });

/** An entry under `corrections`: its date and its note. */
export const correctionItem = (brief: Brief, { date, note }: Correction): Item => ({
  kind: 'correction',
  id: `${brief.id}/${fingerprint([date, note])}`,
});

/** A quotation by its exact words. */
export const quotationItem = (quotation: Quotation): Item => ({
  kind: 'quotation',
  id: fingerprint(piecesOf(quotation).map(({ exact }) => exact)),
});

/** A key point by its text. */
export const keyPointItem = ({ text }: KeyPoint): Item => ({ kind: 'key-point', id: fingerprint([text]) });

/** A quotation and a key point shown together; a key point alone is a pair of its own. */
export const pairItem = (quotation: Item | undefined, keyPoint: Item): Item => ({
  kind: 'pair',
  id: `${quotation?.id ?? 'alone'}/${keyPoint.id}`,
});
