import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf } from '../../../src/sandbox/page/digest/duration.ts';
import { FAULTS, waitingFaults } from '../../../src/sandbox/page/digest/faults.ts';
import { timelineOf, verdictOf } from '../../../src/sandbox/page/digest/timeline.ts';

const START = Date.UTC(2030, 0, 7, 9);

const steps = (...states: readonly string[]) =>
  states.map((state, index) => ({ state, at: START + index * 1_500 }));

describe('a span of time in words', () => {
  it.each([
    [0, '0 ms'],
    [38.7, '38 ms'],
    [1_290, '1.2 s'],
    [45_999, '45 s'],
    [200_000, '3 min'],
    [26 * 3_600_000, '26 h'],
    [96 * 3_600_000, '4 days'],
    [-5, '0 ms'],
  ])('says %d milliseconds as %s', (milliseconds, words) => {
    expect(durationOf(milliseconds)).toBe(words);
  });

  it('never says more than has passed', () => {
    const sizes: Record<string, number> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, days: 86_400_000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (span) => {
        const [count, unit = ''] = durationOf(span).split(' ');
        expect(Number(count) * (sizes[unit] ?? Number.NaN)).toBeLessThanOrEqual(span);
      }),
    );
  });
});

describe('the way of a delivery', () => {
  it('is told step by step, with the time between', () => {
    expect(timelineOf(steps('planned', 'sending', 'sent'))).toMatchObject([
      { word: 'Planned', tone: 'plain' },
      { word: 'Sending', tone: 'plain', after: '1.5 s' },
      { word: 'Sent', tone: 'good', after: '1.5 s' },
    ]);
    expect(timelineOf(steps('planned'))[0]).not.toHaveProperty('after');
  });

  it('says why, where there is a reason', () => {
    const reason = 'The request left and no answer came.';
    const told = timelineOf([...steps('planned', 'sending'), { state: 'unknown', at: START + 9, reason }]);
    expect(told[2]).toMatchObject({ word: 'Unknown', tone: 'warning', reason });
  });

  it('says of a second plan that nothing was posted yet', () => {
    const [first, , again] = timelineOf(steps('planned', 'sending', 'planned'));
    expect(again?.meaning).toMatch(/not posted yet/i);
    expect(first?.meaning).not.toMatch(/not posted yet/i);
  });

  it('shows a state that it does not know by its own name', () => {
    expect(timelineOf(steps('paused'))).toMatchObject([{ word: 'paused', tone: 'plain' }]);
    expect(verdictOf({ steps: steps('paused') })).toEqual({ tone: 'plain', text: 'paused' });
  });

  it.each([
    ['sent', 'Posted once', 'good'],
    ['unknown', 'Not known yet', 'warning'],
    ['failed', 'Not posted', 'danger'],
    ['missed', 'Missed', 'danger'],
    ['skipped', 'Nothing to post', 'plain'],
  ])('ends in %s as “%s”', (state, text, tone) => {
    expect(verdictOf({ steps: steps('planned', 'sending', state) })).toEqual({ text, tone });
  });

  it('says so where an unknown outcome did not make a second post', () => {
    expect(verdictOf({ steps: steps('planned', 'sending', 'unknown', 'sent') })).toEqual({
      text: 'Settled: posted once',
      tone: 'good',
    });
  });

  it('waits to be posted where nothing is written of it yet', () => {
    expect(verdictOf({ steps: [] })).toEqual({ text: 'Waiting to be posted', tone: 'plain' });
  });
});

describe('trouble in words', () => {
  it('says what is still to happen, in order', () => {
    expect(waitingFaults(['answer-429', 'lose-reply'])).toBe(
      'Still to happen: the next post is answered 429, then the next post’s reply is lost.',
    );
    expect(waitingFaults([])).toBeUndefined();
  });

  it('has a label and a promise of its own for every fault', () => {
    expect(new Set(FAULTS.map(({ label }) => label)).size).toBe(4);
    expect(new Set(FAULTS.map(({ promise }) => promise)).size).toBe(4);
  });
});
