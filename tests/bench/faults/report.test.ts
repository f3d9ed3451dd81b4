import { describe, expect, it } from 'vitest';
import { asJson, asTable, passed, type Result } from '../../../bench/faults/report.ts';
import { Tally } from '../../../bench/faults/tally.ts';
import type { Verdict } from '../../../bench/faults/verdict.ts';

const DUE = Date.UTC(2026, 0, 5, 9);

const clean: Verdict = { slots: 9, posted: 12, late: 3, explained: [], unknown: [], lost: [], doubled: [] };

function resultOf(verdict: Partial<Verdict>): Result {
  const tally = new Tally();
  tally.kills.add('post sent');
  tally.kills.add('at any moment');
  tally.kills.add('post sent');
  tally.stalls.add('intent written');
  tally.mishaps.add('lose-reply', 4);
  tally.starts = 3;
  return {
    options: {
      kills: 3,
      seed: 8,
      store: 'postgres',
      slack: ['direct', 'ahead'],
      speed: 20,
      channels: 40,
      form: 'table',
    },
    rounds: 2,
    seconds: 61,
    tally,
    verdict: { ...clean, ...verdict },
  };
}

const rowsOf = (result: Result) =>
  asTable(result)
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/));

describe('The table of a run', () => {
  it('counts what was done to the bots and what became of the digests', () => {
    expect(rowsOf(resultOf({}))).toEqual(
      expect.arrayContaining([
        ['kills (SIGKILL)', '3'],
        ['post sent', '2'],
        ['at any moment', '1'],
        ['stalls (SIGSTOP beyond the lease)', '1'],
        ['starts', '3'],
        ['lose-reply', '4'],
        ['slots due', '9'],
        ['parts posted once', '12'],
        ['lost', '0'],
        ['doubled', '0'],
      ]),
    );
  });

  it('names the seed, and how to repeat the run', () => {
    const text = asTable(resultOf({}));
    expect(text).toContain('seed 8');
    expect(text).toContain(
      'npm run -s faults -- --kills 3 --seed 8 --store postgres --slack both --speed 20 --channels 40',
    );
  });

  it('lists what nobody can tell, and counts the reasons of what was not posted', () => {
    const finding = { subscription: 'slack:C1', due: DUE, part: 2, why: 'Too late to say.' };
    const explained = [1, 2].map((part) => ({
      ...finding,
      part,
      why: `skipped: That of 2026-01-05 09:0${part} UTC stands for it.`,
    }));
    const result = resultOf({ unknown: [{ ...finding, stands: true }], explained });
    expect(passed(result)).toBe(true);
    expect(asTable(result)).toContain('  slack:C1, 2026-01-05T09:00Z, part 2: it stands: Too late to say.');
    expect(rowsOf(result)).toContainEqual(['skipped: That of … stands for it.', '2']);
  });

  it('says that the promise was broken where anything is lost or doubled', () => {
    const finding = { subscription: 'slack:C1', due: DUE, why: 'The ledger knows nothing of this slot.' };
    for (const result of [resultOf({ lost: [finding] }), resultOf({ doubled: [finding] })]) {
      expect(passed(result)).toBe(false);
      expect(asTable(result)).toContain('The promise was broken (exit code 1).');
      expect(asTable(result)).toContain('  slack:C1, 2026-01-05T09:00Z: The ledger knows nothing');
    }
  });
});

describe('The JSON of a run', () => {
  it('holds the same counts, and whether it passed', () => {
    expect(JSON.parse(asJson(resultOf({})))).toMatchObject({
      store: 'postgres',
      seed: 8,
      kills: { total: 3, at: { 'post sent': 2, 'at any moment': 1 } },
      stalls: { total: 1 },
      faults: { 'lose-reply': 4 },
      slots: 9,
      posted: 12,
      lost: [],
      passed: true,
    });
  });
});
