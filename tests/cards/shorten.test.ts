import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/cards/shorten.ts';

describe('Shortening a label', () => {
  it('leaves what fits as it is', () => {
    expect(shortened('ferry', 5)).toBe('ferry');
  });

  it('ends in an ellipsis and keeps characters whole', () => {
    expect(shortened('ab👩‍👩‍👧cd', 6)).toBe('ab…');
  });

  it('never exceeds the limit, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (text, longest) => {
          const label = shortened(text, longest);
          expect(label.length).toBeLessThanOrEqual(longest);
          expect(label.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
