import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUntil } from '../../../src/commands/digest/until-words.ts';
import { ChannelBusyError } from '../../../src/digest/digest.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { commandsOver, linesOf, pageContext, textOf } from '../../fixtures/commands.ts';
import { channelDigest, somebody } from './channel-digest.ts';

const BEGUN = { schedule: 'daily 09:00 Europe/Berlin', topics: ['islands'], quiet: 'line' } as const;

/** What every subcommand that changes something is asked with. */
const CHANGES = [
  'subscribe daily 9:00 UTC',
  'subscribe',
  'schedule daily 9:00',
  'topics all',
  'quiet line',
  'pause',
  'resume',
  'unsubscribe',
  'zone Europe/Berlin',
  'now',
  'now C1 abcdef12',
];

describe('digest schedule, topics and quiet', () => {
  it.each([
    ['schedule mon 8:00 UTC', { schedule: 'mon 08:00 UTC' }, 'schedule daily 09:00 Europe/Berlin'],
    [
      'schedule weekdays 8:00,17:00',
      { schedule: 'weekdays 08:00,17:00 Europe/Berlin' },
      'schedule daily 09:00 Europe/Berlin',
    ],
    ['topics transport, Ferry Fares', { topics: ['transport', 'ferry fares'] }, 'topics islands'],
    ['topics all', { topics: [] }, 'topics islands'],
    ['quiet nothing', { quiet: 'skip' }, 'quiet line'],
    ['quiet skip', { quiet: 'skip' }, 'quiet line'],
    ['quiet quiet=library', { quiet: 'library' }, 'quiet line'],
    ['quiet=nothing', { quiet: 'skip' }, 'quiet line'],
    ['topics=transport', { topics: ['transport'] }, 'topics islands'],
  ])('%s changes that and nothing else, and can be undone', async (words, changed, undo) => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    const before = view();
    const answer = await commands.answer(`digest ${words}`, somebody({ zone: 'Asia/Tokyo' }));
    expect(answer.outcome).toBe('answered');
    expect(view()).toMatchObject({ ...BEGUN, ...changed });
    expect(linesOf(answer)).toContain(`digest ${undo}`);
    await commands.answer(`digest ${undo}`, somebody());
    expect(view()).toEqual(before);
  });

  it.each([
    ['schedule', 'Digests come daily 09:00 Europe/Berlin'],
    ['topics', 'Digests here are about islands'],
    ['quiet', 'one line that says so (quiet=line)'],
  ])('%s alone tells what it is', async (word, said) => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    expect(textOf(await commands.answer(`digest ${word}`, somebody()))).toContain(said);
    expect(view()).toMatchObject(BEGUN);
    const asked = await commands.answer(`digest ${word}`, somebody({ manages: false }));
    expect(textOf(asked)).toContain(said);
    expect(linesOf(asked)).toEqual([]);
  });

  it.each(['schedule daily 9:00', 'topics islands', 'quiet line', 'subscribe daily 9:00 Europe/Berlin'])(
    'say that it is so already, and undo nothing: digest %s',
    async (words) => {
      const { commands } = channelDigest({ begun: BEGUN });
      const answer = await commands.answer(`digest ${words}`, somebody());
      expect(textOf(answer)).toContain('It is so already: the digest of #news');
      expect(textOf(answer)).not.toContain('Changed');
      expect(linesOf(answer).filter((line) => line !== 'digest subscribe')).not.toContain(`digest ${words}`);
      expect(linesOf(answer).some((line) => /^digest (schedule|topics|quiet)/.test(line))).toBe(false);
    },
  );

  it.each(['schedule daily 8:00', 'topics all', 'quiet nothing'])(
    'keep a pause, and say so: digest %s',
    async (words) => {
      const { commands, view } = channelDigest({ begun: { ...BEGUN, pause: { kind: 'asked' } } });
      const answer = await commands.answer(`digest ${words}`, somebody());
      expect(view()?.pause).toEqual({ kind: 'asked' });
      expect(textOf(answer)).toContain('Paused until somebody resumes it');
      expect(linesOf(answer)).toContain('digest resume');
    },
  );

  it.each([
    ['schedule 9:00', 'The days are missing'],
    ['schedule daily 9:00 islands', 'Not understood: islands'],
    ['schedule daily 9:00 Berlin', 'Not understood: Berlin'],
    ['schedule daily 9:00 UTC+2', 'UTC+2 is no known time zone'],
    ['schedule daily 9:00 UTC+2', 'Nearest: Etc/GMT-2.'],
    ['schedule daily 25:00', '25:00 is no time of day: those are 00:00 to 23:59.'],
    [
      'schedule daily 0:00,1:00,2:00,3:00,4:00,5:00,6:00,7:00,8:00,9:00,10:00,11:00,12:00',
      'at most 12 times a day',
    ],
    ['topics iland', 'Nearest: islands'],
    ['topics islands, zebras', 'Understood: islands. Not understood: zebras.'],
    ['topics ,', 'Topics: all, Ferry fares'],
    ['quiet loud', 'It is nothing, line or library'],
  ])('%s changes nothing', async (words, said) => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    const answer = await commands.answer(`digest ${words}`, somebody());
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain(said);
    expect(view()).toMatchObject(BEGUN);
  });
});

