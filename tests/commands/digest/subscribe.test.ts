import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/cards/card.ts';
import type { Answer } from '../../../src/commands/command.ts';
import { subscribeLine } from '../../../src/commands/digest/subscribe-words.ts';
import { parseSchedule, type Schedule, scheduleInWords, type Weekday } from '../../../src/digest/schedule.ts';
import { linesOf, textOf } from '../../fixtures/commands.ts';
import { channelDigest, somebody } from './channel-digest.ts';

function formOf({ card }: Answer): Form {
  const form = card.elements.find((element) => element.type === 'form');
  if (form === undefined) throw new Error('The card has no form');
  return form;
}

/** The line that a form runs as it stands. */
function lineOfForm({ line, fields }: Form): string {
  return [
    line,
    ...fields.map(({ initial = '' }) => (typeof initial === 'string' ? initial : initial.join())),
  ].join(' ');
}

describe('digest subscribe', () => {
  it('subscribes the channel at once, and says what was understood and the next three times', async () => {
    const { commands, view, wishes } = channelDigest();
    const line = 'digest subscribe weekdays 8:30 Europe/Berlin islands, ferry FARES quiet=line';
    const answer = await commands.answer(line, somebody());
    expect(answer.outcome).toBe('answered');
    expect(view()).toMatchObject({
      schedule: 'weekdays 08:30 Europe/Berlin',
      topics: ['islands', 'ferry fares'],
      quiet: 'line',
    });
    expect(wishes[0]).toMatchObject({ workspace: 'T1', person: 'U1' });
    const text = textOf(answer);
    for (const words of [
      'Subscribed: #news',
      'When: weekdays 08:30 Europe/Berlin',
      'Time zone: Europe/Berlin, as you named it',
      'Topics: islands, Ferry fares',
      'one line that says so',
      '• Wednesday, 25 November 2026, 08:30 in Europe/Berlin (2026-11-25 07:30 UTC)',
      '• Thursday, 26 November 2026, 08:30',
      '• Friday, 27 November 2026, 08:30',
    ]) {
      expect(text).toContain(words);
    }
    expect(linesOf(answer)).toEqual(['digest preview', 'digest subscribe', 'digest pause']);
  });

  it.each([
    ['daily 09:00 Europe/Berlin', 'daily 09:00 Europe/Berlin'],
    ['mon,thu 17:15 America/Mexico_City', 'mon,thu 17:15 America/Mexico_City'],
    ['mon-fri 9:00, 17:15 UTC', 'weekdays 09:00,17:15 UTC'],
    ['Europe/Berlin daily 8:30', 'daily 08:30 Europe/Berlin'],
  ])('reads %s', async (words, schedule) => {
    const { commands, view } = channelDigest();
    await commands.answer(`digest subscribe ${words}`, somebody());
    expect(view()).toMatchObject({ schedule, topics: [], quiet: 'library' });
  });

  it.each([
    ['the asker’s zone', 'Asia/Tokyo', 'Europe/Paris', 'Asia/Tokyo', 'the time zone of your profile'],
    ['else the workspace’s', undefined, 'Europe/Paris', 'Europe/Paris', '/digest zone'],
    [
      'else the workspace’s, where the asker’s is none',
      'Mars/Olympus',
      'Europe/Paris',
      'Europe/Paris',
      '/digest zone',
    ],
    ['else UTC', undefined, undefined, 'UTC', 'because no other is known'],
  ])('without a zone takes %s, and says why', async (_, own, shared, zone, reason) => {
    const { commands, view } = channelDigest(shared === undefined ? {} : { zone: shared });
    const asker = somebody(own === undefined ? {} : { zone: own });
    const text = textOf(await commands.answer('digest subscribe daily 9:00', asker));
    expect(view()?.schedule).toBe(`daily 09:00 ${zone}`);
    expect(text).toContain(`Time zone: ${zone}, `);
    expect(text).toContain(reason);
  });

  it('changes a subscription that there is, keeps what was not said, and says so', async () => {
    const { commands, view } = channelDigest({ begun: { topics: ['islands'], quiet: 'skip' } });
    const answer = await commands.answer('digest subscribe weekdays 7:00 UTC', somebody());
    expect(textOf(answer)).toContain('Changed: the digest of #news');
    expect(view()).toMatchObject({ schedule: 'weekdays 07:00 UTC', topics: ['islands'], quiet: 'skip' });
    await commands.answer('digest subscribe weekdays 7:00 UTC all', somebody());
    expect(view()?.topics).toEqual([]);
  });

  it('says what is missing where the bot cannot post, what to do, and how to try again', async () => {
    const missing = { reason: 'I am not in #news.', remedy: 'Invite me: /invite @helper.' };
    const { commands, view } = channelDigest({ missing });
    const answer = await commands.answer('digest subscribe daily 9:00 UTC islands', somebody());
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toContain('Nothing was changed: I am not in #news.');
    expect(textOf(answer)).toContain('/invite @helper');
    expect(linesOf(answer)).toEqual(['digest subscribe daily 09:00 UTC islands quiet=library']);
    expect(view()).toBeUndefined();
  });

  it.each([
    ['9:00', 'The days are missing'],
    ['weekdays', 'The time is missing'],
    ['whenever', 'Not understood: whenever. The days are missing. The time is missing.'],
    [
      'daily 9am',
      'Understood: daily. Not understood: 9am. Nearest: 09:00. The time is missing. Times are written as 09:00',
    ],
    ['daily 9:00 Berlin', 'Nearest: Europe/Berlin'],
    ['daily 9:00 Europe/Berln', 'Nearest: Europe/Berlin'],
    [
      'daily 9:00 Mars/Olympus',
      'Not understood: Mars/Olympus. Mars/Olympus is no known time zone. Nothing was changed.',
    ],
    ['daily 9:00 UTC+2', 'Nearest: Etc/GMT-2. UTC+2 is no known time zone. One by its city'],
    ['daily 25:00', '25:00 is no time of day: those are 00:00 to 23:59.'],
    [
      'daily 0:00,1:00,2:00,3:00,4:00,5:00,6:00,7:00,8:00,9:00,10:00,11:00,12:00 UTC',
      'A digest comes at most 12 times a day.',
    ],
    ['daily 9:00 UTC Europe/Rome', 'There is more than one time zone'],
    ['daily 9:00 Europe/Rome UTC', 'Not understood: UTC. There is more than one time zone.'],
    ['daily 9:00 Japan', 'A time zone is written by its city, such as Europe/Berlin: not Japan'],
    ['daily 9:00 iland', 'Nearest: islands'],
    ['daily 9:00 iland', 'Topics: all, Ferry fares, islands, transport, US-Mexico relations.'],
    ['daily 9:00 islands please', 'Understood: daily 9:00, islands. Not understood: please'],
    ['daily 9:00 quiet=loud', 'quiet= is followed by nothing, line or library'],
    ['daily 9:00 quiet=line quiet=library', 'Not understood: quiet=line quiet=library'],
    ['islands', 'Understood: islands. The days are missing. The time is missing.'],
    [
      'wekdays 8:30 Europe/Berlin',
      'Understood: 8:30 Europe/Berlin. Not understood: wekdays. Nearest: weekdays. The days are missing.',
    ],
    [
      'daily islands 9:00',
      'Understood: daily 9:00, islands. Days, times and the time zone stand before the topics.',
    ],
    ['daily 9:00 UTC please Europe/Rome', 'There is more than one time zone'],
  ])('never guesses what is unclear: %s', async (words, said) => {
    const { commands, view, wishes } = channelDigest();
    const answer = await commands.answer(`digest subscribe ${words}`, somebody());
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain(said);
    expect(textOf(answer)).toContain('Nothing was changed.');
    expect(textOf(answer)).toContain('Example: /digest subscribe weekdays 08:30 Europe/Berlin');
    expect([view(), wishes]).toEqual([undefined, []]);
  });

  it.each([
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['5.30pm', '17:30'],
    ['0830', '08:30'],
    ['8h30', '08:30'],
    ['9', '09:00'],
  ])('offers a time that is written otherwise, and never takes it: %s', async (typed, time) => {
    const { commands, wishes } = channelDigest();
    const answer = await commands.answer(`digest subscribe daily ${typed} islands`, somebody());
    expect(linesOf(answer)).toEqual([`digest subscribe daily ${time} islands`]);
    expect(wishes).toEqual([]);
  });

  it.each([
    ['every day at 9am', 'daily 09:00'],
    ['9am', 'daily 09:00'],
    ['9 am', 'daily 09:00'],
    ['at 9:00', 'daily 9:00'],
    ['9:00 islands', 'daily 9:00 islands'],
    ['every weekday at 5.30 pm Europe/Berlin islands', 'weekdays 17:30 Europe/Berlin islands'],
    ['each friday at 17:15', 'friday 17:15'],
  ])('offers the schedule that %s plainly means, and never takes it', async (words, meant) => {
    const { commands, wishes } = channelDigest();
    const answer = await commands.answer(`digest subscribe ${words}`, somebody());
    expect(answer.outcome).toBe('not-found');
    expect(linesOf(answer)).toEqual([`digest subscribe ${meant}`]);
    expect(wishes).toEqual([]);
    expect((await commands.answer(`digest subscribe ${meant}`, somebody())).outcome).toBe('answered');
  });

  it.each(['25', '9:5', '13pm', '0am', '8:60'])('offers nothing for what is no time: %s', async (typed) => {
    const { commands, wishes } = channelDigest();
    const answer = await commands.answer(`digest subscribe daily ${typed}`, somebody());
    expect([answer.outcome, linesOf(answer), wishes]).toEqual(['not-found', [], []]);
  });

  it('offers no line in which something else is wrong', async () => {
    const { commands } = channelDigest();
    const answer = await commands.answer('digest subscribe daily 9am please', somebody());
    expect(textOf(answer)).toContain('Not understood: 9am please. Nearest: 09:00.');
    expect(linesOf(answer)).toEqual([]);
  });

  it('offers the line as it may have been meant', async () => {
    const { commands, view } = channelDigest();
    const answer = await commands.answer('digest subscribe daily 9:00 Berlin islands', somebody());
    expect(linesOf(answer)).toContain('digest subscribe daily 9:00 Europe/Berlin islands');
    await commands.answer('digest subscribe daily 9:00 Europe/Berlin islands', somebody());
    expect(view()).toMatchObject({ schedule: 'daily 09:00 Europe/Berlin', topics: ['islands'] });
  });

  it('takes ids and aliases of briefs as topics, and several words as one', async () => {
    const { commands, view } = channelDigest();
    const line = 'digest subscribe daily 9:00 harbour-ferry us-mexico relations boats';
    await commands.answer(line, somebody());
    expect(view()?.topics).toEqual(['harbour ferry', 'us mexico relations', 'boats']);
  });

  it('never subscribes on words that are no whole schedule, and never fails, whatever is typed', async () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        'daily',
        'mon',
        '9:00',
        'UTC',
        'Europe/Berlin',
        'islands',
        'quiet=line',
        'topics=',
        ',',
        '=',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (typed) => {
        const { commands, wishes, view } = channelDigest();
        const answer = await commands.answer(`digest subscribe ${typed.join(' ')}`, somebody());
        expect(['answered', 'not-found', 'refused']).toContain(answer.outcome);
        const words = typed.join(' ').split(/[\s,]+/);
        const whole = words.some((word) => /^(daily|mon)$/i.test(word)) && words.includes('9:00');
        if (!whole && !words.some((word) => /\d:\d\d/.test(word))) expect(wishes).toEqual([]);
        if (answer.outcome !== 'answered') expect(view()).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('reads every line that it writes as the same again', async () => {
    const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
    const time = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const topic = fc.constantFrom('islands', 'ferry fares', 'sun', 'gmt', 'us mexico relations');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
        fc.array(time, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
        fc.uniqueArray(topic),
        fc.constantFrom('library' as const, 'line' as const, 'skip' as const),
        async (days, times, zone, topics, quiet) => {
          const schedule = canonical(days, times, zone);
          const wanted = { schedule: scheduleInWords(schedule), topics, quiet };
          // Topics that the channel has already are known, whether or not a brief still has them.
          const { commands, wishes } = channelDigest({ begun: { topics } });
          await commands.answer(subscribeLine(wanted), somebody());
          expect(wishes).toEqual([{ schedule, topics, quiet, workspace: 'T1', person: 'U1' }]);
        },
      ),
      { numRuns: 60 },
    );

    function canonical(
      days: readonly Weekday[],
      times: readonly { hour: number; minute: number }[],
      zone: string,
    ): Schedule {
      const two = (value: number) => String(value).padStart(2, '0');
      const words = `${days.map((day) => 'mon tue wed thu fri sat sun'.split(' ')[day - 1]).join()} ${times
        .map(({ hour, minute }) => `${hour}:${two(minute)}`)
        .join()} ${zone}`;
      const parsed = parseSchedule(words);
      if (!parsed.ok) throw new Error(words);
      return parsed.schedule;
    }
  });
});

describe('digest subscribe with nothing behind it', () => {
  it('has a form with what the channel has, and says how to type the same', async () => {
    const { commands, view } = channelDigest({
      begun: { schedule: 'mon,thu 09:00,17:15 Asia/Tokyo', topics: ['islands', 'gone'], quiet: 'skip' },
    });
    const before = view();
    const answer = await commands.answer('digest subscribe', somebody({ zone: 'Europe/Berlin' }));
    const form = formOf(answer);
    expect(form.fields.map(({ name, initial }) => [name, initial])).toEqual([
      ['schedule', 'mon,thu 09:00,17:15'],
      ['zone', 'Asia/Tokyo'],
      ['topics', ['islands', 'gone']],
      ['quiet', 'quiet=nothing'],
    ]);
    const text = textOf(answer);
    expect(text).toContain('/digest subscribe weekdays 08:30 Europe/Berlin');
    expect(text).toContain(
      'As it is now: /digest subscribe mon,thu 09:00,17:15 Asia/Tokyo islands,gone quiet=nothing',
    );
    expect(text).toContain('Without a time zone it is Asia/Tokyo, which this channel has already');
    await commands.answer(lineOfForm(form), somebody());
    expect(view()).toEqual(before);
  });

  it('begins with the zone of whoever asks, and with all topics', async () => {
    const { commands, view } = channelDigest();
    const form = formOf(await commands.answer('digest subscribe', somebody({ zone: 'Asia/Tokyo' })));
    expect(lineOfForm(form)).toBe('digest subscribe weekdays 08:30 Asia/Tokyo all quiet=library');
    await commands.answer(lineOfForm(form), somebody());
    expect(view()).toMatchObject({ schedule: 'weekdays 08:30 Asia/Tokyo', topics: [], quiet: 'library' });
  });

  it('offers as choices every topic of the library, each of which reads back', async () => {
    const { commands } = channelDigest();
    const field = formOf(await commands.answer('digest subscribe', somebody())).fields.find(
      ({ name }) => name === 'topics',
    );
    expect(field?.kind === 'choices' && field.choices).toEqual([
      { label: 'All topics', value: 'all' },
      { label: 'Ferry fares', value: 'ferry fares' },
      { label: 'islands', value: 'islands' },
      { label: 'transport', value: 'transport' },
      { label: 'US-Mexico relations', value: 'us mexico relations' },
    ]);
  });
});
