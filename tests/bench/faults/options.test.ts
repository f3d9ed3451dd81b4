import { describe, expect, it } from 'vitest';
import { OptionsError } from '../../../bench/command-line.ts';
import { commandFor, readOptions } from '../../../bench/faults/options.ts';

describe('The options of the faults run', () => {
  it('are 1,000 kills on SQLite with both ways of posting in Slack unless told otherwise', () => {
    expect(readOptions([])).toEqual({
      kills: 1_000,
      seed: 1,
      store: 'sqlite',
      slack: ['direct', 'ahead'],
      speed: 20,
      channels: 40,
      form: 'table',
    });
  });

  it('are read from the command line, and make a command that repeats the run', () => {
    const words = [
      '--kills',
      '30',
      '--seed=7',
      '--store',
      'postgres',
      '--slack',
      'ahead',
      '--speed',
      '10',
      '--channels=5',
    ];
    const options = readOptions([...words, '--at=settled', '--defect', 'forgets', '--json']);
    expect(options).toEqual({
      kills: 30,
      seed: 7,
      store: 'postgres',
      slack: ['ahead'],
      speed: 10,
      channels: 5,
      at: ['settled'],
      defect: 'forgets',
      form: 'json',
    });
    if (options === 'help') throw new Error('That was no question for help.');
    const [, repeat = ''] = commandFor(options).split(' -- ');
    expect(readOptions(repeat.replaceAll('"', '').split(' '))).toEqual({ ...options, form: 'table' });
    expect(readOptions(['--help'])).toBe('help');
  });

  it.each([
    [['--kills', '0'], '--kills must be a whole number from 1'],
    [['--seed', '-1'], '--seed'],
    [['--store', 'mysql'], '--store must be one of sqlite, postgres'],
    [['--slack', 'sideways'], '--slack must be one of direct, ahead, both'],
    [['--speed', '100'], '--speed must be a whole number from 1 to 60'],
    [['--defect', 'sleeps'], '--defect must be one of repeats, forgets'],
    [['--channels', 'all'], '--channels must be a whole number from 1 to 400'],
    [['--at', 'settled,noon'], '--at must be one of claimed, '],
    [['--kills', '-1'], '--kills must be a whole number from 1'],
    [['--kills'], '--kills needs a value.'],
    [['--kills', '--seed', '2'], '--kills needs a value.'],
    [['--kills='], '--kills must be a whole number from 1'],
    [['--json=yes'], '--json takes no value.'],
    [['--gently'], '--gently is no option.'],
    [['-k', '5'], '-k is no option.'],
    [['5'], '5 is no option.'],
    [['--', '5'], '-- is no option.'],
  ])('refuse %j in a sentence', (words, reason) => {
    expect(() => readOptions(words)).toThrow(OptionsError);
    expect(() => readOptions(words)).toThrow(reason);
    expect(() => readOptions(words)).toThrow(/^[^\n]+\.$/);
  });
});
