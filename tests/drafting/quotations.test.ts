import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundQuotation, Span } from '../../src/drafting/extraction.ts';
import { findQuotations } from '../../src/drafting/quotations.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';

interface Written {
  readonly type: FoundQuotation['type'];
  readonly pieces: readonly string[];
  readonly speaker: string | undefined;
  readonly mention: string | undefined;
}

function quotationsOf(text: string): readonly Written[] {
  const at = ({ start, end }: Span): string => text.slice(start, end);
  return findQuotations(readText(text)).quotations.map(({ type, pieces, attribution }) => ({
    type,
    pieces: pieces.map(at),
    speaker: attribution && at(attribution.name),
    mention: attribution && at(attribution.mention),
  }));
}

/** The quotation that holds `words`. */
function quotationWith(text: string, words: string): Written | undefined {
  return quotationsOf(text).find(({ pieces }) => pieces.some((piece) => piece.includes(words)));
}

const HARBOUR = `Ada Okoye, the port's director, opened the new harbour on Friday.

“We have waited nine years for this,” she said. “Nobody thought it would take so long.”

“The water,” said Lund, who runs the pilots' guild, “is still too shallow for the largest ships.”

According to the ministry, the harbour cost twice what was planned.

A report by the auditors said that the builders had been paid late.

Okoye told reporters that the port would hire 300 people by spring.`;

describe('finding quotations', () => {
  it('resolves a pronoun to the person first named', () => {
    expect(quotationWith(HARBOUR, 'nine years')).toMatchObject({
      type: 'direct',
      speaker: 'Ada Okoye',
      mention: 'she',
      pieces: ['We have waited nine years for this', 'Nobody thought it would take so long.'],
    });
  });

  it('joins what its own cue breaks, without the marks', () => {
    expect(quotationWith(HARBOUR, 'too shallow')).toMatchObject({
      type: 'direct',
      speaker: 'Lund',
      pieces: ['The water', 'is still too shallow for the largest ships.'],
    });
  });

  it('credits what stands after “according to”', () => {
    expect(quotationWith(HARBOUR, 'cost twice')).toMatchObject({ type: 'indirect', speaker: 'the ministry' });
  });

  it('credits a document', () => {
    const { quotations } = findQuotations(readText(HARBOUR));
    const found = quotations.find(({ attribution }) => attribution?.kind === 'document');
    expect(found && HARBOUR.slice(found.context.start, found.context.end)).toContain('paid late');
  });

  it('gives a last name the full name it stands for, and leaves the hearers out of the words', () => {
    expect(quotationWith(HARBOUR, '300 people')).toMatchObject({
      type: 'indirect',
      speaker: 'Ada Okoye',
      mention: 'Okoye',
    });
    expect(quotationWith(HARBOUR, '300 people')?.pieces[0]).not.toContain('reporters');
  });

  it.each([
    ['straight marks', '"The bridge is safe," said Mayor Ines Duarte. She walked across it.'],
    ['curly marks', '“The bridge is safe,” said Mayor Ines Duarte. She walked across it.'],
    ['doubled marks', "``The bridge is safe,'' said Mayor Ines Duarte. She walked across it."],
    ['mixed marks', '“The bridge is safe," said Mayor Ines Duarte. She walked across it.'],
  ])('reads %s', (_, text) => {
    expect(quotationWith(text, 'bridge is safe')).toEqual({
      type: 'direct',
      pieces: ['The bridge is safe'],
      speaker: 'Ines Duarte',
      mention: 'Mayor Ines Duarte',
    });
  });

  it('keeps single marks within double ones', () => {
    const text = '“She called it ‘a disgrace’ and left the room,” Peter Lund said.';
    expect(quotationWith(text, 'disgrace')?.pieces).toEqual(['She called it ‘a disgrace’ and left the room']);
  });

  it('takes words that are quoted in part as mixed, with the words around them', () => {
    const text = 'Peter Lund said the plan was “a gift to the builders” and should be dropped.';
    expect(quotationWith(text, 'a gift to the builders')).toMatchObject({
      type: 'mixed',
      speaker: 'Peter Lund',
    });
  });

  it('goes on with the speaker of the paragraph before', () => {
    const text = `“The ferries will run all night,” Peter Lund said on Monday at the town hall.

“We have hired forty sailors, and all of them know these waters.”`;
    expect(quotationWith(text, 'forty sailors')).toMatchObject({ type: 'direct', speaker: 'Peter Lund' });
  });

  it('reads a speech whose paragraphs each open a mark that only the last one closes', () => {
    const text = `Peter Lund said: “The ferries will run all night, and every night.

“We have hired forty sailors for it.

“They know these waters.”`;
    const pieces = quotationsOf(text).flatMap((one) => one.pieces);
    expect(pieces).toContain('We have hired forty sailors for it.');
    expect(pieces).toContain('They know these waters.');
    expect(quotationWith(text, 'know these waters')?.speaker).toBe('Peter Lund');
  });

  it('takes neither a title nor a scare quote for words of somebody', () => {
    const text = `Ines Duarte wrote the novel “The Salt Road” in two years.

The so-called “express” takes four hours.`;
    expect(
      quotationsOf(text).flatMap(({ pieces }) =>
        pieces.filter((piece) => /^(?:The Salt Road|express)$/.test(piece)),
      ),
    ).toEqual([]);
  });

  it('tells what is believed or wished from what is said', () => {
    const { quotations } = findQuotations(
      readText('Ines Duarte hopes that the school will open in May. Peter Lund said that it will not.'),
    );
    expect(quotations.map(({ speech }) => speech)).toEqual([false, true]);
  });

  it('is surer of a plain quotation than of a doubtful one', () => {
    const sure = findQuotations(readText('“We will not pay for it,” Ines Duarte said on Monday.')).quotations;
    const doubtful = findQuotations(readText('The move echoed the style of Ines Duarte.')).quotations;
    expect(sure[0]?.attribution?.confidence).toBeGreaterThan(0.8);
    expect(doubtful.every(({ attribution }) => (attribution?.confidence ?? 0) < 0.8)).toBe(true);
  });

  it('finds nothing where nobody speaks', () => {
    expect(quotationsOf('The bridge is closed. It rained for two days and the river rose.')).toEqual([]);
    expect(quotationsOf('')).toEqual([]);
  });
});

