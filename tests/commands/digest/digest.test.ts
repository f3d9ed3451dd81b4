import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import { lengthOf } from '../../../src/cards/plain-text.ts';
import { lineOf, optionsOf } from '../../../src/commands/command.ts';
import { noDigest } from '../../../src/commands/digest/no-digest.ts';
import type { ChannelStatus, DeliveryReport, Digest, Preview } from '../../../src/digest/digest.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { chatContext, commandsOver, linesOf, pageContext, textOf } from '../../fixtures/commands.ts';
import { channelDigest, somebody } from './channel-digest.ts';
import { presenceAmong, statusWithin } from './told-channels.ts';

const address = { platform: 'slack', channel: 'C1' };
const preview: Preview = {
  address,
  label: '#briefings',
  workspace: 'T1',
  due: Date.UTC(2026, 0, 2, 9),
  schedule: 'daily 09:00 UTC',
  cards: [notice('From the library')],
};
const unknown: DeliveryReport = {
  label: '#briefings',
  due: 0,
  state: 'unknown',
  asked: false,
  reason: 'no reply came',
  parts: [],
};

/** A digest with one channel, or with those that are told of. */
function digestWith({ previews = [preview] }: { readonly previews?: readonly Preview[] } = {}) {
  const channels = previews.map(
    ({ address: where, label, workspace, schedule, due }): ChannelStatus => ({
      address: where,
      label,
      ...(workspace === undefined ? {} : { workspace }),
      schedule,
      topics: [],
      quiet: 'library',
      ...(due === undefined ? {} : { next: due }),
      recent: [unknown],
    }),
  );
  const digest: Digest = {
    ...noDigest,
    preview: async () => previews,
    status: async (scope) => statusWithin(channels, scope),
    presence: async (workspace) => presenceAmong(channels, workspace),
    connections: () => [
      { platform: 'slack', health: { state: 'connected', notes: ['invite it: /invite @helper'] } },
    ],
  };
  const commands = commandsOver([exampleBrief()], {
    digest: () => digest,
    problems: () => [{ file: 'briefs/bad.yaml', line: 3, column: 1, message: 'title is missing' }],
  });
  return { commands };
}

/** Previews of so many channels. */
function rooms(count: number): readonly Preview[] {
  return Array.from({ length: count }, (_, index) => ({
    ...preview,
    label: `#room-${index}`,
    address: { ...address, channel: `C${100 + index}` },
  }));
}

describe('digest preview', () => {
  it('shows what the channel gets next and when it is due, to everybody', async () => {
    const { commands } = channelDigest({ begun: {} });
    const text = textOf(await commands.answer('digest preview', somebody({ manages: false })));
    expect(text).toContain('#news, due 2026-11-25 09:00 UTC (daily 09:00 UTC)');
    expect(text).toContain('Some news');
  });

  it('says of a digest that is paused until when it is, and what it would hold', async () => {
    const { commands } = channelDigest({ begun: {} });
    await commands.answer('digest pause', somebody());
    const open = textOf(await commands.answer('digest preview', somebody()));
    expect(open).not.toContain('due');
    expect(open).toMatch(/Paused until somebody resumes it: \/digest resume[\s\S]+Some news/);
    await commands.answer('digest pause 2 days', somebody());
    const ending = textOf(await commands.answer('digest preview', somebody()));
    expect(ending).toContain('Paused until Thursday, 26 November 2026, 10:00 in UTC');
    expect(ending).toContain('The first one after that is due 2026-11-27 09:00 UTC.');
    expect(ending).toContain('Some news');
  });

  it('shows what a channel without a subscription would get, and offers one', async () => {
    const answer = await channelDigest().commands.answer('digest preview', somebody());
    expect(textOf(answer)).toContain(
      '#news has no subscription. A first digest with all topics would be this:',
    );
    expect(textOf(answer)).toContain('Some news');
    expect(linesOf(answer)).toEqual(['digest subscribe', 'digest now']);
  });

  it('shows all channels in a terminal, and why nothing would be posted', async () => {
    const { commands } = digestWith({
      previews: [preview, { ...preview, label: '#other', cards: [], reason: 'nothing is new.' }],
    });
    const text = textOf(await commands.answer('digest preview', pageContext()));
    expect(text).toContain('#briefings, due 2026-01-02 09:00 UTC (daily 09:00 UTC)');
    expect(text).toContain('Nothing will be posted: nothing is new.');
  });

  it('says in a terminal how to have a channel where there is none', async () => {
    const { commands } = digestWith({ previews: [] });
    expect(textOf(await commands.answer('digest preview', pageContext()))).toMatch(
      /digest subscribe.+SLACK_DIGEST_CHANNEL/,
    );
  });
});

