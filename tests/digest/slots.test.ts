import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type LocalTime, parseSchedule, type Schedule } from '../../src/digest/schedule.ts';
import { nextSlot, nextSlots, slotsBetween } from '../../src/digest/slots.ts';

function scheduleOf(words: string): Schedule {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.schedule;
}

/** The slots between two UTC times, as UTC times. */
function slots(words: string, from: string, to: string): readonly string[] {
  return slotsBetween(scheduleOf(words), Date.parse(from), Date.parse(to)).map((slot) =>
    new Date(slot).toISOString().replace(':00.000Z', 'Z'),
  );
}

describe('Slots', () => {
  test('are later than the start and up to the end, the end included', () => {
    expect(slots('daily 09:00 UTC', '2024-05-01T09:00Z', '2024-05-03T09:00Z')).toEqual([
      '2024-05-02T09:00Z',
      '2024-05-03T09:00Z',
    ]);
  });

  test('fall on the days of the week in the zone of the schedule, not in UTC', () => {
    // Monday 07:30 in Auckland is Sunday evening in UTC.
    expect(slots('mon 07:30 Pacific/Auckland', '2024-06-01T00:00Z', '2024-06-10T00:00Z')).toEqual([
      '2024-06-02T19:30Z',
      '2024-06-09T19:30Z',
    ]);
  });

  test('come several times a day where the schedule says so', () => {
    expect(slots('weekdays 09:00,17:00 UTC', '2024-05-03T10:00Z', '2024-05-06T12:00Z')).toEqual([
      '2024-05-03T17:00Z',
      '2024-05-06T09:00Z',
    ]);
  });

  test('the first few are those that follow one another, over a change of the clocks too', () => {
    const three = nextSlots(scheduleOf('weekdays 09:00 Europe/Berlin'), Date.parse('2024-03-28T12:00Z'), 3);
    expect(three.map((slot) => new Date(slot).toISOString())).toEqual([
      '2024-03-29T08:00:00.000Z',
      '2024-04-01T07:00:00.000Z',
      '2024-04-02T07:00:00.000Z',
    ]);
    expect(nextSlots(scheduleOf('daily 09:00 UTC'), 0, 0)).toEqual([]);
  });

  test('an hour that does not exist is due at the first moment after the gap', () => {
    expect(slots('daily 02:30 Europe/Berlin', '2024-03-30T12:00Z', '2024-04-01T12:00Z')).toEqual([
      '2024-03-31T01:00Z',
      '2024-04-01T00:30Z',
    ]);
  });

  test('two times within one gap are one slot', () => {
    expect(slots('daily 02:15,02:45,03:00 Europe/Berlin', '2024-03-30T12:00Z', '2024-03-31T12:00Z')).toEqual([
      '2024-03-31T01:00Z',
    ]);
  });

  test('an hour that exists twice is due the first time only', () => {
    expect(slots('daily 02:30 Europe/Berlin', '2024-10-26T12:00Z', '2024-10-28T12:00Z')).toEqual([
      '2024-10-27T00:30Z',
      '2024-10-28T01:30Z',
    ]);
    const between = Date.parse('2024-10-27T00:45Z');
    expect(nextSlot(scheduleOf('daily 02:30 Europe/Berlin'), between)).toBe(Date.parse('2024-10-28T01:30Z'));
  });

  test('a midnight that does not exist is due when the day begins', () => {
    expect(slots('daily 00:00 America/Sao_Paulo', '2018-11-03T12:00Z', '2018-11-05T12:00Z')).toEqual([
      '2018-11-04T03:00Z',
      '2018-11-05T02:00Z',
    ]);
  });

  test('a gap that ends the day is due at the midnight after it', () => {
    expect(slots('sat 23:30 America/Nuuk', '2024-03-30T12:00Z', '2024-04-01T12:00Z')).toEqual([
      '2024-03-31T01:00Z',
    ]);
  });

  test('a day that does not exist has no slot', () => {
    expect(slots('fri 10:00 Pacific/Apia', '2011-12-24T00:00Z', '2012-01-07T00:00Z')).toEqual([
      '2012-01-05T20:00Z',
    ]);
  });

  test('a leap day has its slot', () => {
    expect(slots('thu 09:00 UTC', '2024-02-28T12:00Z', '2024-03-01T12:00Z')).toEqual(['2024-02-29T09:00Z']);
  });
});

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const clockTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => ({ hour, minute }));
const moments = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 0) });

