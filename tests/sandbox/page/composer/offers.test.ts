import { describe, expect, it } from 'vitest';
import { completionsIn } from '../../../../src/sandbox/page/composer/completions.ts';
import { lineAction } from '../../../../src/sandbox/page/composer/line-action.ts';
import { offeredValues, suggestionFor } from '../../../../src/sandbox/page/composer/offers.ts';
import { usageOf } from '../../../../src/sandbox/page/composer/usage.ts';
import type { CommandView } from '../../../../src/sandbox/web/protocol.ts';
import { option, pane, slackCommands } from '../fixtures.ts';

const slack = pane('slack');
const discord = pane('discord');

function offersFor(line: string, where = discord) {
  const suggestion = suggestionFor(line, where);
  return suggestion.kind === 'offers' ? suggestion : undefined;
}

const labels = (line: string, where = discord) => offersFor(line, where)?.offers.map(({ label }) => label);

function asked(line: string) {
  const suggestion = suggestionFor(line, discord);
  if (suggestion.kind !== 'ask') throw new Error(`The bot is not asked for: ${line}`);
  return suggestion;
}

describe('the commands that are offered', () => {
  it('are all of them at a slash, with their usage', () => {
    expect(labels('/', slack)).toEqual(['/brief [topic] [part]', '/digest']);
    expect(labels('/')).toEqual(['/brief [topic] [part]', '/quote [who] [number]', '/digest now', '/digest']);
  });

  it('are those that begin as the line does, however it is written', () => {
    expect(labels('/D', slack)).toEqual(['/digest']);
  });

  it('are those that contain what is typed where none begins with it', () => {
    expect(labels('/now')).toEqual(['/digest now']);
  });

  it('are none where nothing fits, in other lines, and once the command is called', () => {
    expect(labels('/xyz')).toBeUndefined();
    expect(labels('about /')).toBeUndefined();
    expect(labels('!brief')).toBeUndefined();
    expect(labels('/brief floods', slack)).toBeUndefined();
    expect(labels('/brief\nfloods')).toBeUndefined();
  });

  it('stand in the line with a blank behind once taken', () => {
    expect(offersFor('/bri')?.offers[0]?.line).toBe('/brief ');
  });

  it('leave Enter alone where the line is a whole command already', () => {
    expect(offersFor('/bri')?.marked).toBe(true);
    expect(offersFor('/brief')?.marked).toBe(false);
  });
});

describe('a subcommand with options', () => {
  const subscribe: CommandView = {
    name: '/digest subscribe',
    description: 'Sends the digest here',
    usage: '[schedule] [topics] [quiet] [zone]',
    options: [
      option({ name: 'schedule' }),
      option({ name: 'topics', autocomplete: true }),
      option({ name: 'quiet', choices: [{ name: 'Nothing', value: 'skip' }] }),
      option({ name: 'zone', autocomplete: true }),
    ],
  };
  const status: CommandView = {
    name: '/digest status',
    description: 'How it stands',
    usage: '',
    options: [],
  };
  const commands = pane('discord', { commands: [status, subscribe] });

  const taken = (line: string, label: string) =>
    offersFor(line, commands)?.offers.find((offer) => offer.label === label)?.line;

  it('is offered among its command’s, and then its own options where the first takes any words', () => {
    expect(labels('/digest s', commands)).toEqual([
      '/digest status',
      '/digest subscribe [schedule] [topics] [quiet] [zone]',
    ]);
    expect(labels('/digest subscribe ', commands)).toEqual(['schedule:', 'topics:', 'quiet:', 'zone:']);
    expect(offersFor('/digest subscribe ', commands)?.marked).toBe(false);
  });

  it('is filled in from offer to offer, and sent with its options by name', () => {
    let line = taken('/digest subscribe ', 'schedule:') ?? '';
    expect(line).toBe('/digest subscribe schedule:');
    line = taken(`${line}weekdays 8:30 `, 'quiet:') ?? '';
    expect(line).toBe('/digest subscribe schedule:weekdays 8:30 quiet:');
    line = taken(line, 'Nothing') ?? '';
    line = taken(line, 'zone:') ?? '';
    expect(line).toBe('/digest subscribe schedule:weekdays 8:30 quiet:skip zone:');
    const asked = suggestionFor(`${line}Eur`, commands);
    if (asked.kind !== 'ask') throw new Error('The bot is not asked.');
    expect(asked).toMatchObject({
      option: { name: 'zone' },
      typed: 'Eur',
      options: { schedule: 'weekdays 8:30', quiet: 'skip' },
    });
    line = asked.lineWith('Europe/Berlin');
    expect(lineAction(line, { pane: commands, channel: 'C1', user: 'U1' })).toMatchObject({
      action: {
        type: 'command',
        name: '/digest subscribe',
        options: { schedule: 'weekdays 8:30', quiet: 'skip', zone: 'Europe/Berlin' },
      },
    });
  });
});

