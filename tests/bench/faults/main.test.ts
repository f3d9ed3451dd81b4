import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const MAIN = resolve(import.meta.dirname, '../../../bench/faults/main.ts');

/** How a run ended, and what of its files it left. */
interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly left: readonly string[];
}

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

async function faults(...words: readonly string[]): Promise<Ended> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-test-'));
  const environment = { ...process.env, TMPDIR: directory };
  try {
    const ended = await promisify(execFile)(process.execPath, [MAIN, ...words], { env: environment }).then(
      (output) => ({ code: 0, ...output }),
      (error: unknown) => failure.parse(error),
    );
    return { ...ended, left: await readdir(directory) };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** A run short enough for a test: a few kills, with little to do for a machine that does much besides. */
const briefly = (...words: readonly string[]) =>
  faults('--seed=5', '--slack=direct', '--speed=30', '--channels=16', '--json', ...words);

// Each run is a process of its own, and waits most of the time.
describe.concurrent('npm run faults', () => {
  it('ends bots, finds nothing lost and nothing doubled, and leaves nothing behind', async () => {
    const { code, stdout, left } = await briefly('--kills=5');
    expect(JSON.parse(stdout)).toMatchObject({
      kills: { total: 5 },
      starts: 6,
      posted: expect.toSatisfy((posted: number) => posted > 0, 'some'),
      lost: [],
      doubled: [],
      passed: true,
    });
    expect({ code, left }).toEqual({ code: 0, left: [] });
  }, 120_000);

  it.each([
    ['posts again without looking', 'repeats', 'post sent', 'doubled'],
    ['takes for posted what it did not look for', 'forgets', 'intent written', 'lost'],
  ])(
    'notices a bot that %s',
    async (_, defect, boundary, finding) => {
      const { code, stdout } = await briefly('--kills=2', `--at=${boundary}`, `--defect=${defect}`);
      const result: unknown = JSON.parse(stdout);
      expect(result).toMatchObject({ passed: false, [finding]: expect.arrayContaining([expect.anything()]) });
      expect(code).toBe(1);
    },
    60_000,
  );

  it('says what it can be asked where it does not understand', async () => {
    const { code, stderr } = await faults('--kills', '-1');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^--kills must be a whole number from 1 to 100000\.\n\nnpm run -s faults -- \[options\]\n/,
    );
  });
});
