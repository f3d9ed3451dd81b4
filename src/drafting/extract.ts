/** From the text of an article to everything that is found in it. */
import { findDates } from './dates.ts';
import type { Extraction } from './extraction.ts';
import { findFigures } from './figures.ts';
import { findKeyPoints } from './key-points.ts';
import { findPeople } from './people.ts';
import { findPositions } from './positions.ts';
import { withTopics } from './quotation-topics.ts';
import { findQuotations } from './quotations.ts';
import { statementClaims } from './statement-claims.ts';
import { statementsIn } from './statements.ts';
import { findTerms } from './terms.ts';
import { readText } from './text-reader.ts';
import { isToll } from './tolls.ts';

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
