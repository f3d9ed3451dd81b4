/** Tolls: what "claims" lives says nothing. */
import type { FoundQuotation } from '../extraction.ts';

/** Whether a quotation is none, but what some event took: "the flood claimed dozens of lives". */
export function isToll(text: string, { cue, type, pieces }: FoundQuotation): boolean {
  const [piece, more] = pieces;
  if (cue === undefined || type !== 'indirect' || piece === undefined || more !== undefined) return false;
  if (!text.slice(cue.start, cue.end).toLowerCase().startsWith('claim')) return false;
  return /\b(?:lives|life|victims)$/.test(text.slice(piece.start, piece.end).trimEnd());
}
