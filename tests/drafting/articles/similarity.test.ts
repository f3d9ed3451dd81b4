import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandsOf,
  likeness,
  NEARLY_THE_SAME,
  SKETCH_SIZE,
  sketchOf,
} from '../../../src/drafting/articles/similarity.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 4 });
const words = fc.array(word, { minLength: 1, maxLength: 120 });

/** So many different words, none of which another seed gives. */
const story = (seed: string, length = 400) =>
  Array.from({ length }, (_, index) => `${seed}${((index * 7919) % length).toString(36)}`);

/** How alike two texts are when every shingle is compared. */
function exactLikeness(a: readonly string[], b: readonly string[]): number {
  const shingles = (list: readonly string[]) =>
    new Set(list.slice(4).map((_, index) => list.slice(index, index + 5).join(' ')));
  const [first, second] = [shingles(a), shingles(b)];
  return first.intersection(second).size / first.union(second).size;
}

const sharesBand = (a: readonly number[], b: readonly number[]) => {
  const bands = new Set(bandsOf(a));
  return bandsOf(b).some((band) => bands.has(band));
};

describe('A sketch', () => {
  test('has one fixed size of unsigned 32-bit integers, and is the same for the same text', () => {
    fc.assert(
      fc.property(words, (list) => {
        const sketch = sketchOf(list.join(' '));
        expect(sketch).toHaveLength(SKETCH_SIZE);
        expect(sketch.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(true);
        expect(sketchOf(list.join(' '))).toEqual(sketch);
      }),
    );
  });

  test('stays what it is from one version of the bot to the next, because sketches are stored', () => {
    const sketch = sketchOf('The harbour council voted on Monday to keep the old lighthouse lit.');
    expect(sketch.slice(0, 4)).toMatchInlineSnapshot(`
      [
        514877301,
        20539620,
        137048632,
        105073156,
      ]
    `);
    expect(bandsOf(sketch)[0]).toMatchInlineSnapshot(`"0:8ijlv9.c88h0.29lfeg.1qk2ys"`);
  });

  test('does not change with case, punctuation, kinds of marks or layout', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('\n\n', ', ', ' – ', '\t', '. '), (list, between) => {
        const dressed = `“${list.join(between).toUpperCase()}.”`;
        expect(sketchOf(dressed)).toEqual(sketchOf(list.join(' ')));
      }),
    );
  });

  test('of a text without a word is empty, and like nothing', () => {
    for (const text of ['', ' \n', '“…”']) expect(sketchOf(text)).toEqual([]);
    expect(bandsOf([])).toEqual([]);
    expect(likeness([], [])).toBe(0);
    expect(likeness([], sketchOf('Some words'))).toBe(0);
  });

  test('of a text shorter than a shingle is that of all its words', () => {
    expect(likeness(sketchOf('No comment'), sketchOf('“No comment!”'))).toBe(1);
    expect(likeness(sketchOf('No comment'), sketchOf('No answer'))).toBeLessThan(0.2);
  });
});

describe('Likeness', () => {
  test('is from 0 to 1, the same both ways, and 1 with itself', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [first, second] = [sketchOf(a.join(' ')), sketchOf(b.join(' '))];
        const value = likeness(first, second);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(likeness(second, first)).toBe(value);
        expect(likeness(first, first)).toBe(1);
      }),
    );
  });

  test.each([0.05, 0.2, 0.35, 0.5, 0.8])(
    'is near the share of shingles where %f of a text is another',
    (share) => {
      const original = story('a');
      const cut = Math.round(original.length * share);
      const other = [...story('b').slice(0, cut), ...original.slice(cut)];
      const measured = likeness(sketchOf(original.join(' ')), sketchOf(other.join(' ')));
      expect(Math.abs(measured - exactLikeness(original, other))).toBeLessThan(0.19);
    },
  );

  test('finds a text with a changed word, a new title and a lost ending nearly the same', () => {
    const original = story('a');
    const edited = [
      'A',
      'quite',
      'other',
      'title',
      ...original.slice(0, 200),
      'changed',
      ...original.slice(201, 380),
    ];
    const [first, second] = [sketchOf(original.join(' ')), sketchOf(edited.join(' '))];
    expect(likeness(first, second)).toBeGreaterThanOrEqual(NEARLY_THE_SAME);
    expect(sharesBand(first, second)).toBe(true);
  });
});

describe('Bands', () => {
  test('are shared by nearly every pair of texts that are alike, and by hardly any that are not', () => {
    let alike = 0;
    let unlike = 0;
    for (let pair = 0; pair < 50; pair += 1) {
      const original = story(`a${pair.toString(36)}x`, 300);
      const other = [...story(`b${pair.toString(36)}x`, 300).slice(0, 45), ...original.slice(45)];
      const sketch = sketchOf(original.join(' '));
      if (sharesBand(sketch, sketchOf(other.join(' ')))) alike += 1;
      if (sharesBand(sketch, sketchOf(story(`c${pair.toString(36)}x`, 300).join(' ')))) unlike += 1;
    }
    expect(alike).toBeGreaterThanOrEqual(48);
    expect(unlike).toBe(0);
  });

  test('name their place, so that equal values in another band do not count', () => {
    expect(bandsOf([1, 2, 3, 4, 1, 2, 3, 4])).toEqual(['0:1.2.3.4', '1:1.2.3.4']);
  });
});
