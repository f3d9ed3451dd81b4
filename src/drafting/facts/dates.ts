/** Dates that a text gives, each with the sentence that says what happened. */
import type { FoundDate, Span } from '../extraction.ts';
import type { Reading } from '../reading/reading.ts';
import { spanOf } from './phrases.ts';
import { sentenceAt } from './places.ts';
import { isWhole, type Statement } from './statements.ts';
import { dateAt, isoOf } from './written-date.ts';

/** The most dates that are found in a text: a table is no article. */
const MOST = 500;

/** The longest event, in characters, for which sentences are joined. */
const LONGEST_EVENT = 400;

/** The dates of a text, in order; those of lines that are no sentences (a dateline, a caption) are left out. */
export function findDates(reading: Reading, statements: readonly Statement[]): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (const statement of statements) {
    if (found.length >= MOST) break;
    if (isWhole(reading.tokens, statement)) found.push(...datesIn(reading, statement));
  }
  return found;
}

function datesIn(reading: Reading, statement: Statement): readonly FoundDate[] {
  const { tokens } = reading;
  const found: FoundDate[] = [];
  let index = statement.first;
  while (index < statement.last) {
    const date = dateAt(tokens, index, statement.last);
    const written = date === undefined ? undefined : spanOf(tokens, date.first, date.last);
    index = date?.last ?? index + 1;
    if (date === undefined || written === undefined) continue;
    const iso = isoOf(date);
    const event = eventOf(reading, statement, date.first);
    found.push({ written, ...(iso === undefined ? {} : { iso }), event });
  }
  return found;
}

/** The statement around a date; of one that a long quotation runs through, the sentence alone. */
function eventOf({ sentences }: Reading, statement: Statement, index: number): Span {
  const long = statement.end - statement.start > LONGEST_EVENT;
  const { start, end } = (long ? sentenceAt(sentences, index) : undefined) ?? statement;
  return { start, end };
}
