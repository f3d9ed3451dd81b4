import { expect, it } from 'vitest';
import { drive } from '../../bench/load.ts';

it('asks exactly as often as it is told, with no lane ever asking twice at once', async () => {
  const busy = new Set<number>();
  let most = 0;
  const ask = async (lane: number) => {
    expect(busy.has(lane)).toBe(false);
    busy.add(lane);
    most = Math.max(most, busy.size);
    await new Promise((resolve) => setImmediate(resolve));
    busy.delete(lane);
    return { milliseconds: lane, payload: undefined };
  };
  expect(await drive({ ask }, { requests: 10, concurrency: 4 })).toHaveLength(10);
  expect(most).toBe(4);
  expect(await drive({ ask }, { requests: 2, concurrency: 4 })).toHaveLength(2);
});

it('ends as soon as one answer does not come', async () => {
  const ask = async () => Promise.reject(new Error('No answer came.'));
  await expect(drive({ ask }, { requests: 10, concurrency: 2 })).rejects.toThrow('No answer came.');
});
