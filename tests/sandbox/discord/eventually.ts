import { expect } from 'vitest';

/** Waits for something to become as expected: long enough for a slow machine, looking often enough for a quick one. */
export const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 8_000, interval: 5 });
