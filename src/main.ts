/**
 * The composition root: the only file that knows every part. One process, an adapter per platform, one shared
 * library of briefs, one digest.
 */
import { config as loadEnvironmentFile } from 'dotenv';
import type { Logger } from 'pino';
import { NoBriefsError, openLibrary } from './briefs/library.ts';
import { keyPointText, quotationElement, quotedBy } from './commands/attribution.ts';
import { firstAnswer } from './commands/brief-card.ts';
import type { Commands } from './commands/command.ts';
import { createCommands } from './commands/index.ts';
import {
  type Config,
  ConfigError,
  DEFAULT_ANSWER_LIMIT,
  DEFAULT_DATABASE,
  type PlatformConfig,
  readConfig,
} from './config.ts';
import { createDigest, type RunningDigest } from './digest/create-digest.ts';
import { type Platform, StartError } from './digest/platform.ts';
import { startTicker } from './digest/ticker.ts';
import { openLog } from './log.ts';
import { runLines } from './platforms/terminal/lines.ts';
import { answerInTerminal } from './platforms/terminal/terminal.ts';
import type { TrialRun } from './sandbox/trial-run.ts';
import { openStore, type Store } from './store/open-store.ts';
import { StoreError } from './store/store-error.ts';

/** How long the bot may take to end, in milliseconds. What is under way then is settled at the next start. */
const STOP_WITHIN = 9_000;

/** What a bot is made from. Time and chance come in, so that tests can hold them. */
export interface BotParts {
  readonly config: Config;
  readonly connections: PlatformConfig;
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** A bot that runs. */
export interface Bot {
  readonly commands: Commands;
  readonly digest: RunningDigest;
  readonly platforms: readonly Platform[];
  /** Finishes what is under way, then lets go of everything. */
  stop(): Promise<void>;
}

interface PlatformParts extends Pick<BotParts, 'connections' | 'log' | 'clock'> {
  readonly commands: Commands;
  readonly store: Store;
}

/** The platforms that are set. Each SDK is loaded only where it is needed. A third platform is one more line. */
async function createPlatforms({
  connections,
  commands,
  store,
  log,
  clock,
}: PlatformParts): Promise<Platform[]> {
  const { slack, discord } = connections;
  return Promise.all([
    ...(slack === undefined
      ? []
      : [
          import('./platforms/slack/platform.ts').then(({ createSlackPlatform }) =>
            createSlackPlatform({ settings: slack, commands, log, clock }),
          ),
        ]),
    ...(discord === undefined
      ? []
      : [
          import('./platforms/discord/platform.ts').then(({ createDiscordPlatform }) =>
            createDiscordPlatform({ settings: discord, commands, lines: store.lines, log, clock }),
          ),
        ]),
  ]);
}

/** Starts every platform. @throws AggregateError of everything that went wrong, with nothing left running. */
async function startAll(platforms: readonly Platform[]): Promise<void> {
  const results = await Promise.allSettled(platforms.map((platform) => platform.start()));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length === 0) return;
  await Promise.allSettled(platforms.map((platform) => platform.stop()));
  throw new AggregateError(failures);
}

/**
 * Puts the bot together and starts it.
 *
 * @throws NoBriefsError, StoreError, or an AggregateError of StartErrors; nothing is left running then.
 */
