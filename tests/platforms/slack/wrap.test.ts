import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundled, splitAt, splitText, weightOf } from '../../../src/platforms/slack/wrap.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.toWellFormed());

describe('cutting text', () => {
  it('loses no character and keeps every part within the room', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 6, max: 60 }), (text, room) => {
        const parts = splitText(text, room);
        expect(parts.join('')).toBe(text);
        expect(parts.filter((part) => weightOf(part) - 2 > room || !part.isWellFormed())).toEqual([]);
      }),
    );
  });

  it('cuts behind the last blank that fits', () => {
    expect(splitAt('one two three', 9)).toEqual(['one two ', 'three']);
  });

  it('cuts within a word only where it is allowed to', () => {
    expect(splitAt('ferryman', 5)).toEqual(['ferry', 'man']);
    expect(splitAt('ferryman', 5, false)).toEqual(['', 'ferryman']);
    expect(splitAt('ferry man', 5, false)).toEqual(['ferry', ' man']);
  });

  it('bundles in order, within number and room', () => {
    expect(bundled(['a', 'b', 'c'], 2, 100)).toEqual([['a', 'b'], ['c']]);
    expect(bundled(['aaaa', 'b', 'c'], 9, 8)).toEqual([['aaaa'], ['b', 'c']]);
    expect(bundled([], 2, 100)).toEqual([]);
  });
});
