import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const MAIN = resolve(import.meta.dirname, '../../bench/main.ts');

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const bench = (...words: readonly string[]) =>
  run(process.execPath, [MAIN, ...words], { env: { ...process.env, TMPDIR: directory } });

describe('npm run bench', () => {
  it('measures the bot beside two floors that send the same, and leaves nothing behind', async () => {
    const { stdout } = await bench('--rounds=1', '--requests=2', '--only=discord', '--json');
    const result: unknown = JSON.parse(stdout);
    expect(result).toMatchObject({
      passed: true,
      measures: ['one at a time, p50', 'one at a time, p99', '20 at once, p50', '20 at once, p99'].map(
        (detail) => ({ subject: 'discord', detail, verdict: 'too few to judge' }),
      ),
    });
    expect(readdirSync(directory)).toEqual([]);
  }, 60_000);

  it('measures the digest by itself', async () => {
    const { stdout } = await bench('digest', '--rounds=1', '--requests=4', '--json');
    const details = [
      ...['claim', 'whole tick'].flatMap((what) =>
        ['40', '400', '4,000'].map((all) => `${what}, among ${all}`),
      ),
      'our share of one, slack',
      'our share of one, discord',
      'after 40 against 4',
      ...['slack', 'discord'].flatMap(() => [
        'throughput, of the pace allowed',
        'requests beyond the limits',
      ]),
    ];
    expect(JSON.parse(stdout)).toMatchObject({
      passed: true,
      measures: details.map((detail) => ({ subject: 'digest', detail, verdict: 'too few to judge' })),
    });
    expect(readdirSync(directory)).toEqual([]);
  }, 60_000);

  it('measures drafting on invented articles, and by a scorer where there is one', async () => {
    const gold = join(directory, 'gold.jsonl');
    const scorer = join(directory, 'score.mjs');
    const view = { gold: 4, predicted: 2, quoteSpeaker: { P: 0.5, F: 0.25 } };
    const scores = { direct: view, marked: view, speech: view, all: view };
    const text = '“We wait for the boat in the harbour,” said Ines Okafor.';
    writeFileSync(gold, JSON.stringify({ id: 'a', text }));
    writeFileSync(scorer, `console.log(${JSON.stringify(JSON.stringify(scores))});`);
    const { stdout } = await bench('drafting', '--rounds=1', '--json', '--gold', gold, '--scorer', scorer);
    const { measures } = JSON.parse(stdout);
    const details = measures.map(({ detail }: { detail: string }) => detail);
    expect(details.slice(0, 5)).toEqual([
      'direct, precision',
      'direct, F1',
      'marked, F1',
      'speech, F1',
      'all, F1',
    ]);
    expect(details.slice(-5)).toEqual([
      'taken for quotations',
      'credited to somebody',
      'articles a second, of 100',
      'a text of 1,000,000 characters',
      'a character of it, against one of 10,000',
    ]);
    expect(measures[1]).toMatchObject({ value: 0.25, bot: 2, floor: 4, bar: 0.85 });
    expect(measures.at(-5)).toMatchObject({ value: 1, bot: 1, floor: 1 });
    expect(readdirSync(directory).sort()).toEqual(['gold.jsonl', 'score.mjs']);
  }, 60_000);

  it('says what it can be asked where it does not understand', async () => {
    await expect(bench('--only', 'telegram')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^telegram cannot be measured\. What can is slack-socket, .*\n\nnpm run -s bench/,
      ),
    });
  });
});
