import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GoldError, readGold } from '../../../bench/drafting-scoring/gold.ts';
import { predictionOf, readPredictions } from '../../../bench/drafting-scoring/prediction.ts';
import { extract } from '../../../src/drafting/extract.ts';
import { articleOf } from './harbour-gold.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

function fileOf(name: string, ...lines: readonly unknown[]): string {
  const file = join(directory, name);
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return file;
}

describe('Gold', () => {
  it('is read from several files, in their order', () => {
    const [one, other] = ['a', 'b'].map((id) => ({ ...articleOf('The boat is late.', []), id }));
    const files = [fileOf('one.jsonl', other, ''), fileOf('other.jsonl', one)];
    expect(readGold(files).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is refused with the line that is none', () => {
    const article = articleOf('The boat is late.', []);
    const reading = (line: unknown) => () => readGold([fileOf('gold.jsonl', article, line)]);
    expect(reading('{')).toThrow(GoldError);
    expect(reading('{')).toThrow(/gold\.jsonl, line 2 is not JSON\.$/);
    expect(reading({ id: 'a', text: 'b' })).toThrow(/gold\.jsonl, line 2 is no article/);
  });
});

describe('Predictions', () => {
  it('are read from a file as they are made of what is found', () => {
    const text = '“We wait for the boat in the harbour,” said Ines Okafor.';
    const prediction = predictionOf('a', extract(text));
    expect(prediction.quotes).toMatchObject([
      { start: 1, speaker: 'Ines Okafor', confidence: expect.any(Number) },
    ]);
    expect(readPredictions(fileOf('found.jsonl', prediction))).toEqual([prediction]);
  });

  it('are refused with the line that is none', () => {
    const file = fileOf('found.jsonl', { id: 'a', quotes: [{ start: 1 }] });
    expect(() => readPredictions(file)).toThrow(/found\.jsonl, line 1 is no list of the quotations/);
  });
});