describe('the mention of the bot', () => {
  it('is offered while its name is being typed', () => {
    expect(offersFor('@', slack)?.offers[0]?.line).toBe('@Verbatim ');
    expect(labels('@verb', slack)).toEqual(['@Verbatim']);
    expect(labels('@Verbatim quote', slack)).toBeUndefined();
    expect(labels('@someone', slack)).toBeUndefined();
  });
});

describe('the options of a Discord command', () => {
  it('are asked of the bot where it completes them, with and without the name', () => {
    expect(asked('/quote ')).toMatchObject({ option: { name: 'who' }, typed: '' });
    expect(asked('/quote Mara Qu')).toMatchObject({ option: { name: 'who' }, typed: 'Mara Qu' });
    expect(asked('/quote who:Ma')).toMatchObject({ option: { name: 'who' }, typed: 'Ma' });
    expect(asked('/brief part:figures topic: fl')).toMatchObject({ option: { name: 'topic' }, typed: 'fl' });
  });

  it('take a value into the line under the name of the option', () => {
    expect(asked('/quote Ma').lineWith('Mara Quill')).toBe('/quote who:Mara Quill ');
    expect(asked('/quote who:Ma').lineWith('Mara Quill')).toBe('/quote who:Mara Quill ');
    expect(asked('/quote number:2 who:Ma').lineWith('Mara Quill')).toBe('/quote number:2 who:Mara Quill ');
  });

  it('are offered from their own choices, by what is typed', () => {
    expect(labels('/brief topic:floods part:')).toEqual(['figures', 'Key points']);
    expect(labels('/brief topic:floods part:ke')).toEqual(['Key points']);
    expect(offersFor('/brief topic:floods part:ke')?.offers[0]?.line).toBe(
      '/brief topic:floods part:points ',
    );
  });

  it('are listed behind a value that is finished, those left alone that are given', () => {
    expect(labels('/quote who:Mara Quill ')).toEqual(['number:']);
    expect(offersFor('/quote who:Mara Quill ')?.offers[0]?.line).toBe('/quote who:Mara Quill number:');
    expect(labels('/quote who:Mara Quill number:2 ')).toBeUndefined();
  });

  it('never take Enter from a line that can be sent as it is', () => {
    for (const line of [
      '/quote who:Mara Quill ',
      '/brief topic:floods part:',
      '/brief topic:floods part:figures',
      '/brief topic:floods part:key points',
    ]) {
      expect([line, offersFor(line)?.marked]).toEqual([line, false]);
    }
  });

  it('give Enter the first value that fits what is begun', () => {
    expect(offersFor('/brief topic:floods part:fig')?.marked).toBe(true);
    const who = option({ name: 'who', autocomplete: true });
    const values = [{ name: 'Mara Quill', value: 'quill' }];
    const marked = (typed: string) => {
      const offered = offeredValues(who, values, typed, String);
      return offered.kind === 'offers' ? offered.marked : undefined;
    };
    expect(['', 'mar', 'mara quill', 'quill'].map(marked)).toEqual([false, true, false, false]);
  });

  it('are none for a command without any', () => {
    expect(labels('/digest now ')).toBeUndefined();
  });

  it('show what the bot offers in its order, and its value where the name does not say it', () => {
    const who = option({ name: 'who', autocomplete: true });
    const values = [
      { name: 'Mara Quill', value: 'Mara Quill' },
      { name: 'The mayor', value: 'Ode Lindh' },
    ];
    expect(offeredValues(who, values, 'zz', (value) => `/quote who:${value} `)).toEqual({
      kind: 'offers',
      title: 'who: About who',
      marked: true,
      offers: [
        { label: 'Mara Quill', detail: '', line: '/quote who:Mara Quill ' },
        { label: 'The mayor', detail: 'Ode Lindh', line: '/quote who:Ode Lindh ' },
      ],
    });
    expect(offeredValues(who, [], 'zz', String)).toEqual({ kind: 'none' });
  });
});

describe('an answer of the bot', () => {
  it('is read for its completions alone', () => {
    const good = { name: 'Mara Quill', value: 'Mara Quill' };
    expect(completionsIn([good, { name: 'no value' }, null, 'text', { name: 1, value: 'x' }])).toEqual([
      good,
    ]);
    expect(completionsIn(undefined)).toEqual([]);
    expect(completionsIn({ name: 'a', value: 'b' })).toEqual([]);
  });
});

describe('the usage of a Slack command', () => {
  it('stands above the line once the command is called', () => {
    expect(usageOf('/brief ', slackCommands)).toBe('/brief [topic] [part]');
    expect(usageOf('/brief floods', slackCommands)).toBe('/brief [topic] [part]');
  });

  it('is not shown before, nor where nothing may follow', () => {
    expect(usageOf('/brief', slackCommands)).toBeUndefined();
    expect(usageOf('/digest ', slackCommands)).toBeUndefined();
    expect(usageOf('good morning', slackCommands)).toBeUndefined();
  });
});
