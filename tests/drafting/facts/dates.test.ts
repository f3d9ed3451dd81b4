import { describe, expect, test } from 'vitest';
import { findDates } from '../../../src/drafting/facts/dates.ts';
import { statementsIn } from '../../../src/drafting/facts/statements.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

/** Dates as `written | iso`. */
function datesIn(text: string): readonly string[] {
  const reading = readText(text);
  return findDates(reading, statementsIn(reading)).map(
    ({ written, iso }) => `${text.slice(written.start, written.end)} | ${iso ?? ''}`,
  );
}

describe('A date', () => {
  test.each([
    ['The pact was signed on June 7, 2019, in the capital.', 'June 7, 2019 | 2019-06-07'],
    ['The pact was signed on Friday, June 7, 2019, at noon.', 'Friday, June 7, 2019 | 2019-06-07'],
    ['The pact was signed on 7 June 2019 in the capital.', '7 June 2019 | 2019-06-07'],
    ['The pact of 2019-06-07 was signed in the capital.', '2019-06-07 | 2019-06-07'],
    ['The dam was built in March 2018 by the army.', 'March 2018 | 2018-03'],
    ['The dam was built in 1987.', '1987 | 1987'],
    ['The vote was moved to Sept. 3 by the council.', 'Sept. 3 | '],
    ['The vote was held in August by the council.', 'August | '],
    ['The vote was held last August by the council.', 'last August | '],
  ])('is read with what it says of day, month and year: %s', (text, date) => {
    expect(datesIn(text)).toEqual([date]);
  });

  test.each([
    'The ferry may leave, and the band will march on.',
    'They met on Tuesday and again on Wednesday.',
    'About 2016 people came to the harbour.',
    'The 2016 election was close, they said.',
    'June 7, 2019',
    'In Room 31, 2019 chairs were counted by the guard.',
  ])('is no weekday, no number, no adjective and no line that is no sentence: %s', (text) => {
    expect(datesIn(text)).toEqual([]);
  });

  test('that no calendar has is not derived', () => {
    expect(datesIn('The pact was signed on February 29, 2019, they said.')).toEqual(['February 29, 2019 | ']);
  });

  test('has the sentence that says what happened, with the quotation that runs through it whole', () => {
    const text =
      'It rained. “We met on June 7, 2019. It was cold,” the warden said. Nobody else was there at all.';
    const reading = readText(text);
    const [date] = findDates(reading, statementsIn(reading));
    expect(text.slice(date?.event.start, date?.event.end)).toBe(
      '“We met on June 7, 2019. It was cold,” the warden said.',
    );
  });
});
