import { expect, it } from 'vitest';
import { distantSchedule } from '../../bench/workshop.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';

it('sets the digest to a time that no run lasts until', () => {
  const words = distantSchedule(Date.UTC(2030, 0, 1, 20, 30));
  expect(words).toBe('daily 08:30 UTC');
  expect(parseSchedule(words).ok).toBe(true);
});