const DAY = 86_400_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;

/** The start of each local day, and the first moment of it, that begins within a stretch of time. */
function localDays(zone: string, from: number, to: number): readonly Temporal.PlainDate[] {
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const days: Temporal.PlainDate[] = [];
  for (let day = dayOf(from); Temporal.PlainDate.compare(day, dayOf(to)) <= 0; day = day.add({ days: 1 })) {
    if (day.toZonedDateTime(zone).toPlainDate().equals(day)) days.push(day);
  }
  return days;
}

/**
 * The moment by a reckoning of its own: the first minute, read off the clock, at which a local day's clock shows
 * the time or has jumped past it.
 */
function firstMinuteShowing(zone: string, day: Temporal.PlainDate, time: { hour: number; minute: number }) {
  const wanted = day.toPlainDateTime(time);
  const start = day.toZonedDateTime(zone).epochMilliseconds;
  for (let at = start; at <= start + 30 * 3_600_000; at += 60_000) {
    const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
    if (Temporal.PlainDateTime.compare(shown, wanted) >= 0) return at;
  }
  throw new Error(`${wanted} never comes in ${zone}`);
}

describe('In any zone, at any time', () => {
  test('there is exactly one slot for each local day, and they only go forward', () => {
    fc.assert(
      fc.property(zones, clockTimes, moments, (zone, time, from) => {
        const to = from + 40 * DAY;
        const found = slotsBetween({ days: everyDay, times: [time], zone }, from, to);
        for (const [index, slot] of found.entries()) {
          expect(slot).toBeGreaterThan(index === 0 ? from : (found[index - 1] ?? 0));
        }
        const inside = localDays(zone, from, to).slice(1, -1);
        expect(found.length).toBeGreaterThanOrEqual(inside.length);
        expect(found.length).toBeLessThanOrEqual(inside.length + 2);
      }),
    );
  });

  test('a slot is the first minute at which the clock shows its time or has jumped past it', () => {
    const pairs = fc
      .tuple(zones, moments)
      .map(([zone, at]) => {
        // The days around a change of the clocks are where it matters: take the next one, if there is one.
        const next = Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(zone)
          .getTimeZoneTransition('next');
        return { zone, from: (next?.epochMilliseconds ?? at) - DAY };
      })
      // A reckoning by minutes needs offsets of whole minutes.
      .filter(({ from }) => from % 60_000 === 0);
    fc.assert(
      fc.property(pairs, clockTimes, ({ zone, from }, time) => {
        const found = new Set(
          slotsBetween({ days: everyDay, times: [time], zone }, from - 2 * DAY, from + 4 * DAY),
        );
        for (const day of localDays(zone, from, from + 2 * DAY)) {
          expect(found).toContain(firstMinuteShowing(zone, day, time));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('asking for the next slot again and again finds the same as asking for all of them', () => {
    fc.assert(
      fc.property(zones, clockTimes, clockTimes, moments, (zone, one, other, from) => {
        const minutes = ({ hour, minute }: LocalTime) => hour * 60 + minute;
        const times: Schedule['times'] = minutes(one) <= minutes(other) ? [one, other] : [other, one];
        const schedule = { days: [2, 5] as const, times, zone };
        const all = slotsBetween(schedule, from, from + 21 * DAY);
        let at = from;
        for (const slot of all) {
          at = nextSlot(schedule, at);
          expect(at).toBe(slot);
        }
        expect(nextSlot(schedule, at)).toBeGreaterThan(from + 21 * DAY);
      }),
    );
  });
});
