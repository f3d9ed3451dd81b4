import { describe, expect, it } from 'vitest';
import { PaceGuard } from '../../bench/pace-guard.ts';
import { VirtualTime } from '../../bench/virtual-time.ts';

describe('Virtual time', () => {
  it('passes from one timer to the next, in the order of their times', async () => {
    const time = new VirtualTime(1_000);
    const happened: string[] = [];
    const pause = (milliseconds: number) => new Promise<void>((resolve) => time.timer(milliseconds, resolve));
    const one = async () => {
      await pause(5_000);
      happened.push(`one at ${time.now()}`);
    };
    const other = async () => {
      await pause(2_000);
      await pause(2_000);
      happened.push(`other at ${time.now()}`);
    };
    await time.passUntil(Promise.all([one(), other()]));
    expect(happened).toEqual(['other at 5000', 'one at 6000']);
  });

  it('does not run what was called off', async () => {
    const time = new VirtualTime(0);
    let ran = false;
    time.timer(10, () => {
      ran = true;
    })();
    await time.passUntil(new Promise<void>((resolve) => time.timer(20, resolve)));
    expect([ran, time.now()]).toEqual([false, 20]);
  });

  it('says so where nothing could end the work', async () => {
    await expect(new VirtualTime(0).passUntil(new Promise(() => {}))).rejects.toThrow('Nothing is left');
  });

  it('passes on what the work failed with', async () => {
    await expect(new VirtualTime(0).passUntil(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('A guard of a pace', () => {
  it('counts what is too much in any stretch, and forgets what is over', () => {
    const guard = new PaceGuard({ posts: 2, within: 1_000 });
    for (const at of [0, 500, 900]) guard.count(at);
    expect(guard.refused).toBe(1);
    for (const at of [2_000, 2_500, 3_000]) guard.count(at);
    expect(guard.refused).toBe(1);
  });
});
