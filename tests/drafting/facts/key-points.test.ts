import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/drafting/extract.ts';
import type { Span } from '../../../src/drafting/extraction.ts';
import { STORY } from '../story.ts';

const wordsIn =
  (text: string) =>
  ({ start, end }: Span) =>
    text.slice(start, end);

const pointsOf = (text: string) => extract(text).keyPoints.map(({ sentence }) => wordsIn(text)(sentence));

/** So many paragraphs of one sentence each, no two alike. */
const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `The ${index}th harbour of district${index} was repaired by crew${index} before the winter storms came.`,
  ).join('\n\n');

describe('Key points', () => {
  test('begin with what the story begins with, and stand in its order', () => {
    const { keyPoints } = extract(STORY);
    const starts = keyPoints.map(({ sentence }) => sentence.start);
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    expect(pointsOf(STORY)[0]).toBe(
      'Norland has rejected a plan by its neighbours for a safe-harbour agreement.',
    );
  });

  test('are no title, no question, no fragment and no quotation without its speaker', () => {
    const points = pointsOf(STORY);
    expect(points).not.toContain('Norland turns down the safe-harbour plan');
    expect(points).not.toContain('Is there a way out?');
    expect(points).not.toContain('“There is still time.”');
  });

  test('hold a quotation that runs through two sentences whole', () => {
    const text = `${paragraphs(2)}\n\n“The pier has lost its roof. We shall build 40 new ones,” said Ingrid Solberg, the harbour minister.`;
    expect(pointsOf(text)).toContain(
      '“The pier has lost its roof. We shall build 40 new ones,” said Ingrid Solberg, the harbour minister.',
    );
  });

  test('carry whose claim they are, and none where they are the outlet’s own', () => {
    const { keyPoints } = extract(STORY);
    const claims = new Map(
      keyPoints.map(({ sentence, claim }) => [
        wordsIn(STORY)(sentence).slice(0, 14),
        claim === undefined ? undefined : wordsIn(STORY)(claim.name),
      ]),
    );
    expect(claims.get('Ingrid Solberg')).toBe('Ingrid Solberg');
    expect(claims.get('The agreement ')).toBeUndefined();
  });

  test.each([
    [4, 3],
    [20, 8],
    [90, 12],
  ])('of a text of %i statements are %i', (count, points) => {
    expect(pointsOf(paragraphs(count))).toHaveLength(points);
  });

  test('say nothing twice', () => {
    const twice = 'The harbour council voted to keep the old lighthouse lit through the winter.';
    const text = `${twice}\n\n${twice}\n\n${paragraphs(6)}`;
    expect(pointsOf(text).filter((point) => point === twice)).toHaveLength(1);
  });

  test('weigh between 0 and 1', () => {
    for (const { weight } of extract(STORY).keyPoints) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  });
});
