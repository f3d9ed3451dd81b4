import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFor } from '../../../src/commands/digest/day-account.ts';
import { inZone, lengthInWords, wallTime } from '../../../src/commands/digest/local-time.ts';
import { QUIET_DAY } from '../../../src/digest/composition.ts';
import { linesOf, pageContext, textOf } from '../../fixtures/commands.ts';
import { type ChannelDigestOptions, channelDigest, delivery, NOW, somebody } from './channel-digest.ts';

const HOUR = 3_600_000;
/** The slot of the day of NOW, an hour before it. */
const SLOT = NOW - HOUR;
const BEGUN = { schedule: 'daily 09:00 UTC', since: NOW - 30 * 24 * HOUR };

async function why(options: ChannelDigestOptions, words = '') {
  const answer = await channelDigest(options).commands.answer(
    `digest why ${words}`,
    somebody({ manages: false }),
  );
  return { answer, text: textOf(answer), lines: linesOf(answer) };
}

describe('digest why', () => {
  it.each([
    ['26 November 2026', 'Thursday, 26 November 2026'],
    ['Thursday, 26 November 2026', 'Thursday, 26 November 2026'],
    ['Nov 26, 2026', 'Thursday, 26 November 2026'],
    ['nov 20', 'Friday, 20 November 2026'],
    ['2nd of January', 'Saturday, 2 January 2027'],
    ['2026-11-20', 'Friday, 20 November 2026'],
  ])('reads a date as people and it itself write it: %s', async (words, day) => {
    expect((await why({ begun: BEGUN }, words)).text).toContain(`The digest on ${day}`);
  });

  it('says of a day that is in no calendar that it is not', async () => {
    const { answer, text } = await why({ begun: BEGUN }, '2026-02-30');
    expect(answer.outcome).toBe('not-found');
    expect(text).toContain('That day is not in the calendar');
  });

  it('names the zone of its times, and that there is no subscription now, also where something was due', async () => {
    const { text } = await why({ zone: 'Asia/Tokyo', deliveries: [delivery(SLOT)] });
    expect(text).toContain('This channel has no subscription now. Times below are in Asia/Tokyo.');
    expect(text).toContain('18:00: posted');
  });

  it('tells of the last delivery: its local time, its messages, when and at which attempt', async () => {
    const parts = [
      { state: 'sent', at: SLOT, attempts: 1, title: 'New in the library: A ferry' },
      { state: 'sent', at: SLOT + 1_000, attempts: 2, title: 'Correction: A bridge' },
    ] as const;
    const begun = { ...BEGUN, schedule: 'daily 10:00 Europe/Berlin' };
    const { answer, text, lines } = await why({ begun, deliveries: [delivery(SLOT, { parts })] });
    expect(answer).toMatchObject({ outcome: 'answered', audience: 'asker' });
    expect(text).toContain('The digest on Tuesday, 24 November 2026');
    expect(text).toContain('Schedule: daily 10:00 Europe/Berlin. Times below are in Europe/Berlin.');
    expect(text).toContain('10:00: posted in 2 messages');
    expect(text).toContain('Message 1 of 2, New in the library: A ferry: posted at 2026-11-24 09:00 UTC\n');
    expect(text).toContain(
      'Message 2 of 2, Correction: A bridge: posted at 2026-11-24 09:00 UTC (attempt 2)',
    );
    expect(lines).toEqual(['digest history']);
  });

  it('says whose every time is that is not in the zone it names', async () => {
    const begun = { ...BEGUN, schedule: 'daily 10:00 Europe/Berlin', since: SLOT - HOUR };
    const states = ['sent', 'sending', 'failed', 'unknown', 'planned'] as const;
    const parts = states.map((state) => ({ state, at: SLOT, attempts: 1, next: NOW + HOUR }));
    const { answer } = await why({ begun, deliveries: [delivery(SLOT, { parts })] });
    const drawn = JSON.stringify(answer.card);
    expect(drawn.match(/"own-minute"/g)).toHaveLength(states.length + 1);
    expect(drawn).not.toContain('"minute"');
  });

  it.each([
    [
      'failed',
      'the bot is not in the channel',
      '09:00: not posted: the bot is not in the channel',
      'digest now',
    ],
    ['unknown', 'no reply came', 'perhaps posted, and not repeated: no reply came', 'digest now'],
    ['missed', 'The bot was not running.', '09:00: missed: The bot was not running.', 'digest now'],
    ['skipped', QUIET_DAY, `09:00: nothing posted: ${QUIET_DAY}`, 'digest quiet'],
    ['skipped', 'It was paused.', '09:00: nothing posted: It was paused.', 'digest history'],
  ] as const)('says of a delivery that is %s why, and what to do', async (state, reason, said, line) => {
    const { text, lines } = await why({
      begun: { ...BEGUN, quiet: 'skip' },
      deliveries: [delivery(SLOT, { state, reason, parts: [] })],
    });
    expect(text).toContain(said);
    expect(lines[0]).toBe(line);
  });

  it.each([
    [
      { state: 'planned', at: SLOT, attempts: 1, reason: 'Slack asked for patience', next: NOW + HOUR },
      'waiting: Slack asked for patience; tried again at 2026-11-24 11:00 UTC',
    ],
    [{ state: 'sending', at: SLOT, attempts: 1 }, 'being posted since 2026-11-24 09:00 UTC'],
    [
      { state: 'failed', at: SLOT, attempts: 1, reason: 'no such channel' },
      'refused at 2026-11-24 09:00 UTC: no such channel',
    ],
    [
      { state: 'unknown', at: SLOT, attempts: 1, reason: 'no reply' },
      'it is not repeated, so that it cannot stand there twice: no reply',
    ],
    [{ state: 'missed', at: SLOT, attempts: 0, reason: 'too late' }, 'not posted in time: too late'],
  ] as const)('tells of a message: %o', async (part, said) => {
    const { text } = await why({
      begun: BEGUN,
      deliveries: [delivery(SLOT, { state: part.state, parts: [part] })],
    });
    expect(text).toContain(said);
  });

  it('says of what the platform has already that it is still to appear', async () => {
    const begun = { ...BEGUN, schedule: 'daily 10:05 UTC' };
    const due = NOW + 5 * 60_000;
    const parts = [{ state: 'sent', at: NOW - 1, attempts: 1, appears: due }] as const;
    const { text } = await why({ begun, deliveries: [delivery(due, { parts })] });
    expect(text).toContain('10:05: handed to the platform, to appear at its time\n');
    expect(text).toContain('Message 1 of 1: handed to the platform, appears at 2026-11-24 10:05 UTC');
  });

  it('says how late a delivery came, and why', async () => {
    const late = { state: 'sent', at: SLOT + 80 * 60_000, attempts: 1 } as const;
    const { text } = await why({ begun: BEGUN, deliveries: [delivery(SLOT, { parts: [late] })] });
    expect(text).toContain('09:00: posted, 1 hour 20 minutes late');
    expect(text).toContain('It came 1 hour 20 minutes late: the bot did not run at that time');
    const tried = await why({
      begun: BEGUN,
      deliveries: [delivery(SLOT, { parts: [{ ...late, attempts: 3 }] })],
    });
    expect(tried.text).toContain('it was tried again');
    const inTime = await why({ begun: BEGUN, deliveries: [delivery(SLOT)] });
    expect(inTime.text).not.toContain('late');
  });

  it('has no button twice, however many things went wrong', async () => {
    const deliveries = [
      delivery(SLOT - HOUR, { state: 'unknown', reason: 'no reply', parts: [] }),
      delivery(SLOT, { state: 'missed', reason: 'too late', parts: [] }),
    ];
    const { text, lines } = await why({ begun: BEGUN, deliveries }, 'today');
    expect(text).toMatch(/Look whether it stands in this channel[\s\S]+To have one all the same/);
    expect(lines).toEqual(['digest now', 'digest history']);
  });

  it('tells apart what was due and what somebody asked for', async () => {
    const deliveries = [delivery(SLOT), delivery(SLOT + HOUR / 2, { asked: true })];
    const { text } = await why({ begun: BEGUN, deliveries }, 'today');
    expect(text).toMatch(/09:00: posted[\s\S]+09:30, asked for by \/digest now: posted/);
  });

  it.each([
    [
      'the day is not in the schedule',
      { begun: { ...BEGUN, schedule: 'mon 09:00 UTC' } },
      'the schedule (mon 09:00 UTC) leaves that day out',
      'digest subscribe',
    ],
    ['the channel never had a subscription', {}, 'nothing was ever due here', 'digest subscribe'],
    [
      'the subscription was ended',
      { deliveries: [delivery(SLOT - 48 * HOUR)] },
      'it was ended',
      'digest subscribe',
    ],
    [
      'it is paused until then',
      { begun: { ...BEGUN, pause: { kind: 'asked', until: NOW + HOUR } } },
      'held back, because the digest is paused',
      'digest resume',
    ],
    [
      'it is paused',
      { begun: { ...BEGUN, pause: { kind: 'asked' } } },
      'Paused until somebody resumes it',
      'digest resume',
    ],
    [
      'posting was refused',
      {
        begun: { ...BEGUN, pause: { kind: 'refused', reason: 'I am not in #news. Invite me.', told: true } },
      },
      'because posting was refused: I am not in #news. Invite me.',
      'digest resume',
    ],
    [
      'it began later',
      { begun: { ...BEGUN, since: SLOT + 1 } },
      '09:00: the subscription was made, or given this schedule, only later',
      'digest history',
    ],
    [
      'its time has not come',
      { begun: { ...BEGUN, schedule: 'daily 17:15 UTC' } },
      '17:15: its time has not come yet',
      'digest history',
    ],
    [
      'its time has just come',
      { begun: { ...BEGUN, schedule: 'daily 09:59 UTC' } },
      '09:59: its time has just come',
      'digest history',
    ],
    ['nobody knows', { begun: BEGUN }, '09:00: nothing was recorded', 'digest now'],
    [
      'nobody asked',
      { begun: { ...BEGUN, schedule: '' } },
      'only when they are asked for',
      'digest subscribe',
    ],
  ] as const)('says why there is none: %s', async (_, options, said, line) => {
    const { answer, text, lines } = await why(options, 'today');
    expect(answer.outcome).toBe('answered');
    expect(text).toContain(said);
    expect(lines[0]).toBe(line);
  });

  it.each([
    ['2026-11-20', 'Friday, 20 November 2026'],
    ['yesterday', 'Monday, 23 November 2026'],
    ['today', 'Tuesday, 24 November 2026'],
    ['sunday', 'Sunday, 22 November 2026'],
    ['tue', 'Tuesday, 24 November 2026'],
    ['', 'Tuesday, 24 November 2026'],
  ])('tells of the day that is named: %s', async (words, day) => {
    const { text, lines } = await why({ begun: BEGUN }, words);
    expect(text).toContain(`The digest on ${day}`);
    expect(lines.includes('digest why today')).toBe(!day.startsWith('Tuesday'));
  });

  it('counts days as the zone of the subscription does', async () => {
    const begun = { ...BEGUN, schedule: 'daily 00:30 Asia/Tokyo' };
    const due = Date.UTC(2026, 10, 23, 15, 30);
    const { text } = await why({ begun, deliveries: [delivery(due)] });
    expect(text).toContain('The digest on Tuesday, 24 November 2026');
    expect(text).toContain('00:30: posted');
  });

  it('says of a day to come what is due then, and where to see what it would hold', async () => {
    const { text, lines } = await why({ begun: BEGUN }, 'tomorrow');
    expect(text).toContain('The digest on Wednesday, 25 November 2026');
    expect(text).toContain('09:00: due then.');
    expect(text).toContain('What it would hold now: /digest preview');
    expect(lines).toEqual(['digest why today', 'digest preview']);
    const other = await why({ begun: { ...BEGUN, schedule: 'mon 09:00 UTC' } }, 'tomorrow');
    expect(other.text).toContain('Nothing is due on Wednesday, 25 November 2026');
  });

  it('says together what is the same of several times of a day', async () => {
    const begun = { ...BEGUN, schedule: 'daily 07:00,08:00,09:00,17:00 UTC' };
    const reason = 'It was paused.';
    const deliveries = [
      delivery(SLOT - 2 * HOUR, { state: 'skipped', reason, parts: [] }),
      delivery(SLOT - HOUR, { state: 'skipped', reason, parts: [] }),
      delivery(SLOT),
    ];
    const { text } = await why({ begun, deliveries }, 'today');
    expect(text).toContain('07:00, 08:00: nothing posted: It was paused.');
    expect(text).toMatch(/09:00: posted[\s\S]+17:00: its time has not come yet/);
  });

  it.each(['whenever', '2026-02-30', '24.11.2026'])('never guesses a day: %s', async (words) => {
    const { answer, text } = await why({ begun: BEGUN }, words);
    expect(answer.outcome).toBe('not-found');
    expect(text).toContain(`Not understood: ${words}.`);
    expect(text).toContain('Example: /digest why yesterday');
  });

  it('says where to ask where there is no channel', async () => {
    const { commands } = channelDigest();
    expect(textOf(await commands.answer('digest why', pageContext()))).toContain('ask in a channel');
  });
});