const PART = fc.oneof(
  fc.constantFrom(
    '“',
    '”',
    '"',
    "''",
    '``',
    '‘',
    '’',
    ', ',
    '. ',
    '? ',
    ': ',
    '\n',
    '\n\n',
    ' ',
    ' — ',
    '(',
    ')',
  ),
  fc.constantFrom(
    'said ',
    'he ',
    'she ',
    'that ',
    'told ',
    'according to ',
    'Ines Duarte ',
    'Mr. Lund ',
    'who ',
    'it ',
  ),
  fc.constantFrom(
    'the report ',
    'claims ',
    'adding ',
    'wants ',
    'to leave ',
    'the bridge ',
    'is ',
    'and ',
    'of ',
    '’s ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);

describe('quotations of any text', () => {
  it('lie in the text, in order, within a paragraph each, and hold letters or digits', () => {
    fc.assert(
      fc.property(fc.array(PART, { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        for (const { pieces, cue, attribution, context } of findQuotations(readText(text)).quotations) {
          expect(pieces.length).toBeGreaterThan(0);
          let end = 0;
          for (const piece of pieces) {
            expect(piece.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(piece.start, piece.end)).toMatch(/^[^\n]*[\p{L}\p{N}][^\n]*$/u);
            expect(piece.end).toBeLessThanOrEqual(context.end);
            expect(piece.start).toBeGreaterThanOrEqual(context.start);
            end = piece.end;
          }
          for (const span of [cue, attribution?.mention, attribution?.name]) {
            if (span === undefined) continue;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          expect(attribution?.confidence ?? 0).toBeGreaterThanOrEqual(0);
          expect(attribution?.confidence ?? 1).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same each time', () => {
    expect(quotationsOf(HARBOUR)).toEqual(quotationsOf(HARBOUR));
  });

  it('are found in texts of one thing without end', () => {
    for (const unit of ['"', '“', '” ', 'he said ', 'said: ', '( ', 'that ', '"a" ', 'Mr. ', 'A\n']) {
      expect(() => quotationsOf(unit.repeat(3000))).not.toThrow();
    }
  });
});
