/**
 * The composition root: reads the settings, starts the bot on the platforms that are set or in the sandbox, and
 * ends it in good order.
 */
import { randomUUID } from 'node:crypto';
import { config as loadEnvironmentFile } from 'dotenv';
import type { Logger } from 'pino';
import { startBot } from './bot.ts';
import { NoBriefsError } from './briefs/library.ts';
import {
  type Config,
  ConfigError,
  DEFAULT_DATABASE,
  type PlatformConfig,
  readConfig,
  type SandboxConfig,
} from './config.ts';
import { StartError } from './digest/platform.ts';
import { createEnding } from './ending.ts';
import { openLog } from './log.ts';
import { onOrphaned } from './orphan.ts';
import { runLines } from './platforms/terminal/lines.ts';
import { answerInTerminal } from './platforms/terminal/terminal.ts';
import { StoreError } from './store/store-error.ts';

/** What runs, and how it is used from where it was started. */
interface Running {
  /** Lets it be used from standard input. Resolves to whether it is to go on when that has ended. */
  use(): Promise<'ended' | 'open'>;
  readonly stop: () => Promise<void>;
}

/** Failures that whoever starts the bot can mend: their messages say how. */
function isMendable(error: unknown): error is Error {
  return [ConfigError, NoBriefsError, StoreError, StartError].some((kind) => error instanceof kind);
}

/**
 * What to print, and the exit code: 2 for what somebody must mend, 1 for what may pass by itself (a platform that
 * cannot be reached) or is a mistake of ours, so that a supervisor tries again. Never a stack trace.
 */
function describeFailure(error: unknown): { readonly text: string; readonly code: 1 | 2 } {
  const causes: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const text = causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join('\n');
  if (causes.every((cause) => cause instanceof StartError && cause.mayPass)) return { text, code: 1 };
  return causes.every(isMendable)
    ? { text, code: 2 }
    : { text: `Verbatim could not start, and that is a mistake in it: ${text}`, code: 1 };
}

/** The bot on real platforms. Lines of standard input are answered all the same. */
async function runOnPlatforms(config: Config, connections: PlatformConfig, log: Logger): Promise<Running> {
  const bot = await startBot({
    config,
    connections,
    databaseUrl: config.databaseUrl ?? DEFAULT_DATABASE,
    holder: randomUUID(),
    log,
    clock: Date.now,
    random: Math.random,
  });
  const answer = async (line: string) => {
    process.stdout.write(`${(await answerInTerminal(bot.commands, line, Date.now())).text}\n`);
  };
  return {
    use: async () => ((await runLines({ input: process.stdin, run: answer })) === 'empty' ? 'open' : 'ended'),
    stop: () => bot.stop(),
  };
}

/** The bot in the sandbox, which is loaded here and nowhere else. */
async function runInSandbox(config: Config, sandbox: SandboxConfig, log: Logger): Promise<Running> {
  const [{ startTrial }, { runSession }] = await Promise.all([
    import('./trial/trial.ts'),
    import('./trial/session.ts'),
  ]);
  const trial = await startTrial({
    config,
    sandbox,
    log,
    random: Math.random,
    lines: process.stdin.isTTY ? 'typed' : 'handed-in',
  });
  const terminal = process.argv.includes('--terminal');
  return {
    use: async () => {
      const end = await runSession({ trial, input: process.stdin, output: process.stdout, terminal, log });
      return end === 'open' ? 'open' : 'ended';
    },
    stop: () => trial.stop(),
  };
}

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const { surroundings } = config;
  const inSandbox = surroundings.kind === 'sandbox';
  const log = await openLog({
    level: config.logLevel ?? (inSandbox ? 'warn' : 'info'),
    form: inSandbox || process.stderr.isTTY ? 'pretty' : 'json',
    secrets: config.secrets,
  });
  for (const warning of config.warnings) log.warn(warning);
  let running: Running | undefined;
  const ending = createEnding({
    stop: async () => running?.stop(),
    log,
    exit: (code) => process.exit(code),
    now: () => performance.now(),
  });
  process.on('SIGTERM', ending.signal);
  process.on('SIGINT', ending.signal);
  // Under npm, the shell between it and the bot ends without passing on a signal.
  if (process.env['npm_lifecycle_event'] !== undefined) onOrphaned(() => process.ppid, ending.begin);
  running = inSandbox
    ? await runInSandbox(config, surroundings, log)
    : await runOnPlatforms(config, surroundings, log);
  // Whoever read the answers has gone, as `head` does: there is nothing left to do.
  process.stdout.on('error', ending.begin);
  if ((await running.use()) === 'ended') ending.begin();
}

/** Runs the bot until it is told to end. What is wrong at the start is said in one message. */
export async function main(): Promise<void> {
  loadEnvironmentFile({ quiet: true });
  try {
    await run();
  } catch (error) {
    const { text, code } = describeFailure(error);
    process.stderr.write(`${text}\n`);
    process.exit(code);
  }
}
