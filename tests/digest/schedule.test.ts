import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseSchedule,
  readScheduleWords,
  type Schedule,
  scheduleInWords,
  zoneNamed,
} from '../../src/digest/schedule.ts';

/** The schedule that words stand for; fails the test where they are unclear. */
function scheduleOf(words: string): Schedule {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.schedule;
}

/** What is said about unclear words; fails the test where they are clear. */
function complaintAbout(words: string): string {
  const parsed = parseSchedule(words);
  if (parsed.ok) throw new Error(`Clear: ${scheduleInWords(parsed.schedule)}`);
  return parsed.message;
}

describe('A schedule in words', () => {
  test.each([
    ['daily 09:00 UTC', 'daily 09:00 UTC'],
    ['daily 9:00', 'daily 09:00 UTC'],
    ['weekdays 8:30 europe/berlin', 'weekdays 08:30 Europe/Berlin'],
    ['mon,thu 17:15 America/Mexico_City', 'mon,thu 17:15 America/Mexico_City'],
    ['Thursday, Monday 17:15', 'mon,thu 17:15 UTC'],
    ['daily 17:00, 09:00,9:00 UTC', 'daily 09:00,17:00 UTC'],
    ['mon-fri 07:05', 'weekdays 07:05 UTC'],
    ['fri-mon 00:00', 'mon,fri,sat,sun 00:00 UTC'],
    ['sat sun 23:59', 'weekends 23:59 UTC'],
    ['mon tue wed thu fri sat sun 12:00', 'daily 12:00 UTC'],
    ['monday to friday at 9:00', 'weekdays 09:00 UTC'],
    ['tues,thurs 9:00', 'tue,thu 09:00 UTC'],
    ['fri - mon 9:00', 'mon,fri,sat,sun 09:00 UTC'],
    ['Mondays, Wednesdays and Thursdays at 17:15', 'mon,wed,thu 17:15 UTC'],
    ['on mon and thu at 9:00 and 17:15', 'mon,thu 09:00,17:15 UTC'],
    ['mon 9:00 and thu 9:00', 'mon,thu 09:00 UTC'],
    ['mon 9:00, mon 17:00', 'mon 09:00,17:00 UTC'],
    ['  09:00   weekends   Asia/Kathmandu ', 'weekends 09:00 Asia/Kathmandu'],
  ])('"%s" is "%s"', (words, canonical) => {
    expect(scheduleInWords(scheduleOf(words))).toBe(canonical);
  });

  test('takes the zone it is given where the words name none', () => {
    const parsed = parseSchedule('daily 09:00', 'Asia/Tokyo');
    expect(parsed.ok && parsed.schedule.zone).toBe('Asia/Tokyo');
  });

  test.each([
    ['', 'nothing was understood', 'the days are missing', 'the time is missing'],
    ['daily', 'understood: "daily"', 'the time is missing'],
    ['09:00 UTC', 'understood: "09:00 UTC"', 'the days are missing'],
    ['weekdays 8:30 Europe/Berln', 'understood: "weekdays 08:30"', 'not understood: "Europe/Berln"'],
    ['daily 9am', 'not understood: "9am"', 'the time is missing'],
    ['daily 24:00', 'not understood: "24:00"'],
    ['daily 09:60', 'not understood: "09:60"'],
    ['daily 09:00 +02:00', 'not understood: "+02:00"'],
    ['daily 09:00 UTC Europe/Rome', 'there is more than one zone'],
    ['fortnightly 09:00', 'not understood: "fortnightly"', 'the days are missing'],
    ['mon-fri-sun 09:00', 'not understood: "mon-fri-sun"'],
    ['weekdays 8:30, sat 10:00', 'understood: "weekdays 08:30, sat 10:00"', 'all days have the same times'],
    ['mon 9:00, thu 17:15', 'understood: "mon 09:00, thu 17:15"', 'all days have the same times'],
    ['fri 9:00 mon 17:00 UTC', 'understood: "fri 09:00, mon 17:00 UTC"', 'all days have the same times'],
    ['9:00 mon 17:00 tue', 'understood: "mon 09:00, tue 17:00"', 'all days have the same times'],
    ['mon 9:00 thu', 'understood: "mon 09:00, thu"', 'all days have the same times'],
    ['daily to friday 9:00', 'not understood: "to"'],
    ['daily-mon 09:00', 'not understood: "daily-mon"'],
  ])('"%s" is unclear, and the answer says what was understood and what was not', (words, ...parts) => {
    const complaint = complaintAbout(words);
    for (const part of parts) expect(complaint).toContain(part);
    expect(complaint).toContain('must read like "weekdays 08:30 Europe/Berlin"');
  });

  test('an unclear schedule of any length is answered shortly', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 100, maxLength: 5_000 }), (words) => {
        const parsed = parseSchedule(words);
        expect(parsed.ok ? 0 : parsed.message.length).toBeLessThan(400);
      }),
    );
  });

  test('reads back as the same schedule from its canonical words, in every zone that Node knows', () => {
    const schedules = fc.record({
      days: fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), {
        minLength: 1,
      }),
      times: fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })), {
        minLength: 1,
        maxLength: 5,
      }),
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC'),
    });
    fc.assert(
      fc.property(schedules, ({ days, times, zone }) => {
        const clock = times.map(([hour, minute]) => `${hour}:${String(minute).padStart(2, '0')}`);
        const schedule = scheduleOf(`${days.join()} ${clock.join()} ${zone.toLowerCase()}`);
        expect(scheduleOf(scheduleInWords(schedule))).toEqual(schedule);
        expect(schedule.zone).toBe(zone);
      }),
    );
  });
});

