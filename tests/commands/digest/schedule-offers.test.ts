/**
 * What is offered where a schedule is not clear: never a guess, and always a line that is understood.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, textOf } from '../../fixtures/commands.ts';
import { type Begun, channelDigest, somebody } from './channel-digest.ts';

const BEGUN: Begun = { schedule: 'daily 09:00 Europe/Berlin', topics: ['islands'], quiet: 'line' };

async function asked(line: string, begun: Begun = BEGUN) {
  const { commands, view } = channelDigest({ begun });
  const before = view();
  const answer = await commands.answer(line, somebody());
  return { answer, text: textOf(answer), lines: linesOf(answer), unchanged: view() === before };
}

describe('Times that differ between days', () => {
  it.each([
    ['weekdays 8:30, sat 10:00', 'weekdays at 08:30 and sat at 10:00', ['weekdays 08:30', 'sat 10:00']],
    ['mon 9:00, thu 17:15', 'mon at 09:00 and thu at 17:15', ['mon 09:00', 'thu 17:15']],
    ['mon 9:00 and thu 17:15', 'mon at 09:00 and thu at 17:15', ['mon 09:00', 'thu 17:15']],
    ['fri 9:00 mon 17:00', 'fri at 09:00 and mon at 17:00', ['fri 09:00', 'mon 17:00']],
    ['mon 9:00 thu', 'mon at 09:00 and thu', ['mon,thu 09:00', 'mon 09:00']],
  ])('are told apart, and each can be had alone: %s', async (words, understood, offers) => {
    for (const command of ['digest schedule', 'digest subscribe']) {
      const { answer, text, lines, unchanged } = await asked(`${command} ${words}`);
      expect(answer.outcome).toBe('not-found');
      expect(text).toContain(`Understood: ${understood}.`);
      expect(text).toContain('A channel has the same times on all its days');
      expect(lines).toEqual(offers.map((offer) => `${command} ${offer}`));
      expect(unchanged).toBe(true);
    }
  });

  it('keep the zone, the topics and the rest in what is offered', async () => {
    const { lines } = await asked('digest subscribe mon 9:00 tue 10:00 Asia/Tokyo islands quiet=nothing');
    expect(lines).toEqual([
      'digest subscribe mon 09:00 Asia/Tokyo islands quiet=nothing',
      'digest subscribe tue 10:00 Asia/Tokyo islands quiet=nothing',
    ]);
  });
});

describe('A schedule in plain English', () => {
  it.each([
    ['mondays and thursdays at 17:15', 'mon,thu 17:15 Europe/Berlin'],
    ['monday to friday 9:00', 'weekdays 09:00 Europe/Berlin'],
    ['monday to friday at 9:00 and 17:00 UTC', 'weekdays 09:00,17:00 UTC'],
  ])('is understood: %s', async (words, schedule) => {
    for (const command of ['schedule', 'subscribe']) {
      const { commands, view } = channelDigest({ begun: BEGUN });
      await commands.answer(`digest ${command} ${words}`, somebody());
      expect(view()?.schedule).toBe(schedule);
    }
  });

  it('is told apart from words that say nothing, whose times are none the worse for it', async () => {
    const { text, unchanged } = await asked('digest schedule lunes y jueves 9:00');
    expect(text).toContain('Understood: 9:00. Not understood: lunes y jueves.');
    expect(text).not.toContain('no time of day');
    expect(unchanged).toBe(true);
  });

  it.each(['every other day 9:00', 'every 2 days at 9:00', 'fortnightly 9:00'])(
    'repeats every week, and says so: %s',
    async (words) => {
      for (const command of ['schedule', 'subscribe']) {
        const { text, unchanged } = await asked(`digest ${command} ${words}`);
        expect(text).toContain('every other day is not possible, mon,wed,fri is');
        expect(unchanged).toBe(true);
      }
    },
  );
});

describe('A zone that is not called by its city', () => {
  it.each([
    ['daily 9:00 New York', 'daily 9:00 America/New_York'],
    ['daily 9:00 Mexico City', 'daily 9:00 America/Mexico_City'],
    ['daily 9:00 EST', 'daily 9:00 America/New_York'],
    ['daily 9:00 ET', 'daily 9:00 America/New_York'],
    ['daily 9:00 Japan', 'daily 9:00 Asia/Tokyo'],
    ['daily 9am Berlin', 'daily 09:00 Europe/Berlin'],
    ['mon-fri 8.30 CET', 'mon-fri 08:30 Europe/Berlin'],
  ])('is offered by its city: %s', async (words, offer) => {
    for (const command of ['digest schedule', 'digest subscribe']) {
      const { text, lines, unchanged } = await asked(`${command} ${words}`);
      expect(text).toContain('Nearest: ');
      expect(lines).toContain(`${command} ${offer}`);
      expect(unchanged).toBe(true);
    }
  });

  it.each([
    ['CET', 'Europe/Berlin'],
    ['est', 'America/New_York'],
    ['Japan', 'Asia/Tokyo'],
    ['New York', 'America/New_York'],
  ])('is no zone of a workspace either: %s', async (name, city) => {
    const { commands, zones } = channelDigest();
    const answer = await commands.answer(`digest zone ${name}`, somebody());
    expect(linesOf(answer)).toContain(`digest zone ${city}`);
    expect(zones.size).toBe(0);
  });

  it('stays with a channel that has it, by a name that can be typed', async () => {
    const begun: Begun = { ...BEGUN, schedule: 'daily 09:00 EST' };
    const changed = await asked('digest schedule daily 8:00 UTC', begun);
    expect(changed.lines).toContain('digest schedule daily 09:00 America/Panama');
    const ended = await asked('digest unsubscribe', begun);
    expect(ended.lines).toEqual(['digest subscribe daily 09:00 America/Panama islands quiet=line']);
    const form = await asked('digest subscribe', begun);
    expect(form.text).toContain('As it is now: /digest subscribe daily 09:00 America/Panama');
  });

  it('cannot be unset for a workspace, and that is said', async () => {
    const { commands, zones } = channelDigest({ zone: 'Asia/Tokyo' });
    const answer = await commands.answer('digest zone off', somebody());
    expect(textOf(answer)).toContain('A time zone that is set cannot be unset');
    expect(linesOf(answer)).toEqual(['digest zone UTC']);
    expect(zones.get('slack:T1')).toBe('Asia/Tokyo');
  });

  it('is not taken from the workspace as it was stored once', async () => {
    const { commands, view } = channelDigest({ zone: 'Japan' });
    await commands.answer('digest subscribe daily 9:00', somebody());
    expect(view()?.schedule).toBe('daily 09:00 Asia/Tokyo');
  });

  it('alone moves the schedule that there is, once its button is pressed', async () => {
    expect((await asked('digest schedule Asia/Tokyo')).lines).toEqual([
      'digest schedule daily 09:00 Asia/Tokyo',
    ]);
    expect((await asked('digest schedule New York')).lines).toEqual([
      'digest schedule daily 09:00 America/New_York',
    ]);
  });
});

describe('Whatever is offered for a schedule', () => {
  const words = fc.constantFrom(
    ...'daily weekdays mon fri mondays to and at - 9:00 17:15 9am 8.30 0830 9 pm every day other each'.split(
      ' ',
    ),
    ...'UTC CET EST ET Japan Berlin Europe/Berlin New York Mexico City islands all quiet=line ,'.split(' '),
  );
  const typed = fc.array(words, { minLength: 1, maxLength: 7 }).map((some) => some.join(' '));
  const schedules = fc.constantFrom('', 'daily 09:00 Europe/Berlin', 'mon,thu 08:30 CET', 'daily 9:00 Japan');

  it('is understood when its button is pressed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('subscribe', 'schedule', 'zone'),
        typed,
        schedules,
        async (name, input, schedule) => {
          const { answer, lines } = await asked(`digest ${name} ${input}`, { ...BEGUN, schedule });
          for (const line of lines) {
            const { answer: next } = await asked(line, { ...BEGUN, schedule });
            expect([line, next.outcome]).toEqual([line, 'answered']);
          }
          if (answer.outcome === 'not-found') expect(textOf(answer)).toContain('Nothing was changed.');
        },
      ),
      { numRuns: 200 },
    );
  });
});
