import { describe, expect, test } from 'vitest';
import { Pauses } from '../../src/digest/timer.ts';
import { HeldTime } from './held-time.ts';

/** Pauses on a time that is held, and the names of those that are over. */
function begin() {
  const time = new HeldTime(0);
  const pauses = new Pauses((milliseconds, run) => time.after(milliseconds, run));
  const over: string[] = [];
  const pause = (name: string, milliseconds: number) => pauses.for(milliseconds).then(() => over.push(name));
  return { time, pauses, over, pause };
}

describe('Pauses', () => {
  test('end when their time is over, each by itself', async () => {
    const { time, over, pause } = begin();
    void pause('long', 2_000);
    void pause('short', 1_000);
    await time.passTo(1_500);
    expect(over).toEqual(['short']);
    await time.passTo(2_000);
    expect(over).toEqual(['short', 'long']);
  });

  test('all end at once when they are ended, and none lasts afterwards', async () => {
    const { pauses, over, pause } = begin();
    const pending = [pause('one', 1_000), pause('other', 60_000)];
    pauses.end();
    await Promise.all([...pending, pause('late', 60_000)]);
    expect(over.toSorted()).toEqual(['late', 'one', 'other']);
    expect(pauses.ended).toBe(true);
  });
});
