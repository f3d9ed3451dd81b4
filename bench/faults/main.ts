/**
 * `npm run faults`: ends bots by SIGKILL, and stops them, at every step of a delivery, and counts afterwards what stands
 * in the channels. This process holds a strict Slack and a strict Discord; every bot is a process of its own. Everything
 * stays on loopback.
 */
import { runCommand } from '../command-line.ts';
import { hastenTime } from './fast-time.ts';
import { type Options, readOptions, USAGE } from './options.ts';

/** @returns the exit code. */
async function run(options: Options): Promise<0 | 1> {
  const time = { speed: options.speed, origin: Date.now() };
  hastenTime(time);
  // Loaded only now: what they keep of timers is to be of the fast time.
  const [{ runFaults }, { asJson, asTable, passed }, { endAllBots }] = await Promise.all([
    import('./run.ts'),
    import('./report.ts'),
    import('./bot-child.ts'),
  ]);
  process.on('exit', endAllBots);
  const result = await runFaults(options, time, (text) => process.stderr.write(`${text}\n`));
  process.stdout.write(`${options.form === 'json' ? asJson(result) : asTable(result)}\n`);
  return passed(result) ? 0 : 1;
}

await runCommand({ usage: USAGE, read: readOptions, run });
