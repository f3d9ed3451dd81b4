import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lesson, plainLesson } from '../../../bench/learn/lesson.ts';
import { packed } from '../../../bench/learn/packing.ts';
import { learnTable } from '../../../bench/learn/table.ts';
import { TABLE } from '../../../src/drafting/attribution/features.ts';
import { type Judgement, unpack, type Weights } from '../../../src/drafting/attribution/weights.ts';

function tableWith(entries: readonly (readonly [number, number])[]): Weights {
  const table = new Float32Array(TABLE);
  for (const [place, weight] of entries) table[place] = weight;
  return table;
}

const judgementOf = (cue: Weights): Judgement => ({
  cue,
  speaker: new Float32Array(TABLE),
  content: new Float32Array(TABLE),
  marked: new Float32Array(TABLE),
  confidence: new Float32Array(TABLE),
  pronoun: new Float32Array(TABLE),
});

describe('weights', () => {
  it('come out of a packed table as they went in, but for rounding', () => {
    const entry = fc.tuple(fc.nat(TABLE - 1), fc.double({ min: -5, max: 5, noNaN: true }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 60 }), (entries) => {
        const table = tableWith(entries);
        const cue = packed(judgementOf(table))['cue'];
        if (cue === undefined) throw new Error('The table was not packed.');
        const again = unpack(cue);
        const off = table.reduce(
          (most, weight, place) => Math.max(most, Math.abs(weight - (again[place] ?? 0))),
          0,
        );
        expect(off).toBeLessThanOrEqual(Math.max(0.015, cue.step * 0.51) + 1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('come out empty where nothing was learned', () => {
    const cue = packed(judgementOf(new Float32Array(TABLE)))['cue'];
    expect(cue?.weights).toBe('');
  });
});

describe('learning a table', () => {
  const lessons: readonly Lesson[] = Array.from({ length: 40 }, (_, index) =>
    plainLesson([Int32Array.of(11, index % 3), Int32Array.of(12, index % 5)], [true, false], index % 5),
  );

  it('weighs what is right above what is wrong', () => {
    const table = learnTable(lessons, { rounds: 6, rate: 0.1, least: 1 });
    expect(table[11]).toBeGreaterThan(0.2);
    expect(table[12]).toBeLessThan(-0.2);
  });

  it('weighs nothing of which there were too few lessons', () => {
    const rare = [...lessons, plainLesson([Int32Array.of(77), Int32Array.of(12)], [true, false], 0)];
    expect(learnTable(rare, { rounds: 6, rate: 0.1, least: 2 })[77]).toBe(0);
  });
});
