/**
 * A trial: the bot between a Slack and a Discord on this machine. Loaded only where no platform is set.
 */
import type { Logger } from 'pino';
import manifest from '../../manifest.json' with { type: 'json' };
import { type Config, DEFAULT_PORT, type SandboxConfig } from '../config.ts';
import { StartError } from '../digest/platform.ts';
import { HISTORY_SCOPES } from '../platforms/slack/manifest.ts';
import type { Prompt } from '../sandbox/prompt.ts';
import { type Opening, startTrialRun, type TrialRun } from '../sandbox/trial-run.ts';
import { startTrialBot, type TrialBot } from './bot.ts';
import { createTrialClock } from './clock.ts';

/** A trial that runs. */
export interface Trial extends Pick<TrialRun, 'welcome' | 'unattended'> {
  /** A prompt that writes every message of the bot to standard output from now on. Call it once. */
  openPrompt(): Prompt;
  /**
   * Serves the page in the browser.
   *
   * @throws StartError where the port or the host of the settings is not to be had.
   */
  openPage(): Promise<Opening>;
  stop(): Promise<void>;
}

/** What a trial is started with. */
export interface TrialOptions {
  readonly config: Config;
  readonly sandbox: SandboxConfig;
  readonly log: Logger;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /**
   * `typed` by people, or `handed-in` by a program: such lines come faster than anybody types and flood nobody, so
   * that neither the bot nor the two platforms limit them.
   */
  readonly lines: 'typed' | 'handed-in';
}

/**
 * The app as it is installed in the Slack of the trial: with the right to read channels, so that what became of a
 * post whose answer got lost can be found out there, too (`npm run manifest -- --with-history`).
 */
const installed = {
  ...manifest,
  oauth_config: { scopes: { bot: [...manifest.oauth_config.scopes.bot, ...HISTORY_SCOPES] } },
};

/** What a failure to listen means to the person at the keyboard; every other error as it is. */
function inWords(error: unknown, { host, port }: SandboxConfig): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new StartError(`Port ${port} is taken. Set PORT to another, or to none.`);
  if (code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this account. Set another PORT.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`SANDBOX_HOST is ${host}, and that is no address of this machine.`);
  }
  return error;
}

/**
 * Starts a trial.
 *
 * @throws as `startBot` does; nothing is left running then.
 */
export async function startTrial({ config, sandbox, log, random, lines }: TrialOptions): Promise<Trial> {
  const clock = createTrialClock();
  const unlimited = lines === 'handed-in';
  const run = await startTrialRun({
    manifest: installed,
    prefix: sandbox.prefix,
    clock: () => clock.now(),
    ...(unlimited ? { rateLimits: 'none' } : {}),
  });
  let bot: TrialBot;
  try {
    bot = await startTrialBot({
      config: unlimited ? { answerLimit: 'off', ...config } : config,
      connections: run.connections,
      log,
      clock: {
        now: () => clock.now(),
        moveTo(time) {
          clock.moveTo(time);
          // What Slack was to post by then appears.
          run.settle();
        },
      },
      random,
    });
  } catch (error) {
    await run.stop();
    throw error;
  }
  const { host, port } = sandbox;
  return {
    openPrompt: () => run.openPrompt(bot),
    welcome: run.welcome,
    unattended: run.unattended,
    async openPage() {
      try {
        return await run.openPage({
          bot,
          ...(host === undefined ? {} : { host }),
          ports: port === undefined ? { preferably: DEFAULT_PORT } : { exactly: port },
        });
      } catch (error) {
        throw inWords(error, sandbox);
      }
    },
    async stop() {
      await bot.stop();
      await run.stop();
    },
  };
}
