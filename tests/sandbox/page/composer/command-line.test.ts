import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calledCommand, readOptions } from '../../../../src/sandbox/page/composer/command-line.ts';
import type { CommandView } from '../../../../src/sandbox/web/protocol.ts';
import { discordCommands, option } from '../fixtures.ts';

function read(line: string) {
  const called = calledCommand(line, discordCommands);
  if (called === undefined) throw new Error(`No command is called: ${line}`);
  return readOptions(called.rest, called.command);
}

describe('the command that a line calls', () => {
  it.each([
    ['/brief', '/brief', ''],
    ['/brief floods', '/brief', 'floods'],
    ['/digest now', '/digest now', ''],
    ['/digest later', '/digest', 'later'],
  ])('is, for %j, %j with %j', (line, name, rest) => {
    const called = calledCommand(line, discordCommands);
    expect([called?.command.name, called?.rest]).toEqual([name, rest]);
  });

  it.each(['', 'brief', '/', '/briefly', ' /brief', '/bri'])('is none for %j', (line) => {
    expect(calledCommand(line, discordCommands)).toBeUndefined();
  });
});

describe('the options of a Discord command', () => {
  it.each([
    ['/brief', {}],
    ['/brief   ', {}],
    ['/brief floods', { topic: 'floods' }],
    ['/brief harbour strike', { topic: 'harbour strike' }],
    ['/brief harbour strike figures', { topic: 'harbour strike', part: 'figures' }],
    ['/brief harbour strike FIGURES', { topic: 'harbour strike', part: 'figures' }],
    ['/brief figures', { topic: 'figures' }],
    ['/brief topic:harbour strike part:figures', { topic: 'harbour strike', part: 'figures' }],
    ['/brief part: figures topic: harbour strike', { topic: 'harbour strike', part: 'figures' }],
    ['/brief harbour strike part:Key points', { topic: 'harbour strike', part: 'points' }],
    ['/brief topic: part:figures', { part: 'figures' }],
    ['/quote Mara Quill 2', { who: 'Mara Quill', number: 2 }],
    ['/quote Mara Quill #2', { who: 'Mara Quill', number: 2 }],
    ['/quote 2', { who: '2' }],
    ['/quote number:2', { number: 2 }],
    ['/quote who:at 9:30 sharp', { who: 'at 9:30 sharp' }],
    ['/quote subwho:x', { who: 'subwho:x' }],
  ])('are, for %j, %j', (line, options) => {
    expect(read(line)).toEqual({ ok: true, options });
  });

  it('are refused where a number is none', () => {
    expect(read('/quote number:two')).toEqual({ ok: false, error: 'Input a valid integer: number' });
  });

  it('are refused where a value is not among the choices', () => {
    expect(read('/brief part:poems')).toEqual({
      ok: false,
      error: 'Please choose one of the offered values: part',
    });
  });

  it('are refused where a required one is missing', () => {
    const command: CommandView = {
      name: '/read',
      description: '',
      usage: '',
      options: [option({ name: 'what', required: true })],
    };
    expect(readOptions(' ', command)).toEqual({ ok: false, error: 'This option is required: what' });
    expect(readOptions('that', command)).toEqual({ ok: true, options: { what: 'that' } });
  });

  it('lose no word of what is typed for a named option', () => {
    const words = fc
      .array(fc.stringMatching(/^[a-zA-Z0-9’é-]{1,8}$/), { minLength: 1, maxLength: 6 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(words, (topic) => {
        expect(read(`/brief topic:${topic}`)).toEqual({ ok: true, options: { topic } });
      }),
    );
  });
});
