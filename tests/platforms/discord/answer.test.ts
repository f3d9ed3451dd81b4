import { describe, expect, it } from 'vitest';
import { type Card, notice, paragraph } from '../../../src/cards/card.ts';
import type { SandboxMessage } from '../../../src/sandbox/discord/events.ts';
import { messageOf } from '../../../src/sandbox/discord/interaction-result.ts';
import { read } from './reader.ts';
import { answered, run, until } from './running.ts';

const CARD: Card = {
  title: 'The bridge',
  elements: [
    paragraph('It opens in June.'),
    {
      type: 'buttons',
      buttons: [
        { label: 'Figures', line: 'brief bridge figures' },
        { label: 'Share', line: 'brief bridge share' },
      ],
    },
    {
      type: 'choice',
      placeholder: 'Another',
      choices: [
        { label: 'Tunnel', line: 'brief tunnel' },
        { label: 'Ferry', line: `brief ${'ferry '.repeat(30)}` },
      ],
    },
  ],
};

const seen = ({ content, embeds }: SandboxMessage) =>
  [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])]
    .map(read)
    .join('\n')
    .trim();

describe('a slash command', () => {
  it('is answered for the asker alone, by one call', async () => {
    const { sandbox, commands } = await run({ respond: () => answered(CARD) });
    const before = sandbox.requests.total;
    const message = await messageOf(
      await sandbox.command({ name: 'brief', options: { topic: 'bridge', part: 'figures', number: 2 } }),
    );
    expect(seen(message)).toBe('The bridge\nIt opens in June.');
    expect(message.onlyFor).toBe(sandbox.person('Robin').id);
    expect(commands.asked.map(({ line }) => line)).toEqual(['brief bridge figures #2']);
    expect(sandbox.requests.total - before).toBe(1);
  });

  it('with a subcommand runs the line of its options, as if it had been typed', async () => {
    const { sandbox, commands } = await run();
    const options = { schedule: 'weekdays 8:30 Europe/Berlin', quiet: 'skip', most: 3 };
    await sandbox.command({ name: 'digest', subcommand: 'subscribe', options });
    await sandbox.reply(await sandbox.say('!digest subscribe weekdays 8:30 Europe/Berlin'));
    expect(commands.asked.map(({ line }) => line)).toEqual([
      'digest subscribe weekdays 8:30 Europe/Berlin skip #3',
      'digest subscribe weekdays 8:30 Europe/Berlin',
    ]);
  });

  it('is asked with the rights of whom a setting names', async () => {
    const { sandbox, commands } = await run({ managers: ['Robin'] });
    await sandbox.command('/digest preview', { user: 'Robin' });
    await sandbox.reply(await sandbox.say('!digest preview', { user: 'Robin' }));
    const rights = await Promise.all(commands.asked.map(({ context }) => context.asker.mayManage()));
    expect(rights).toEqual([true, true]);
  });

  it('tells the command who asks, where, and with which rights', async () => {
    const { sandbox, commands } = await run({ clock: () => 1_700_000_000_000 });
    await sandbox.command('/digest preview', { user: 'Robin' });
    await sandbox.command('/digest preview', { user: 'Kim', channel: 'briefings' });
    const [robin, kim] = commands.asked.map(({ context }) => context);
    expect(robin).toMatchObject({
      at: 1_700_000_000_000,
      asker: { id: sandbox.person('Robin').id, name: 'Robin' },
      place: {
        platform: 'discord',
        workspace: sandbox.guild.id,
        channel: sandbox.channel('general').id,
        extent: 'chat',
      },
    });
    expect(await robin?.asker.mayManage()).toBe(false);
    expect(await kim?.asker.mayManage()).toBe(true);
    expect(kim?.place.channel).toBe(sandbox.channel('briefings').id);
  });

  it('is answered in a direct message too, where it may stay', async () => {
    const { sandbox, commands } = await run();
    const message = await messageOf(await sandbox.command('/brief bridge', { channel: 'dm' }));
    expect(message.onlyFor).toBeUndefined();
    expect(commands.asked[0]?.context.place.workspace).toBeUndefined();
    expect(await commands.asked[0]?.context.asker.mayManage()).toBe(false);
  });

  it('goes on in further messages, for the asker alone, where one does not hold the answer', async () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' ');
    const { sandbox } = await run({ respond: () => answered(notice(words)) });
    await sandbox.command('/brief bridge');
    const shown = () => sandbox.ephemerals('Robin').map(seen).join(' ').split(/\s+/);
    await until(() => shown().length === 3_000);
    expect(shown()).toEqual(words.split(' '));
    expect(sandbox.ephemerals('Robin')).toHaveLength(5);
    expect(sandbox.messages('general')).toEqual([]);
  });

  it('is announced where the answer takes its time, and filled in later', async () => {
    const { sandbox } = await run({
      respond: () => new Promise((resolve) => void setTimeout(() => resolve(answered(CARD)), 50)),
      timer: (_milliseconds, run) => {
        const immediate = setImmediate(run);
        return () => clearImmediate(immediate);
      },
    });
    const result = await sandbox.command('/brief bridge');
    expect(result.state).toBe('deferred');
    expect(seen(await messageOf(result))).toBe('The bridge\nIt opens in June.');
    expect(sandbox.messages('general')).toEqual([]);
  });

  it('says that the bot is at fault where a command fails, and logs nothing of what was asked', async () => {
    const { sandbox, log } = await run({ respond: (line) => Promise.reject(new Error(`cannot do ${line}`)) });
    const message = await messageOf(await sandbox.command('/brief MARKER-SENTENCE'));
    expect(seen(message)).toBe('Something went wrong in the bot. It is in its log; please try again.');
    expect(log.join('')).toContain('An answer failed');
    expect(log.join('')).not.toContain('MARKER-SENTENCE');
  });

  it('is quietly given up where it expired', async () => {
    const { sandbox, platform, log } = await run({
      respond: () => new Promise((resolve) => void setTimeout(() => resolve(answered(CARD)), 120)),
      sandbox: { callbackWithin: 30 },
    });
    expect(await sandbox.command('/brief MARKER-SENTENCE')).toEqual({
      state: 'failed',
      reason: 'The application did not respond',
    });
    await until(() => log.join('').includes('expired'));
    expect(log.join('')).not.toContain('MARKER-SENTENCE');
    expect(platform.health().state).toBe('connected');
  });
});

