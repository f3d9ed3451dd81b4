import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

const sentencesOf = (text: string): readonly string[] =>
  readText(text).sentences.map(({ start, end }) => text.slice(start, end));

/** Texts of what readers trip over: marks, abbreviations, blanks, and anything else. */
const TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '“',
        '”',
        "'",
        '’',
        '``',
        "''",
        '\n',
        '\n\n',
        ' ',
        '\t',
        '. ',
        '? ',
        ', ',
        '—',
        '(',
        ')',
      ),
      fc.constantFrom(
        'U.S. ',
        'Sen. ',
        'p.m. ',
        'The ',
        'he ',
        'said ',
        'Mary ',
        'Okoye ',
        'that ',
        '3.5 ',
        '…',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('reading a text', () => {
  it('gives every token at the place where it stands', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        let end = 0;
        for (const token of readText(text).tokens) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
      }),
    );
  });

  it('puts every token into exactly one sentence, and every sentence into its paragraph', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const { tokens, sentences, paragraphs } = readText(text);
        expect(sentences.reduce((sum, { first, last }) => sum + last - first, 0)).toBe(tokens.length);
        for (const { start, end, paragraph } of sentences) {
          expect(start).toBeGreaterThanOrEqual(paragraphs[paragraph]?.start ?? Infinity);
          expect(end).toBeLessThanOrEqual(paragraphs[paragraph]?.end ?? -1);
        }
      }),
    );
  });

  it('keeps blanks at both ends of the text out of every place', () => {
    const text = '  \n\n  The mayor left. \n ';
    expect(sentencesOf(text)).toEqual(['The mayor left.']);
  });

  it.each([
    ['Sen. Ada Okoye met Dr. Lund. They talked.', ['Sen. Ada Okoye met Dr. Lund.', 'They talked.']],
    ['She moved to the U.S. The house was small.', ['She moved to the U.S.', 'The house was small.']],
    ['The U.S. Senate met at 5 p.m. on Monday.', ['The U.S. Senate met at 5 p.m. on Monday.']],
    ['J. R. Lund wrote it. He signed it.', ['J. R. Lund wrote it.', 'He signed it.']],
    ['“It rains. It pours.” Nobody came.', ['“It rains.', 'It pours.”', 'Nobody came.']],
    ['“Is it late?” he asked.', ['“Is it late?” he asked.']],
  ])('splits %j into its sentences', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it('reads words that have no end, and marks that have no word', () => {
    for (const text of [
      'a'.repeat(5000),
      '"'.repeat(5000),
      '“'.repeat(5000),
      'a"'.repeat(2500),
      '—'.repeat(5000),
    ]) {
      const { tokens } = readText(text);
      expect(tokens.at(-1)?.end).toBe(5000);
    }
  });

  it('reads a text in the same way whatever was read before it', () => {
    const text = 'Kerrow’s harbour is closed. The Kerrowites wait, as Kerrow’s mayor said.';
    const first = readText(text);
    readText('The harbour is Kerrow’s, and so is the ferry; a Kerrowite, Kerrow’s—and nobody else’s.');
    expect(readText(text)).toEqual(first);
  });

  it('reads a text in the same way after more new words than it keeps', () => {
    const text = 'The mayor of Kerrow said that Kerrow’s ferry was late.';
    const first = readText(text);
    const words = Array.from({ length: 60_000 }, (_, index) => `q${index.toString(36)}z`);
    readText(words.join(' '));
    expect(readText(text)).toEqual(first);
  });
});
