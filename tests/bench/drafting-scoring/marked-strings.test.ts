import { describe, expect, it } from 'vitest';
import { MarkedStrings } from '../../../bench/drafting-scoring/marked-strings.ts';

const stringsIn = (text: string): readonly string[] =>
  new MarkedStrings(text).strings.map(({ start, end }) => text.slice(start, end));

describe('Strings in marks', () => {
  it.each([
    ['“The boat,” she said, “is late.”', ['The boat', 'is late']],
    ['"The boat," she said, "is late."', ['The boat', 'is late']],
    ["``The boat,'' she said.", ['The boat']],
    ['“The ‘winter boat’ is late.”', ['The ‘winter boat’ is late']],
    ['“The boat is late.\n“It is lost,” she said.', ['The boat is late', 'It is lost']],
    ['He said "the boat”, and left “it" there.', ['the boat', 'it']],
    ["The islanders' boat isn't 'late'.", []],
    ['It is “…” and “”.', []],
  ])('of %j are found', (text, strings) => {
    expect(stringsIn(text)).toEqual(strings);
  });

  it('hold a place where every word of it stands in marks', () => {
    const text = '“The boat,” “is late,” she said.';
    const marked = new MarkedStrings(text);
    expect(marked.hold({ start: 1, end: text.indexOf(' she') })).toBe(true);
    expect(marked.hold({ start: 1, end: text.indexOf(' said') })).toBe(false);
  });
});
