import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/sandbox/wrap.ts';

describe('Wrapping a line', () => {
  it('breaks between words and sets further lines in', () => {
    expect(wrapped('• one two three', 9)).toEqual(['• one two', '  three']);
    expect(wrapped('│ “one two”', 7)).toEqual(['│ “one', '│ two”']);
    expect(wrapped('extraordinary', 5)).toEqual(['extraordinary']);
    expect(wrapped('', 5)).toEqual(['']);
  });

  it('keeps every word, and leaves a line that fits as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abc“’•') })),
        fc.integer({ min: 1, max: 60 }),
        (words, width) => {
          const line = words.join(' ');
          const lines = wrapped(`x ${line}`, width);
          expect(lines.join(' ')).toBe(`x ${line}`);
          expect(wrapped(`x ${line}`, Number.POSITIVE_INFINITY)).toEqual([`x ${line}`]);
        },
      ),
    );
  });
});
