import { describe, expect, it } from 'vitest';
import { type Measure, verdictOn } from '../../bench/measure.ts';
import { type Options, SUBJECTS } from '../../bench/options.ts';
import { asJson, asTable, passed, type Result } from '../../bench/report.ts';

const options: Options = {
  rounds: 20,
  requests: 1_000,
  only: SUBJECTS,
  form: 'table',
  corpus: [],
  gold: [],
};

const fast: Measure = {
  subject: 'discord',
  title: '!quote Morgan over the gateway',
  detail: 'one at a time, p50',
  kind: 'ratio',
  unit: 'ms',
  bar: 1.1,
  value: 1.1,
  noise: 1.004,
  bot: 1.234,
  floor: 1.121,
};

const large: Measure = {
  subject: 'memory',
  title: 'Memory, both platforms',
  detail: 'after 200 answers',
  kind: 'difference',
  unit: 'MB',
  bar: 60,
  value: 60.2,
  noise: -0.4,
  bot: 180.2,
  floor: 120,
};

const throughput: Measure = {
  subject: 'digest',
  title: '10,000 due at once at the pace of slack',
  detail: 'throughput, of the pace allowed',
  kind: 'share',
  unit: 'a minute',
  bar: 0.95,
  value: 0.951,
  bot: 190.2,
  floor: 200,
};

const share: Measure = {
  subject: 'digest',
  title: '10,000 deliveries at once, without limits',
  detail: 'our share of one, slack',
  kind: 'amount',
  unit: 'ms',
  bar: 1,
  value: 0.8125,
  bot: 0.8125,
  floor: 0.651,
};

const counted: Measure = {
  subject: 'drafting',
  title: 'quotations with their speakers',
  detail: 'direct, F1',
  kind: 'share',
  unit: 'pieces',
  bar: 0.85,
  value: 0.91,
  bot: 99,
  floor: 104,
  cases: 104,
};

const recall: Measure = {
  subject: 'drafting',
  title: 'quotations with their speakers',
  detail: 'direct, recall',
  kind: 'share',
  unit: 'pieces',
  value: 0.88,
  bot: 92,
  floor: 104,
};

const resultOf = (measures: readonly Measure[], rounds = 20): Result => ({
  machine: { cores: 2, processor: 'Some', memory: 8, loadBefore: 0, system: 'linux x64', node: 'v24.0.0' },
  options: { ...options, rounds },
  measures,
});

describe('A verdict', () => {
  it('lets a value on the bar pass, and one above it miss', () => {
    expect(verdictOn(fast, options)).toBe('pass');
    expect(verdictOn(large, options)).toBe('miss');
  });

  it('wants a share to reach its bar, and everything else to stay below', () => {
    expect(verdictOn(throughput, options)).toBe('pass');
    expect(verdictOn({ ...throughput, value: 0.949 }, options)).toBe('miss');
    expect(verdictOn(share, options)).toBe('pass');
    expect(verdictOn({ ...share, value: 1.001 }, options)).toBe('miss');
  });

  it('is not given on a quick run', () => {
    expect(verdictOn(large, { ...options, rounds: 1 })).toBe('too few to judge');
    expect(verdictOn(large, { ...options, requests: 20 })).toBe('too few to judge');
  });

  it('is given on a quick run for what is counted, if there is enough of it', () => {
    const quick = { ...options, rounds: 1, requests: 20 };
    expect(verdictOn(counted, quick)).toBe('pass');
    expect(verdictOn({ ...counted, value: 0.84 }, quick)).toBe('miss');
    expect(verdictOn({ ...counted, cases: 19 }, options)).toBe('too few to judge');
  });

  it('is not given where nothing is promised', () => {
    expect(verdictOn(recall, options)).toBe('no bar');
  });
});

describe('The table', () => {
  it('shows each measure with its bar, verdict, absolute numbers, and the floor against itself', () => {
    const lines = asTable(resultOf([fast, large])).split('\n');
    expect(lines).toContain('!quote Morgan over the gateway');
    expect(lines.map((line) => line.trim().split(/\s{2,}/))).toEqual(
      expect.arrayContaining([
        ['one at a time, p50', '1.100', '1.10', 'pass', '1.23 ms', '1.12 ms'],
        ['floor against floor', '1.004'],
        ['after 200 answers', '60.2 MB', '60 MB', 'miss', '180 MB', '120 MB'],
        ['floor against floor', '-0.4 MB'],
      ]),
    );
  });

  it('shows shares and amounts, with no noise where nothing is measured twice', () => {
    const rows = asTable(resultOf([throughput, share]))
      .split('\n')
      .map((line) => line.trim().split(/\s{2,}/));
    expect(rows).toContainEqual([
      throughput.detail,
      '0.951',
      'at least 0.95',
      'pass',
      '190 a minute',
      '200 a minute',
    ]);
    expect(rows).toContainEqual([share.detail, '0.813 ms', '1 ms', 'pass', '0.81 ms', '0.65 ms']);
    expect(rows).not.toContainEqual(['floor against floor', expect.anything()]);
  });

  it('leaves the verdict empty where nothing is promised, and does not count it', () => {
    const text = asTable(resultOf([counted, recall]));
    const rows = text.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(rows).toContainEqual(['direct, F1', '0.910', 'at least 0.85', 'pass', '99 pieces', '104 pieces']);
    expect(rows).toContainEqual(['direct, recall', '0.880', '92 pieces', '104 pieces']);
    expect(text).toContain('All 1 bars met.');
  });

  it('names the files in the command that repeats it', () => {
    const result = resultOf([counted]);
    const files = { corpus: ['a.jsonl'], gold: ['b.jsonl', 'c.jsonl'], predictions: 'd.jsonl' };
    expect(asTable({ ...result, options: { ...options, ...files } })).toMatch(
      / --corpus a\.jsonl --gold b\.jsonl --gold c\.jsonl --predictions d\.jsonl$/,
    );
  });

  it('says how it ended, where it was measured and how to repeat it', () => {
    const text = asTable(resultOf([fast, large]));
    expect(text).toContain('1 of 2 bars missed (exit code 1).');
    expect(text).toContain('2 cores (Some), 8 GB, linux x64, Node v24.0.0');
    expect(text).toContain('npm run -s bench -- --rounds 20 --requests 1000');
    expect(asTable(resultOf([fast]))).toContain('All 1 bars met.');
    expect(asTable(resultOf([large], 1))).toContain('Too few rounds or requests to judge');
  });
});

describe('The JSON', () => {
  it('holds every measure with its verdict, and whether all passed', () => {
    expect(JSON.parse(asJson(resultOf([fast, large])))).toMatchObject({
      machine: { cores: 2, node: 'v24.0.0' },
      rounds: 20,
      measures: [
        { subject: 'discord', value: 1.1, noise: 1.004, bar: 1.1, verdict: 'pass' },
        { subject: 'memory', value: 60.2, noise: -0.4, bar: 60, verdict: 'miss' },
      ],
      passed: false,
    });
  });

  it('passes a quick run: it shows only that everything answers', () => {
    expect(passed(resultOf([large], 1))).toBe(true);
  });
});