describe('digest schedule without a time zone', () => {
  it('keeps the one that the channel has, whoever asks, and says so', async () => {
    const { commands } = channelDigest({ begun: BEGUN });
    for (const line of ['digest schedule mon 7:00', 'digest subscribe mon 7:00']) {
      const text = textOf(await commands.answer(line, somebody({ zone: 'Asia/Tokyo' })));
      expect(text).toContain('Time zone: Europe/Berlin, which this channel has already');
    }
  });

  it('takes the asker’s where only the settings chose it, and theirs where nobody’s is known', async () => {
    const begun = { ...BEGUN, origin: 'settings' } as const;
    const said = async (zone?: string) => {
      const { commands } = channelDigest({ begun });
      const asker = somebody(zone === undefined ? {} : { zone });
      return textOf(await commands.answer('digest subscribe mon 7:00', asker));
    };
    expect(await said('Asia/Tokyo')).toContain('Time zone: Asia/Tokyo, the time zone of your profile');
    expect(await said()).toContain('Time zone: Europe/Berlin, which this channel has already');
  });

  it.each(['every monday at 9am', 'mondays at 9 am', 'mon 9am'])(
    'offers what %s plainly means, and never takes it',
    async (words) => {
      const { commands, view } = channelDigest({ begun: BEGUN });
      const answer = await commands.answer(`digest schedule ${words}`, somebody());
      expect(view()).toMatchObject(BEGUN);
      const [line = ''] = linesOf(answer);
      await commands.answer(line, somebody());
      expect(view()).toMatchObject({ schedule: 'mon 09:00 Europe/Berlin' });
    },
  );
});