export async function startBot({ config, connections, databaseUrl, ...parts }: BotParts): Promise<Bot> {
  const { log, clock, random } = parts;
  const ending: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = ending.pop(); end !== undefined; end = ending.pop()) await end();
  };
  try {
    const library = await openLibrary({ directory: config.briefsDirectory, log });
    ending.push(() => library.close());
    const store = await openStore(databaseUrl);
    ending.push(() => store.close());
    const commands = createCommands({
      catalogue: () => library.catalogue(),
      problems: () => library.problems(),
      digest: () => digest,
      random,
      limit: config.answerLimit ?? DEFAULT_ANSWER_LIMIT,
    });
    const platforms = await createPlatforms({ connections, commands, store, log, clock });
    const digest = createDigest({
      subscriptions: platforms.flatMap(({ name }) =>
        digestChannels(connections, name).map((channel) => ({
          platform: name,
          channel,
          schedule: config.schedule,
        })),
      ),
      store: store.digest,
      platforms,
      library,
      presentation: {
        firstAnswer,
        quotation: quotationElement,
        quotedBy,
        keyPoint: keyPointText,
      },
      quiet: config.quiet,
      clock,
      log,
    });
    await digest.recover();
    await startAll(platforms);
    ending.push(async () => {
      await Promise.all(platforms.map((platform) => platform.stop()));
    });
    const ticker = startTicker(() => digest.tick(), log);
    ending.push(
      () => ticker.stop(),
      () => digest.stop(),
    );
    log.info({ briefs: library.catalogue().briefs.length }, 'Verbatim is ready');
    return { commands, digest, platforms, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function digestChannels({ slack, discord }: PlatformConfig, platform: string): readonly string[] {
  return (platform === 'slack' ? slack : discord)?.digestChannels ?? [];
}

/** Failures that whoever starts the bot can mend: their messages say how. */
function isMendable(error: unknown): error is Error {
  return [ConfigError, NoBriefsError, StoreError, StartError].some((kind) => error instanceof kind);
}

/** What to print, and the exit code: 2 for what can be mended, 1 for a mistake of ours. Never a stack trace. */
function describeFailure(error: unknown): { readonly text: string; readonly code: 1 | 2 } {
  const causes: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const text = causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join('\n');
  return causes.every(isMendable)
    ? { text, code: 2 }
    : { text: `Verbatim could not start, and that is a mistake in it: ${text}`, code: 1 };
}

/** Ends the process once the bot has stopped, or when that takes too long. */
function endWith(code: number, stop: () => Promise<void>, log: Logger): void {
  setTimeout(() => process.exit(code), STOP_WITHIN).unref();
  stop()
    .catch((error: unknown) => log.error({ err: error }, 'Something did not stop as it should'))
    .finally(() => process.exit(code));
}

/** The sandbox is loaded only where it is used. */
async function startTrial(prefix: string): Promise<TrialRun> {
  const [{ startTrialRun }, { default: manifest }] = await Promise.all([
    import('./sandbox/trial-run.ts'),
    import('../manifest.json', { with: { type: 'json' } }),
  ]);
  return startTrialRun({ manifest, prefix });
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

  const trial = inSandbox ? await startTrial(surroundings.prefix) : undefined;
  const bot = await startBot({
    // Lines that are handed in to the sandbox come faster than anybody types, and flood nobody.
    config: inSandbox && !process.stdin.isTTY ? { answerLimit: 'off', ...config } : config,
    connections: surroundings.kind === 'platforms' ? surroundings : (trial?.connections ?? {}),
    // The sandbox begins anew each time, and so does the ledger of what was posted there.
    databaseUrl: config.databaseUrl ?? (inSandbox ? ':memory:' : DEFAULT_DATABASE),
    log,
    clock: Date.now,
    random: Math.random,
  });
  const stop = async () => {
    await bot.stop();
    await trial?.stop();
  };
  let ending = false;
  const end = (code: number) => {
    // Whoever asks a second time means it.
    if (ending) process.exit(code);
    ending = true;
    endWith(code, stop, log);
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  // Whoever read the answers has gone, as `head` does: there is nothing left to do.
  process.stdout.on('error', () => {
    if (!ending) end(0);
  });

  const interactive = process.stdin.isTTY === true && trial !== undefined;
  if (interactive) process.stdout.write(`${trial.welcome}\n`);
  const ended = await runLines({
    input: process.stdin,
    ...(interactive ? { screen: process.stdout } : {}),
    run: async (line) => {
      if (trial !== undefined) await trial.prompt.run(line);
      else process.stdout.write(`${(await answerInTerminal(bot.commands, line, Date.now())).text}\n`);
    },
  });
  if (ended !== 'empty') return end(0);
  // Nobody can type, and no platform is there to answer on: that must not look like a bot at work.
  if (trial !== undefined) log.warn(trial.unattended);
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
