import { describe, expect, it } from 'vitest';
import { OptionsError } from '../../bench/command-line.ts';
import { readOptions, SUBJECTS } from '../../bench/options.ts';

describe('The options of the benchmark', () => {
  it('are 20 rounds of 1,000 questions of everything unless told otherwise', () => {
    expect(readOptions([])).toEqual({
      rounds: 20,
      requests: 1_000,
      only: SUBJECTS,
      form: 'table',
      corpus: [],
      gold: [],
    });
  });

  it('are read from the command line', () => {
    const words = ['--rounds', '1', '--requests=20', '--only', 'memory, discord', '--json'];
    expect(readOptions(words)).toMatchObject({
      rounds: 1,
      requests: 20,
      only: ['discord', 'memory'],
      form: 'json',
    });
    expect(readOptions(['--help'])).toBe('help');
  });

  it('take subjects as plain words, too', () => {
    expect(readOptions(['digest'])).toMatchObject({ only: ['digest'] });
    expect(readOptions(['digest', '--only', 'memory'])).toMatchObject({ only: ['memory', 'digest'] });
  });

  it('name the articles to draft from, and what to compare with', () => {
    const words = ['drafting', '--corpus', 'a.jsonl', '--gold', 'b.jsonl', '--predictions', 'c.jsonl'];
    expect(readOptions(words)).toMatchObject({
      only: ['drafting'],
      corpus: ['a.jsonl'],
      gold: ['b.jsonl'],
      predictions: 'c.jsonl',
    });
  });

  it('take several files of gold, one by one or as a list', () => {
    const gold = ['a.jsonl', 'b.jsonl', 'c.jsonl'];
    expect(readOptions(['drafting', '--gold', 'a.jsonl, b.jsonl', '--gold=c.jsonl'])).toMatchObject({ gold });
  });

  it.each([
    [['drafting', '--predictions', 'c.jsonl'], '--predictions needs --gold to compare with.'],
    [['--rounds', '0'], '--rounds must be a whole number from 1 to 999999.'],
    [['--rounds', '-1'], '--rounds must be a whole number from 1 to 999999.'],
    [['--rounds'], '--rounds needs a value.'],
    [['--rounds', '--json'], '--rounds needs a value.'],
    [['--requests', 'many'], '--requests must be a whole number from 1 to 999999.'],
    [['--only', 'discord,telegram'], 'telegram cannot be measured. What can is slack-socket, '],
    [['digests'], 'digests cannot be measured. What can is slack-socket, '],
    [['--json=yes'], '--json takes no value.'],
    [['--fast'], '--fast is no option.'],
    [['-r', '5'], '-r is no option.'],
  ])('refuse %j in a sentence', (words, reason) => {
    expect(() => readOptions(words)).toThrow(OptionsError);
    expect(() => readOptions(words)).toThrow(reason);
    expect(() => readOptions(words)).toThrow(/^[^\n]+\.$/);
  });
});