describe('digest pause and resume', () => {
  it('hold digests back at once, and start them again', async () => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    const paused = await commands.answer('digest pause', somebody());
    expect(view()?.pause).toEqual({ kind: 'asked' });
    expect(textOf(paused)).toContain('Paused until somebody resumes it');
    expect(linesOf(paused)).toEqual(['digest resume']);
    const resumed = await commands.answer('digest resume', somebody());
    expect(view()?.pause).toBeUndefined();
    expect(textOf(resumed)).toContain('Resumed: the digest of #news');
    expect(textOf(resumed)).toContain('The next digest: Wednesday, 25 November 2026, 09:00 in Europe/Berlin');
    expect(textOf(await commands.answer('digest resume', somebody()))).toContain('Not paused');
  });

  it('resume nothing where the bot cannot post, and say what is missing', async () => {
    const missing = { reason: 'I am not in #news.', remedy: 'Invite me: /invite @helper.' };
    const { commands, view } = channelDigest({ begun: BEGUN, missing });
    await commands.answer('digest pause', somebody());
    const answer = await commands.answer('digest resume', somebody());
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toMatch(/Nothing was changed: I am not in #news[\s\S]+\/invite @helper/);
    expect(linesOf(answer)).toEqual(['digest resume']);
    expect(view()?.pause).toBeDefined();
  });

  it.each([
    ['3 days', '2026-11-27T10:00Z'],
    ['for 2 weeks', '2026-12-08T10:00Z'],
    ['3d', '2026-11-27T10:00Z'],
    ['an hour', '2026-11-24T11:00Z'],
    ['tomorrow', '2026-11-24T23:00Z'],
    ['until tomorrow 8:30', '2026-11-25T07:30Z'],
    ['until 2026-12-01', '2026-11-30T23:00Z'],
    ['2026-12-01 14:00', '2026-12-01T13:00Z'],
    ['until friday', '2026-11-26T23:00Z'],
    ['tue', '2026-11-30T23:00Z'],
    ['today 12:00', '2026-11-24T11:00Z'],
    ['until tomorrow 9am', '2026-11-25T08:00Z'],
    ['until tomorrow at 5.30 pm', '2026-11-25T16:30Z'],
    ['until Dec 1', '2026-11-30T23:00Z'],
    ['until December 1st', '2026-11-30T23:00Z'],
    ['until 1 Sept', '2027-08-31T22:00Z'],
    ['until Dec 1, 2026 9:00', '2026-12-01T08:00Z'],
    ['until Tuesday, 1 December 2026, 09:00 in Europe/Berlin', '2026-12-01T08:00Z'],
    ['until 2026-12-01 09:00 UTC', '2026-12-01T09:00Z'],
  ])('pause %s lasts until then, in the zone of the subscription', async (words, end) => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    const answer = await commands.answer(`digest pause ${words}`, somebody({ zone: 'Asia/Tokyo' }));
    expect(view()?.pause).toEqual({ kind: 'asked', until: Date.parse(end) });
    expect(textOf(answer)).toContain('in Europe/Berlin');
  });

  it.each([
    ['yesterday', 'That is not read as a time'],
    ['until 2026-02-30', 'That day is not in the calendar'],
    ['until Feb 30', 'That day is not in the calendar'],
    ['until Monday, 1 December 2026', 'not with that day of the week'],
    ['tomorrow 25:00', 'That time of day does not exist'],
    ['tomorrow 13pm', 'That time of day does not exist'],
    ['10000 days', 'more than a year away'],
    ['99999999999 hours', 'more than a year away'],
    ['Dec 1 2020', 'That time is over already'],
    ['0 days', 'That time is over already'],
    ['2026-11-01', 'That time is over already'],
    ['today', 'That time is over already'],
    ['999 weeks', 'more than a year away'],
  ])('pause %s is unclear, and changes nothing', async (words, said) => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    const answer = await commands.answer(`digest pause ${words}`, somebody());
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain(said);
    expect(textOf(answer)).toContain('Example: /digest pause 3 days');
    expect(view()?.pause).toBeUndefined();
  });

  it('pause until anything ends later than now, or says why not', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Havana', 'Pacific/Apia');
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.tuple(fc.nat(1_500), fc.constantFrom('hours', 'day', 'w', 'months')).map((pair) => pair.join(' ')),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16)),
    );
    const now = fc.integer({ min: 0, max: Date.UTC(2200, 0) });
    fc.assert(
      fc.property(typed, now, zones, (words, at, zone) => {
        const until = readUntil(words, at, zone);
        if (until.kind === 'until') expect(until.at).toBeGreaterThan(at);
        if (until.kind === 'unclear') expect(until.reason).toMatch(/^That .+\.$/);
      }),
    );
  });

  it('tell what was handed over already and still appears', async () => {
    const { commands } = channelDigest({ begun: { ...BEGUN, appearing: [Date.UTC(2026, 10, 24, 10, 5)] } });
    expect(textOf(await commands.answer('digest pause', somebody()))).toMatch(
      /still to appear:\n\n• Tuesday, 24 November 2026, 11:05 in Europe\/Berlin/,
    );
  });
});

describe('digest subscribe while the digests are paused', () => {
  it.each(['daily 7:00 UTC', 'daily 9:00 Europe/Berlin'])(
    'ends the pause, and says so: %s',
    async (words) => {
      const { commands, view } = channelDigest({ begun: { ...BEGUN, pause: { kind: 'asked' } } });
      const answer = await commands.answer(`digest subscribe ${words}`, somebody());
      expect(view()?.pause).toBeUndefined();
      expect(textOf(answer)).toContain('Resumed: the digest of #news');
      expect(textOf(answer)).toContain('It was paused: that pause is over, and digests come again.');
      expect(linesOf(answer)).toContain('digest pause');
    },
  );
});

describe('digest unsubscribe', () => {
  it('ends the digests at once, and its button brings back the same', async () => {
    const { commands, view } = channelDigest({ begun: BEGUN });
    const before = view();
    const answer = await commands.answer('digest unsubscribe', somebody());
    expect(view()).toBeUndefined();
    expect(textOf(answer)).toContain('Unsubscribed: #news');
    expect(textOf(answer)).not.toContain('settings');
    const [line = ''] = linesOf(answer);
    expect(line).toBe('digest subscribe daily 09:00 Europe/Berlin islands quiet=line');
    await commands.answer(line, somebody());
    expect(view()).toEqual(before);
  });

  it('says of a channel in the settings that it stays ended', async () => {
    const { commands } = channelDigest({ begun: { ...BEGUN, origin: 'settings' } });
    expect(textOf(await commands.answer('digest unsubscribe', somebody()))).toContain('stays ended');
  });
});

