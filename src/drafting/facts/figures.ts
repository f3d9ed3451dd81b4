/** Figures: numbers that count something, as the text writes them, with what they count and whose claim they are. */
import { ClaimPlaces } from '../drafts/claim-places.ts';
import type { FoundFigure, FoundQuotation } from '../extraction.ts';
import type { Reading } from '../reading/reading.ts';
import { type Counted, CountedIn } from './counted.ts';
import { isHeadline } from './statements.ts';
import { isUncounted } from './uncounted.ts';
import { numberAt, type WrittenNumber } from './written-number.ts';

/** The most figures that are found in a text: a table is no article. */
const MOST = 2_000;

/** The fewest tokens of a line that is skipped for its capitals. */
const SHORTEST_HEADLINE = 5;

/** The figures of a text, in order. Dates, times, ages, scores, and numbers in names or before list items are none. */
export function findFigures(reading: Reading, quotations: readonly FoundQuotation[]): readonly FoundFigure[] {
  const { tokens } = reading;
  const claims = new ClaimPlaces(quotations);
  const found: FoundFigure[] = [];
  for (const sentence of reading.sentences) {
    // A headline in capitals says what the story says again, and its words cannot be told from names.
    if (sentence.last - sentence.first >= SHORTEST_HEADLINE && isHeadline(tokens, sentence)) continue;
    const counts = new CountedIn(reading, sentence);
    let index = sentence.first;
    while (index < sentence.last && found.length < MOST) {
      const number = numberAt(tokens, sentence.first, index, sentence.last);
      index = number?.last ?? index + 1;
      if (number === undefined || isUncounted(tokens, number)) continue;
      const counted = counts.by(number);
      if (counted !== undefined) found.push(figureOf(number, counted, claims));
    }
  }
  return found;
}

function figureOf(number: WrittenNumber, counted: Counted, claims: ClaimPlaces): FoundFigure {
  const { value } = number;
  const { written, what } = counted;
  const unit = number.unit ?? (number.kind === 'share' ? undefined : counted.noun);
  const claim = claims.around(written)?.attribution;
  return {
    written,
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
    what,
    ...(claim === undefined ? {} : { claim }),
  };
}
