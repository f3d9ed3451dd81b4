/** From the text of an article to everything that is found in it. */

import type { Extraction } from './extraction.ts';
import { findDates } from './facts/dates.ts';
import { findFigures } from './facts/figures.ts';
import { findKeyPoints } from './facts/key-points.ts';
import { findPeople } from './facts/people.ts';
import { findPositions } from './facts/positions.ts';
import { statementClaims } from './facts/statement-claims.ts';
import { statementsIn } from './facts/statements.ts';
import { findTerms } from './facts/terms.ts';
import { isToll } from './facts/tolls.ts';
import { withTopics } from './quotation-topics.ts';
import { findQuotations } from './quotations.ts';
import { readText } from './reading/text-reader.ts';

/**
 * Finds quotations, people, figures, dates, key points, positions and terms, each as places in `text`. Deterministic, and
 * linear in the text's length; never throws, whatever the text.
 *
 * @param text of an article, normalised as `briefs/normalise.ts` does it.
 */
export function extract(text: string): Extraction {
  const reading = readText(text);
  const found = findQuotations(reading);
  const quotations = found.quotations.filter((quotation) => !isToll(text, quotation));
  const people = findPeople(reading, quotations, found.beings);
  const figures = findFigures(reading, quotations);
  const statements = statementsIn(reading);
  const claims = statementClaims(statements, quotations);
  return {
    text,
    quotations: withTopics(reading, quotations),
    people,
    figures,
    dates: findDates(reading, statements),
    keyPoints: findKeyPoints(reading, statements, { claims, figures }),
    positions: findPositions(reading, statements, quotations, people),
    terms: findTerms(reading),
  };
}