describe('The account of a day', () => {
  it('names each slot and each delivery once, in order, whatever was recorded', () => {
    const dates = fc
      .integer({ min: 0, max: 400 })
      .map((days) => inZone(NOW, 'Europe/Berlin').toPlainDate().add({ days }));
    const view = channelDigest({ begun: { ...BEGUN, schedule: 'daily 02:30,09:00 Europe/Berlin' } }).view();
    fc.assert(
      fc.property(dates, fc.boolean(), (date, recorded) => {
        if (view === undefined) throw new Error('There is a subscription');
        const now = NOW + 800 * 24 * HOUR;
        const records = { date, zone: 'Europe/Berlin', now, view, deliveries: [], everDelivered: true };
        const slots = accountFor(records).entries.map(({ due }) => due);
        expect(slots).toHaveLength(2);
        const deliveries = recorded ? slots.map((due) => delivery(due)) : [];
        const { entries, nothingDue } = accountFor({ ...records, deliveries });
        expect(nothingDue).toBeUndefined();
        expect(entries.map(({ due }) => due)).toEqual(slots);
        expect(entries.map(({ kind }) => kind)).toEqual(slots.map(() => (recorded ? 'delivery' : 'absent')));
      }),
    );
  });

  it('tells times as the clock on the wall does, over a change of the clocks', () => {
    expect(wallTime(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Berlin')).toBe('Sunday, 25 October 2026, 02:30');
    expect(wallTime(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin')).toBe('Sunday, 25 October 2026, 02:30');
  });

  it('tells lengths of time in words', () => {
    expect([0, 60_000, HOUR, 25 * HOUR, 48 * HOUR + 60_000].map(lengthInWords)).toEqual([
      'less than a minute',
      '1 minute',
      '1 hour',
      '1 day 1 hour',
      '2 days 1 minute',
    ]);
  });
});

describe('digest history', () => {
  it('tells of the last deliveries, newest first, each in a line', async () => {
    const deliveries = [
      delivery(SLOT - 24 * HOUR, { state: 'missed', reason: 'The bot was not running.', parts: [] }),
      delivery(SLOT),
    ];
    const { commands } = channelDigest({ begun: BEGUN, deliveries });
    const text = textOf(await commands.answer('digest history', somebody({ manages: false })));
    expect(text).toMatch(
      /2026-11-24 09:00 UTC: posted\n• 2026-11-23 09:00 UTC: missed: The bot was not running\./,
    );
  });

  it('says so where there is none', async () => {
    const text = textOf(await channelDigest().commands.answer('digest history', somebody()));
    expect(text).toContain('Nothing has been due in this channel yet');
  });
});
