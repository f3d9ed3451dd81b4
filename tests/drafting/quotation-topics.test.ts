import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundQuotation } from '../../src/drafting/extraction.ts';
import { withTopics } from '../../src/drafting/quotation-topics.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';

const TEXT = `The lighthouse of Port Ellery stays, the council said. The lighthouse had been for sale.

“We asked how many old boats were waiting for a decision about the lighthouse in Port Ellery before winter,” said Marta Quill. “Stop it.”`;

/** A quotation of these words. */
function quotationOf(text: string, words: string, type: FoundQuotation['type'] = 'direct'): FoundQuotation {
  const start = text.indexOf(words);
  const piece = { start, end: start + words.length };
  return { type, pieces: [piece], context: piece, speech: true };
}

/** What a quotation of these words is about. */
function topicOf(words: string, type?: FoundQuotation['type']): string | undefined {
  const [found] = withTopics(readText(TEXT), [quotationOf(TEXT, words, type)]);
  return found?.about && TEXT.slice(found.about.start, found.about.end);
}

describe('What a quotation is about', () => {
  const whole =
    'We asked how many old boats were waiting for a decision about the lighthouse in Port Ellery before winter,';

  test('is a noun phrase of it, without article, that holds what the text keeps coming back to', () => {
    expect(topicOf(whole)).toBe('lighthouse in Port Ellery');
  });

  test('is a phrase rather than a word, without the words that only lead to it', () => {
    expect(topicOf('We asked how many old boats were waiting for a decision')).toBe('many old boats');
  });

  test('is absent where nothing is named, and where no words stand in marks', () => {
    expect(topicOf('Stop it.')).toBeUndefined();
    expect(topicOf(whole, 'indirect')).toBeUndefined();
  });

  test('never ends within a name, nor holds more than nine words', () => {
    const text =
      'They want a ban on the sale of cheap timber from the north by the Port Ellery Harbour Union.';
    const [found] = withTopics(readText(text), [quotationOf(text, text)]);
    const words = found?.about === undefined ? '' : text.slice(found.about.start, found.about.end);
    expect(words.split(' ').length).toBeLessThanOrEqual(9);
    expect(words).not.toMatch(/Port$|Ellery$|Harbour$/);
  });

  test('lies within its pieces, whatever the text', () => {
    const anyText = fc.array(
      fc.constantFrom('the boat', 'of', 'Port Ellery', 'sails.', '“', '”', '\n\n', '12', 'и'),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(anyText, fc.nat(80), fc.nat(80), (words, from, size) => {
        const text = words.join(' ');
        const piece = { start: Math.min(from, text.length), end: Math.min(from + size, text.length) };
        const quotation: FoundQuotation = { type: 'direct', pieces: [piece], context: piece, speech: true };
        const [found] = withTopics(readText(text), [quotation]);
        if (found?.about === undefined) return;
        expect(found.about.start).toBeGreaterThanOrEqual(piece.start);
        expect(found.about.end).toBeLessThanOrEqual(piece.end);
      }),
    );
  });
});
