import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startTrial } from '../../src/trial/trial.ts';

test('A trial keeps its ledger in memory, whatever DATABASE_URL says', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-trial-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const trial = await startTrial({
    config: readConfig({ DATABASE_URL: join(directory, 'verbatim.sqlite') }),
    sandbox: { kind: 'sandbox', prefix: '!' },
    log: pino({ level: 'silent' }),
    random: () => 0,
    lines: 'handed-in',
  });
  onTestFinished(() => trial.stop());
  expect(await readdir(directory)).toEqual([]);
});
