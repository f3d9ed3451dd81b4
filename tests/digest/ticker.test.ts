import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTicker } from '../../src/digest/ticker.ts';

const errors: string[] = [];
const log = {
  info: () => {},
  warn: () => {},
  error: (_: object, message: string) => errors.push(message),
};

beforeEach(() => {
  errors.length = 0;
  vi.useFakeTimers({ now: Date.UTC(2024, 9, 27, 0, 30, 15) });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('The ticker', () => {
  test('ticks at once and then every minute, also in the hour that clocks show twice, until it is stopped', async () => {
    let ticks = 0;
    const ticker = startTicker(async () => {
      ticks += 1;
    }, log);
    expect(ticks).toBe(1);
    await vi.advanceTimersByTimeAsync(120 * 60_000);
    expect(ticks).toBe(121);
    await ticker.stop();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(ticks).toBe(121);
  });

  test('goes on after a tick that fails, and logs it', async () => {
    let ticks = 0;
    const ticker = startTicker(async () => {
      ticks += 1;
      throw new Error('It failed.');
    }, log);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    await ticker.stop();
    expect(ticks).toBe(3);
    expect(errors).toHaveLength(3);
  });

  test('does not wait for a slow tick before the next one, but waits for it to end when it is stopped', async () => {
    let ticks = 0;
    let end = () => {};
    const slow = new Promise<void>((resolve) => {
      end = resolve;
    });
    const ticker = startTicker(async () => {
      ticks += 1;
      if (ticks === 1) await slow;
    }, log);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toBe(2);
    let stopped = false;
    const stopping = ticker.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    end();
    await stopping;
    expect(stopped).toBe(true);
  });
});
