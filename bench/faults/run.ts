/** A whole run: rounds in turn, each with a world of its own. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inherited } from '../inherited.ts';
import { BotChild } from './bot-child.ts';
import { type FastTime, realMilliseconds } from './fast-time.ts';
import { openLedgers } from './ledgers.ts';
import type { Options } from './options.ts';
import type { Result } from './report.ts';
import { runRound } from './round.ts';
import { roundsOf } from './rounds.ts';
import { BOT_SETTINGS } from './settings.ts';
import { Tally } from './tally.ts';
import { together, type Verdict } from './verdict.ts';

/**
 * Fills the cache of compiled code: a process writes it at its end, and those that are killed have none. Later bots start
 * in half the time.
 */
async function fillCache(
  environment: Readonly<Record<string, string>>,
  directory: string,
  time: FastTime,
): Promise<void> {
  const bot = new BotChild({ ...environment, [BOT_SETTINGS]: JSON.stringify({ time }) }, directory);
  await bot.warm;
  await bot.stop();
}

/** @param time how time runs in this process. @param tell is told how far the run has come. */
export async function runFaults(
  options: Options,
  time: FastTime,
  tell: (text: string) => void,
): Promise<Result> {
  const began = realMilliseconds();
  await using stack = new AsyncDisposableStack();
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-faults-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  // However the run ends, no file of it stays.
  process.on('exit', remove);
  stack.defer(() => {
    process.off('exit', remove);
    remove();
  });
  const ledgers = stack.use(await openLedgers(options.store, time));
  const tally = new Tally();
  const environment = { ...inherited(), NODE_COMPILE_CACHE: join(directory, 'compile-cache') };
  await fillCache(environment, directory, time);
  const verdicts: Verdict[] = [];
  const rounds = roundsOf(options);
  for (const [index, kills] of rounds.entries()) {
    const mode = options.slack[index % options.slack.length] ?? 'direct';
    tell(`Round ${index + 1} of ${rounds.length}: ${kills} kills, Slack ${mode}…`);
    const folder = join(directory, `round-${index + 1}`);
    mkdirSync(folder);
    verdicts.push(
      await runRound({
        options,
        kills,
        mode,
        seed: options.seed * 1_000 + index * 10,
        time,
        directory: folder,
        databaseUrl: await ledgers.open(folder),
        environment,
        tally,
      }),
    );
  }
  const seconds = Math.round((realMilliseconds() - began) / 1_000);
  return { options, rounds: rounds.length, seconds, tally, verdict: together(verdicts) };
}
