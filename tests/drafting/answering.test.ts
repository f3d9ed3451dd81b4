import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../src/drafting/quotations.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';

/** Who says what, as names and words. */
function saidIn(text: string): readonly (readonly [string | undefined, string])[] {
  const { quotations } = findQuotations(readText(text));
  return quotations.map(({ attribution, pieces }) => [
    attribution === undefined ? undefined : text.slice(attribution.name.start, attribution.name.end),
    pieces.map(({ start, end }) => text.slice(start, end)).join(' … '),
  ]);
}

describe('two people who answer each other in one paragraph', () => {
  it.each([
    [
      '“The roof leaks,” Joan Pike added. “It never did,” replied the builder Sam Cole.',
      ['Pike', 'The roof leaks'],
      ['Cole', 'It never did'],
    ],
    [
      '"I will resign," Tom Hill said. "You should," Ann Cole answered.',
      ['Hill', 'I will resign'],
      ['Cole', 'You should'],
    ],
    [
      '“We lost money,” said Tom Hill, who runs the café. “He is lying,” said his partner Eve Dunn.',
      ['Hill', 'We lost money'],
      ['Dunn', 'He is lying'],
    ],
  ])('are each credited with their own words: %s', (text, first, second) => {
    const said = saidIn(text);
    expect(said.map(([, words]) => words)).toEqual(
      [first[1], second[1]].map((words) => expect.stringContaining(words ?? '')),
    );
    expect(said.map(([name]) => name)).toEqual(
      [first[0], second[0]].map((name) => expect.stringContaining(name ?? '')),
    );
  });

  it('are told from one who goes on after their own cue', () => {
    const text = 'Joan Pike is the mayor of Northgate. “We have saved for this,” Pike said. “It is time.”';
    expect(saidIn(text)).toEqual([
      ['Joan Pike', expect.stringMatching(/^We have saved for this,? … It is time\.?$/)],
    ]);
  });
});