describe('What is typed behind a command', () => {
  test.each([
    ['weekdays 8:30 Europe/Berlin migration', 'weekdays 8:30 Europe/Berlin', 'migration'],
    ['mon,thu 17:15 America/Mexico_City border trade', 'mon,thu 17:15 America/Mexico_City', 'border trade'],
    ['09:00, 17:00 daily', '09:00, 17:00 daily', ''],
    ['daily 9:00 Japan', 'daily 9:00', 'Japan'],
    ['daily 9:00 utc UTC Cuba', 'daily 9:00 utc UTC', 'Cuba'],
    ['daily 9:00 UTC Europe/Rome', 'daily 9:00 UTC', 'Europe/Rome'],
    ['daily 9am UTC', 'daily', '9am UTC'],
    ['mon,border 9:00', '', 'mon,border 9:00'],
    ['migration daily 9:00', '', 'migration daily 9:00'],
    ['monday to friday at 9:00 and sea', 'monday to friday at 9:00', 'and sea'],
    ['mon and thu at 9:00 at sea', 'mon and thu at 9:00', 'at sea'],
    ['', '', ''],
  ])('"%s" is the schedule "%s" and the rest "%s"', (typed, read, rest) => {
    const words = readScheduleWords(typed.split(' '));
    expect([words.read.join(' '), words.rest.join(' ')]).toEqual([read, rest]);
  });

  test('is read as the same schedule that the words stand for', () => {
    const { days, times, zone } = readScheduleWords('thu mon 17:00,9:00 Asia/Tokyo 12:00 more'.split(' '));
    expect({ days, times, zone }).toEqual(scheduleOf('mon,thu 09:00,12:00,17:00 Asia/Tokyo'));
  });

  test('has no zone where none was typed, so that whoever asks can choose one', () => {
    expect(readScheduleWords(['daily', '9:00', 'border'])).not.toHaveProperty('zone');
  });
});

describe('The name of a zone', () => {
  test('is written as the IANA writes it, and an offset is none', () => {
    expect(zoneNamed('europe/berlin')).toBe('Europe/Berlin');
    expect(zoneNamed('Europe/Berln')).toBeUndefined();
    expect(zoneNamed('+02:00')).toBeUndefined();
  });
});
