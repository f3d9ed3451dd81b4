import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onOrphaned } from '../src/orphan.ts';

describe('A bot whose parent has gone', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is told so once', () => {
    let parent = 100;
    let told = 0;
    onOrphaned(
      () => parent,
      () => {
        told += 1;
      },
    );
    vi.advanceTimersByTime(10_000);
    expect(told).toBe(0);
    parent = 1;
    vi.advanceTimersByTime(10_000);
    expect(told).toBe(1);
  });
});