describe('digest now', () => {
  it('asks first, and posts when the button is pressed', async () => {
    const { commands, posted } = channelDigest({ begun: {} });
    const question = await commands.answer('digest now', somebody());
    expect(question.audience).toBe('private');
    expect(textOf(question)).toContain('Post to #news now? The scheduled digest stays as it is.');
    expect(posted).toEqual([]);
    const [line = ''] = linesOf(question);
    const answer = await commands.answer(line, somebody());
    expect(textOf(answer)).toMatch(/^#news, .+ \(asked for\): posted$/);
    expect(posted).toHaveLength(1);
    expect(line).toBe(`digest now C1 ${posted[0]?.[1]}`);
  });

  it('is there for a channel without a subscription too, and says that it gets no other', async () => {
    const { commands, posted, view } = channelDigest();
    const question = await commands.answer('digest now', somebody());
    expect(textOf(question)).toContain('This channel has no subscription: it gets this one digest');
    const [line = ''] = linesOf(question);
    expect((await commands.answer(line, somebody())).outcome).toBe('answered');
    expect(posted).toHaveLength(1);
    expect(view()).toBeUndefined();
  });

  it.each(['C999 abcdef12', 'C1 not-a-token', 'C1 ABCDEF12'])(
    'posts nothing for a line that no button of this channel has: %s',
    async (words) => {
      const { commands, posted } = channelDigest({ begun: {} });
      expect((await commands.answer(`digest now ${words}`, somebody())).outcome).toBe('refused');
      expect(posted).toEqual([]);
    },
  );

  it('posts from a platform alone', async () => {
    expect((await digestWith().commands.answer('digest now', pageContext())).outcome).toBe('refused');
  });
});

describe('digest status', () => {
  it('tells the asker alone what was posted, what is next and what is wrong', async () => {
    const answer = await digestWith().commands.answer('digest status', chatContext({ manages: true }));
    expect(answer.audience).toBe('private');
    const text = textOf(answer);
    expect(text).toContain('Next: 2026-01-02 09:00 UTC (daily 09:00 UTC)');
    expect(text).toContain(
      'About all topics. When nothing is new: a quotation and a key point from the library',
    );
    expect(text).toContain('perhaps posted, and not repeated: no reply came');
    expect(text).toContain('Slack: connected; invite it: /invite @helper');
    expect(text).toContain('briefs/bad.yaml:3:1: title is missing');
    expect(linesOf(answer)).toEqual(['digest pause', 'digest why', 'digest history', 'digest preview']);
  });

  it('shows file paths to nobody but admins', async () => {
    const text = textOf(await digestWith().commands.answer('digest status', chatContext()));
    expect(text).not.toContain('bad.yaml');
    expect(text).toContain('1 brief has mistakes');
  });

  it('says what holds the digests back, and what to do', async () => {
    const reason = 'I am not in #news any more. Invite me: /invite @helper.';
    const { commands } = channelDigest({ begun: { pause: { kind: 'refused', reason, told: true } } });
    const answer = await commands.answer('digest status', somebody());
    expect(textOf(answer)).toContain(`Paused, because posting was refused: ${reason}`);
    expect(textOf(answer)).toContain('/digest resume');
    expect(linesOf(answer)).toContain('digest resume');
  });

  it('tells in a thread of the subscription of the channel around it, and how to ask there', async () => {
    const { commands } = channelDigest({ begun: { schedule: 'mon 08:00 UTC' } });
    const { place, ...others } = somebody({ manages: false, channel: 'C1/1700000000.000100' });
    const context = { ...others, place: { ...place, around: 'C1' } };
    const status = textOf(await commands.answer('digest status', context));
    expect(status).toContain('This thread has no subscription of its own.');
    expect(status).toContain('The channel around it, #news, has one (mon 08:00 UTC)');
    expect(status).toContain('type /digest status there');
    const why = textOf(await commands.answer('digest why', context));
    expect(why).toContain('This thread has no subscription, and as far as records go back');
    expect(why).toContain('to ask about that, type /digest why there');
    const topics = textOf(await commands.answer('digest topics', context));
    expect(topics).toContain('This thread has no subscription.');
    expect(topics).toContain('The channel around it, #news, has one');
  });

  it('tells in a thread nothing of a channel that belongs to another workspace', async () => {
    const { commands } = channelDigest({ begun: {} });
    const { place, ...others } = somebody({ channel: 'C1/1700000000.000100', workspace: 'T2' });
    const context = { ...others, place: { ...place, around: 'C1' } };
    expect(textOf(await commands.answer('digest why', context))).not.toContain('#news');
    expect(textOf(await commands.answer('digest status', context))).not.toContain('#news');
  });

  it('offers to pause or resume to nobody who may not', async () => {
    for (const begun of [{}, { pause: { kind: 'asked' } }] as const) {
      const { commands } = channelDigest({ begun });
      const answer = await commands.answer('digest status', somebody({ manages: false }));
      expect(linesOf(answer)).toEqual(['digest why', 'digest history', 'digest preview']);
    }
  });

  it.each(['status', 'why'])('says in %s what keeps the bot from posting now, to everybody', async (word) => {
    const missing = { reason: 'I am not in #news.', remedy: 'Invite me: /invite @helper.' };
    const { commands } = channelDigest({ begun: {}, missing });
    const text = textOf(await commands.answer(`digest ${word}`, somebody({ manages: false })));
    expect(text).toContain('Nothing can be posted here now: I am not in #news. Invite me: /invite @helper.');
    const fine = channelDigest({ begun: {} });
    const other = textOf(await fine.commands.answer(`digest ${word}`, somebody({ manages: false })));
    expect(other).not.toContain('Nothing can be posted');
  });

  it('says once what is missing where a post was refused for it', async () => {
    const missing = { reason: 'I am not in #news.', remedy: 'Invite me: /invite @helper.' };
    const pause = {
      kind: 'refused',
      reason: 'I am not in #news. Invite me: /invite @helper.',
      told: true,
    } as const;
    const { commands } = channelDigest({ begun: { pause }, missing });
    const text = textOf(await commands.answer('digest status', somebody()));
    expect(text.split('I am not in #news')).toHaveLength(2);
  });

  it('tells of another channel’s digest only those who manage the place', async () => {
    const { commands } = digestWith({ previews: rooms(2) });
    const managers = textOf(await commands.answer('digest status', chatContext({ manages: true })));
    expect(managers).toMatch(/#room-0[\s\S]+#room-1/);
    const others = await commands.answer('digest status', chatContext());
    expect(textOf(others)).not.toContain('#room');
    expect(textOf(others)).toContain('ask for /digest subscribe in a channel');
  });

  it('tells of ten channels in a chat, and counts the others', async () => {
    const { commands } = digestWith({ previews: rooms(12) });
    const inTerminal = textOf(await commands.answer('digest status', pageContext()));
    expect(inTerminal).toContain('#room-11\n');
    const text = textOf(await commands.answer('digest status', chatContext({ manages: true })));
    expect(text).toContain('#room-9\n');
    expect(text).not.toContain('#room-10');
    expect(text).toContain('And 2 more channels');
  });
});

describe('digest alone or with an unknown word', () => {
  it.each([
    ['digest', ['digest preview', 'digest subscribe', 'digest status']],
    ['digest subscrbe', ['digest subscribe', 'digest unsubscribe']],
    ['digest stauts', ['digest status']],
    ['digest subscibe daily 09:00', ['digest subscribe daily 09:00', 'digest unsubscribe']],
    ['digest puase 3 days', ['digest pause 3 days']],
    ['digest stop', ['digest unsubscribe', 'digest pause']],
    ['digest remove everything', ['digest unsubscribe', 'digest pause']],
  ])('names what is there: %s', async (line, offers) => {
    const answer = await digestWith().commands.answer(line, chatContext());
    expect(answer.outcome).toBe('not-found');
    expect(linesOf(answer).slice(0, offers.length)).toEqual(offers);
  });
});

describe('digest help', () => {
  it('lists every subcommand with what may follow it, within one message of either platform', async () => {
    const answer = await digestWith().commands.answer('digest help', chatContext());
    const names =
      'subscribe schedule topics quiet preview now pause resume status why history unsubscribe zone';
    for (const name of names.split(' ')) expect(textOf(answer)).toContain(`• digest ${name}`);
    expect(textOf(answer)).toContain('• digest subscribe [schedule] [zone] [topics] [quiet=…]: ');
    // Half of what Discord takes in one description, and less than one text of Slack's.
    expect(lengthOf(answer.card)).toBeLessThan(2_048);
  });
});

describe('The options of digest', () => {
  const { commands } = channelDigest();
  const offered = (option: string, typed: string) =>
    commands.complete('digest', option, typed, somebody()).map(({ value }) => value);

  it('complete zones by city or by beginning, with names that are read', () => {
    expect(offered('zone', 'berl')[0]).toBe('Europe/Berlin');
    expect(offered('zone', 'mexico')[0]).toBe('America/Mexico_City');
    expect(offered('zone', 'kolk')[0]).toBe('Asia/Kolkata');
    expect(offered('zone', 'europe/l')).toEqual(expect.arrayContaining(['Europe/Lisbon', 'Europe/London']));
    expect(offered('zone', 'utc')[0]).toBe('UTC');
    expect(offered('zone', '')).toHaveLength(25);
    expect(offered('zone', 'nowhere at all')).toEqual([]);
  });

  it.each([
    ['ber', 'Europe/Berlin'],
    ['lo', 'America/Los_Angeles'],
    ['lon', 'Europe/London'],
    ['par', 'Europe/Paris'],
    ['mad', 'Europe/Madrid'],
    ['new', 'America/New_York'],
    ['kar', 'Asia/Karachi'],
    ['bermuda', 'Atlantic/Bermuda'],
  ])('offer for %s the large city first', (typed, zone) => {
    expect(offered('zone', typed)[0]).toBe(zone);
  });

  it('complete topics, also the last of several', async () => {
    expect(offered('topics', '')).toEqual([
      'all',
      'ferry fares',
      'islands',
      'transport',
      'us mexico relations',
    ]);
    expect(offered('topics', 'isl')).toEqual(['islands']);
    expect(offered('topics', 'fares')).toEqual(['ferry fares']);
    expect(offered('topics', 'islands, fer')).toEqual(['islands,ferry fares']);
    expect(offered('topics', 'islands,')).not.toContain('islands,islands');
    const both = channelDigest();
    await both.commands.answer('digest subscribe daily 9:00 UTC islands,ferry fares', somebody());
    expect(both.view()?.topics).toEqual(['islands', 'ferry fares']);
  });

  it('are chosen by short words, and stand in a line as they are typed', () => {
    const digest = commands.list.find(({ name }) => name === 'digest');
    if (digest === undefined) throw new Error('There is a command');
    const line = (subcommand: string) => lineOf(digest, subcommand, new Map([['quiet', 'nothing']]));
    expect([line('subscribe'), line('quiet')]).toEqual([
      'digest subscribe quiet=nothing',
      'digest quiet nothing',
    ]);
    for (const subcommand of ['subscribe', 'quiet']) {
      const option = optionsOf(digest, subcommand).find(({ name }) => name === 'quiet');
      expect(option?.choices?.map(({ value }) => value)).toEqual(['library', 'line', 'nothing']);
    }
  });

  it('complete days and lengths of time, and nothing else', () => {
    expect(offered('until', 'to')).toEqual(['tomorrow']);
    expect(offered('date', '')).toEqual(['today', 'yesterday']);
    expect(offered('schedule', 'daily')).toEqual([]);
  });

  it('have names and descriptions that Discord takes, and are told apart by them', () => {
    const digest = commands.list.find(({ name }) => name === 'digest');
    const subcommands = digest !== undefined && 'subcommands' in digest ? digest.subcommands : [];
    expect(subcommands).toHaveLength(13);
    for (const { name, summary, options = [] } of subcommands) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      expect(summary.length).toBeLessThanOrEqual(100);
      for (const option of options) {
        expect(option.name).toMatch(/^[a-z]{1,32}$/);
        expect(option.description.length).toBeLessThanOrEqual(100);
        expect(option.choices !== undefined && option.completes === true).toBe(false);
      }
    }
  });
});

describe('digest help', () => {
  it.each(['help subscribe', 'subscribe help', 'HELP Subscribe'])(
    'explains one subcommand: %s',
    async (words) => {
      const { commands, view } = channelDigest();
      const answer = await commands.answer(`digest ${words}`, somebody());
      expect(answer.outcome).toBe('answered');
      expect(textOf(answer)).toContain(
        '/digest subscribe [schedule] [zone] [topics] [quiet=…]: Have digests come',
      );
      expect(textOf(answer)).toContain('zone: The time zone, by its city');
      expect(view()).toBeUndefined();
    },
  );
});

describe('digest history', () => {
  it('asks why of the last digest only where there is one', async () => {
    const none = await channelDigest({ begun: {} }).commands.answer('digest history', somebody());
    expect(linesOf(none)).toEqual(['digest preview']);
    const some = channelDigest({ begun: {}, deliveries: [unknown] });
    expect(linesOf(await some.commands.answer('digest history', somebody()))).toContain('digest why');
  });
});
