/** Whose claim the words at a place are: the quotation that holds it, found by a search and not by a walk. */
import type { FoundQuotation, Span } from '../extraction.ts';

interface Piece extends Span {
  readonly quotation: FoundQuotation;
}

/** How many pieces before a place are looked at: pieces nest a few deep at most. */
const DEPTH = 6;

/** Finds the quotation that holds a place, the narrowest where several do. */
export class ClaimPlaces {
  readonly #pieces: readonly Piece[];

  constructor(quotations: readonly FoundQuotation[]) {
    this.#pieces = quotations
      .flatMap((quotation) => quotation.pieces.map(({ start, end }): Piece => ({ start, end, quotation })))
      .sort((one, other) => one.start - other.start || other.end - one.end);
  }

  /** The quotation around a place; absent where none holds all of it. */
  around({ start, end }: Span): FoundQuotation | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return this.#pieces.slice(Math.max(0, low - DEPTH), low).findLast((piece) => piece.end >= end)?.quotation;
  }
}
