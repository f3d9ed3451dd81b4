import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const MAIN = resolve(import.meta.dirname, '../../../bench/faults/main.ts');

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const faults = (...words: readonly string[]) =>
  run(process.execPath, [MAIN, ...words], { env: { ...process.env, TMPDIR: directory } });

/** A run short enough for a test: a few kills in a time that runs as fast as it can. */
const briefly = (...words: readonly string[]) =>
  faults('--seed=5', '--slack=direct', '--speed=60', '--json', ...words);

describe('npm run faults', () => {
  it('ends bots, finds nothing lost and nothing doubled, and leaves nothing behind', async () => {
    const { stdout } = await briefly('--kills=5');
    expect(JSON.parse(stdout)).toMatchObject({
      kills: { total: 5 },
      starts: 6,
      posted: expect.toSatisfy((posted: number) => posted > 0, 'some'),
      lost: [],
      doubled: [],
      passed: true,
    });
    expect(readdirSync(directory)).toEqual([]);
  }, 60_000);

  it.each([
    ['posts again without looking', 'repeats', 'post sent', 'doubled'],
    ['takes for posted what it did not look for', 'forgets', 'intent written', 'lost'],
  ])(
    'notices a bot that %s',
    async (_, defect, boundary, finding) => {
      const failed = await briefly('--kills=2', `--at=${boundary}`, `--defect=${defect}`).catch(
        (error: unknown) => error,
      );
      expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('"passed": false') });
      const { stdout } = Object(failed);
      expect(JSON.parse(stdout)[finding]).not.toEqual([]);
    },
    60_000,
  );

  it('says what it can be asked where it does not understand', async () => {
    await expect(faults('--store', 'paper')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--store must be one of sqlite, postgres'),
    });
  });
});