describe('an answer for the channel', () => {
  const respond = (line: string) => answered(CARD, line.includes('share') ? 'channel' : 'asker');

  it('is posted for everybody', async () => {
    const { sandbox } = await run({ respond });
    const asked = await messageOf(await sandbox.command('/brief bridge'));
    const shared = await messageOf(await sandbox.press(asked, { label: 'Share' }));
    expect(shared.onlyFor).toBeUndefined();
    expect(sandbox.messages('general').map(seen)).toEqual([seen(shared)]);
    expect(shared.notifies).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('is shown to the asker alone who may not write in the channel', async () => {
    const { sandbox } = await run({ respond });
    const asked = await messageOf(await sandbox.command('/brief bridge'));
    sandbox.adjust('general', 'Robin', { deny: ['SendMessages'] });
    const shown = await messageOf(await sandbox.press(asked, { label: 'Share' }));
    expect(shown.onlyFor).toBe(sandbox.person('Robin').id);
    expect(seen(shown)).toContain('You may not write in this channel');
    expect(sandbox.messages('general')).toEqual([]);
  });

  it('is posted for everybody also when it comes late', async () => {
    const { sandbox } = await run({
      respond: () => new Promise((resolve) => void setTimeout(() => resolve(answered(CARD, 'channel')), 50)),
      timer: (_milliseconds, run) => {
        const immediate = setImmediate(run);
        return () => clearImmediate(immediate);
      },
    });
    await messageOf(await sandbox.command('/brief bridge'));
    await until(() => sandbox.messages('general').length === 1);
    expect(sandbox.messages('general').map(seen)).toEqual(['The bridge\nIt opens in June.']);
    expect(sandbox.ephemerals('Robin').map(seen)).toEqual(['Shared with the channel.']);
  });
});

describe('a button or a choice', () => {
  it('runs its line for its presser alone', async () => {
    const { sandbox, commands } = await run({
      respond: (line) => answered(line === '' ? CARD : { title: line, elements: [] }),
    });
    const posted = await sandbox.reply(await sandbox.say('', { mention: true }));
    const pressed = await messageOf(await sandbox.press(posted, { label: 'Figures', user: 'Kim' }));
    expect(seen(pressed)).toBe('brief bridge figures');
    expect(pressed.onlyFor).toBe(sandbox.person('Kim').id);
    const values = [...JSON.stringify(posted.components).matchAll(/"value":"([^"]+)"/g)].map(
      ([, value = '']) => value,
    );
    expect(values).toHaveLength(2);
    for (const value of values) await sandbox.choose(posted, { values: [value] });
    expect(commands.asked.map(({ line }) => line)).toEqual([
      '',
      'brief bridge figures',
      'brief tunnel',
      `brief ${'ferry '.repeat(30)}`,
    ]);
  });

  it('says what to type instead where its line is no longer known', async () => {
    const { sandbox, lines, commands } = await run({
      respond: () =>
        answered({
          elements: [{ type: 'buttons', buttons: [{ label: 'Long', line: `brief ${'x'.repeat(200)}` }] }],
        }),
    });
    const asked = await messageOf(await sandbox.command('/brief bridge'));
    lines.kept.clear();
    const told = await messageOf(await sandbox.press(asked, { label: 'Long' }));
    expect(seen(told)).toContain('/brief bridge, /digest preview');
    expect(commands.asked).toHaveLength(1);
  });
});

describe('an option that is being typed', () => {
  it('is completed', async () => {
    const { sandbox } = await run();
    expect(await sandbox.complete({ name: 'brief', option: 'topic', value: 'bri' })).toEqual([
      { name: 'The bridge (bri)', value: 'bridge' },
    ]);
  });

  it('is completed in a subcommand too, for the channel in which it is typed', async () => {
    const { sandbox } = await run();
    const typed = { name: 'digest', subcommand: 'subscribe', option: 'schedule', value: 'dai' };
    expect(await sandbox.complete(typed, { channel: 'briefings' })).toEqual([
      { name: `dai in ${sandbox.channel('briefings').id}`, value: 'daily 09:00 UTC' },
    ]);
  });
});
