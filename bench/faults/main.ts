/**
 * `npm run faults`: ends bots by SIGKILL, and stops them, at every step of a delivery, and counts afterwards what stands
 * in the channels. This process holds a strict Slack and a strict Discord; every bot is a process of its own. Everything
 * stays on loopback.
 */
import { hastenTime } from './fast-time.ts';
import { type Options, OptionsError, readOptions, USAGE } from './options.ts';

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

async function main(): Promise<number> {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== 'help') return await run(options);
    process.stdout.write(`${USAGE}\n`);
    return 0;
  } catch (error) {
    if (error instanceof OptionsError) {
      process.stderr.write(`${error.message}\n\n${USAGE}\n`);
      return 2;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

process.exit(await main());
