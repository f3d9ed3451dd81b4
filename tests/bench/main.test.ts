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

/** A file of one article with the one quotation that people marked in it. */
function writeGold() {
  const gold = join(directory, 'gold.jsonl');
  const text = '“We wait for the boat in the harbour,” said Ines Okafor.';
  const quote = { start: 1, end: 36, type: 'direct', speaker: 'Ines Okafor', group: '1' };
  writeFileSync(gold, JSON.stringify({ id: 'a', text, quotes: [quote] }));
  return { gold, quote };
}

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

  it('measures drafting by what people marked, its speed, and what the heaviest texts cost', async () => {
    const { gold } = writeGold();
    const { stdout } = await bench('drafting', '--rounds=1', '--json', '--corpus', gold, '--gold', gold);
    const { measures } = JSON.parse(stdout);
    const details = measures.map(({ detail }: { detail: string }) => detail);
    const rates = ['F1', 'precision', 'recall'];
    expect(details.slice(0, 12)).toEqual(
      ['direct', 'marked', 'speech', 'all'].flatMap((view) => rates.map((rate) => `${view}, ${rate}`)),
    );
    expect(details.slice(22)).toEqual([
      'taken for quotations',
      'credited to somebody',
      'articles a second, of 100',
      'a text of 1,000,000 characters',
      'a character of it, against one of 10,000',
      expect.stringMatching(/^the heaviest \(.+\), against an article$/),
    ]);
    expect(measures[0]).toMatchObject({
      title: 'quotations with their speakers in 1 articles; the weights were learned from none of these',
      value: 1,
      bar: 0.85,
      bot: 1,
      floor: 1,
      verdict: 'too few to judge',
    });
    expect(measures[2]).toMatchObject({ value: 1, verdict: 'no bar' });
    expect(measures[22]).toMatchObject({ value: 1, bot: 1, floor: 1 });
    expect(readdirSync(directory)).toEqual(['gold.jsonl']);
  }, 60_000);

  it('scores the predictions of a file in place of what is found, and says so', async () => {
    const { gold, quote } = writeGold();
    const predictions = join(directory, 'predictions.jsonl');
    const found = { ...quote, speaker: 'Ray Lund', confidence: 0.97 };
    writeFileSync(predictions, JSON.stringify({ id: 'a', quotes: [found] }));
    const files = ['--gold', gold, '--predictions', predictions];
    const { measures } = JSON.parse((await bench('drafting', '--rounds=1', '--json', ...files)).stdout);
    const title = `quotations with their speakers in 1 articles; as ${predictions} has them`;
    expect(measures[0]).toMatchObject({ title, detail: 'direct, F1', value: 0 });
    expect(measures[12]).toMatchObject({ detail: 'confidence from 0.95', value: 0, bot: 0, floor: 1 });
    expect(measures).toHaveLength(22);
  }, 60_000);

  it('refuses gold for another text than that of the corpus', async () => {
    const { gold } = writeGold();
    const corpus = join(directory, 'corpus.jsonl');
    writeFileSync(corpus, JSON.stringify({ id: 'a', text: 'We wait for the boat.' }));
    await expect(bench('drafting', '--corpus', corpus, '--gold', gold)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The article a has one text by --corpus and another by --gold.'),
    });
  });

  it('says what it can be asked where it does not understand', async () => {
    await expect(bench('--only', 'telegram')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^telegram cannot be measured\. What can is slack-socket, .*\n\nnpm run -s bench/,
      ),
    });
  });
});