describe('digest zone', () => {
  it('sets the zone of the workspace, and tells it to everybody', async () => {
    const { commands, zones } = channelDigest();
    const asked = somebody({ manages: false });
    expect(textOf(await commands.answer('digest zone', asked))).toContain('No time zone is set here');
    const answer = await commands.answer('digest zone europe/berlin', somebody());
    expect(textOf(answer)).toContain('The time zone here is Europe/Berlin from now on');
    expect([...zones]).toEqual([['slack:T1', 'Europe/Berlin']]);
    expect(textOf(await commands.answer('digest zone', asked))).toContain(
      'The time zone here is Europe/Berlin',
    );
  });

  it.each(['Berlin', 'Europe/Berln', '+01:00', 'zzz'])('never guesses: %s', async (word) => {
    const { commands, zones } = channelDigest();
    const answer = await commands.answer(`digest zone ${word}`, somebody());
    expect(answer.outcome).toBe('not-found');
    expect([...zones]).toEqual([]);
    if (/^B|^E/.test(word)) expect(linesOf(answer)).toContain('digest zone Europe/Berlin');
  });
});

describe('Whoever changes a digest', () => {
  it.each(CHANGES)('must be somebody who may: digest %s', async (words) => {
    const { commands, view, wishes, posted, zones } = channelDigest({ begun: BEGUN });
    const before = view();
    const answer = await commands.answer(`digest ${words}`, somebody({ manages: false }));
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toMatch(
      / is for workspace admins, whoever made this channel, and whoever the bot’s owner has named\./,
    );
    expect(textOf(answer)).not.toMatch(/Discord|DIGEST_MANAGERS/);
    expect(textOf(answer)).toContain('Everybody may ask for /digest status');
    expect([view(), wishes, posted, zones.size]).toEqual([before, [], [], 0]);
  });

  it('is told who may in the words of the platform', async () => {
    const { commands } = channelDigest({ begun: BEGUN });
    const { asker, at } = somebody({ manages: false });
    const place = { platform: 'discord', workspace: 'T1', channel: 'C1', extent: 'chat' } as const;
    const text = textOf(await commands.answer('digest pause', { asker, at, place }));
    expect(text).toContain('members with the permission Manage Server or Manage Channels');
    expect(text).not.toMatch(/Slack|admins|DIGEST_MANAGERS/);
  });

  it.each(CHANGES)('must ask in a channel: digest %s', async (words) => {
    const { commands } = channelDigest({ begun: BEGUN });
    const { asker, at } = somebody();
    const direct = { platform: 'slack', channel: 'D1', extent: 'chat' } as const;
    const inDirect = await commands.answer(`digest ${words}`, { asker, at, place: direct });
    expect(inDirect.outcome).toBe('refused');
    expect(textOf(inDirect)).toContain('A subscription belongs to a channel');
    const inTerminal = await commands.answer(`digest ${words}`, pageContext());
    expect(inTerminal.outcome).toBe('refused');
    expect(textOf(inTerminal)).toMatch(/Slack or Discord/);
  });

  it.each(CHANGES)('must belong to the workspace whose digest it is: digest %s', async (words) => {
    const { commands, view, wishes, posted, zones } = channelDigest({ begun: BEGUN });
    const before = view();
    const answer = await commands.answer(`digest ${words}`, somebody({ workspace: 'T2' }));
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toContain('belongs to another workspace');
    expect([view(), wishes, posted, zones.size]).toEqual([before, [], [], 0]);
  });

  it.each(['schedule daily 9:00', 'topics all', 'quiet line', 'pause', 'resume', 'unsubscribe'])(
    'is told how to subscribe a channel that is not: digest %s',
    async (words) => {
      const { commands, view } = channelDigest();
      const answer = await commands.answer(`digest ${words}`, somebody());
      expect(answer.outcome).toBe('not-found');
      expect(textOf(answer)).toContain('This channel has no subscription');
      expect(textOf(answer)).toContain('/digest subscribe weekdays 08:30 Europe/Berlin');
      expect(view()).toBeUndefined();
    },
  );

  it('is told to ask again while another process works on the channel', async () => {
    const { digest } = channelDigest({ begun: BEGUN });
    const busy = { ...digest, pause: () => Promise.reject(new ChannelBusyError()) };
    const commands = commandsOver([exampleBrief()], { digest: () => busy });
    const answer = await commands.answer('digest pause', somebody());
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toContain('ask again in a minute');
  });

  it('never makes a subcommand fail, whatever is typed behind it', async () => {
    const names =
      'subscribe schedule topics quiet preview now pause resume status why history unsubscribe zone';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names.split(' ')),
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.boolean(),
        async (name, input, subscribed) => {
          const { commands } = channelDigest(subscribed ? { begun: BEGUN } : {});
          const answer = await commands.answer(`digest ${name} ${input}`, somebody());
          expect(['answered', 'not-found', 'refused']).toContain(answer.outcome);
          expect(textOf(answer).isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it('is told that an input is too long, whatever the subcommand', async () => {
    const { commands, view } = channelDigest();
    const answer = await commands.answer(
      `digest subscribe daily 9:00 ${'islands '.repeat(2_000)}`,
      somebody(),
    );
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain('too long');
    expect(view()).toBeUndefined();
  });
});
