import { describe, expect, it } from 'vitest';
import { minutesOf, SLOT_EVERY, scheduleOf, slotsOf } from '../../../bench/faults/place.ts';
import { roundsOf } from '../../../bench/faults/rounds.ts';
import { parseSchedule } from '../../../src/digest/schedule.ts';
import { slotsBetween } from '../../../src/digest/slots.ts';

const DAY = 86_400_000;

describe('The channels of a run', () => {
  it('have the slots that the bot reads from their schedules', () => {
    const from = Date.UTC(2026, 0, 5, 9, 3, 20);
    for (const index of [0, 1, 9, 10, 23]) {
      const place = { minutes: minutesOf(index) };
      const parsed = parseSchedule(scheduleOf(place));
      if (!parsed.ok) throw new Error(parsed.message);
      expect(slotsOf(place, from, from + DAY)).toEqual(slotsBetween(parsed.schedule, from, from + DAY));
    }
  });

  it('count a slot at the end of a stretch, and none at its beginning', () => {
    const place = { minutes: minutesOf(0) };
    const slot = Date.UTC(2026, 0, 5, 9);
    const next = slot + SLOT_EVERY * 60_000;
    expect(slotsOf(place, slot, next)).toEqual([next]);
  });
});

describe('The rounds of a run', () => {
  it('share all kills, each way of posting as often as the other', () => {
    expect(roundsOf({ kills: 1_000, slack: ['direct', 'ahead'] })).toEqual([250, 250, 250, 250]);
    expect(roundsOf({ kills: 1_001, slack: ['direct', 'ahead'] })).toHaveLength(6);
    expect(roundsOf({ kills: 7, slack: ['direct', 'ahead'] })).toEqual([3, 4]);
    expect(roundsOf({ kills: 1, slack: ['direct', 'ahead'] })).toEqual([1]);
    expect(roundsOf({ kills: 12, slack: ['ahead'] })).toEqual([12]);
  });
});
