/** The adapter on the real discord.js, connected to the sandbox, and both put away after the test. */
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import type { Answer } from '../../../src/commands/command.ts';
import type { Platform } from '../../../src/digest/platform.ts';
import type { Timer } from '../../../src/platforms/discord/answering.ts';
import type { Claims } from '../../../src/platforms/discord/claims.ts';
import type { GatewayLease } from '../../../src/platforms/discord/gateway-lease.ts';
import { createDiscordPlatform, type DiscordParts } from '../../../src/platforms/discord/platform.ts';
import {
  type DiscordSandbox,
  type DiscordSandboxOptions,
  startDiscordSandbox,
} from '../../../src/sandbox/discord/sandbox.ts';
import { memoryLines, type Respond, testCommands } from './fixtures.ts';

/** A running adapter and everything around it. */
export interface Running {
  readonly sandbox: DiscordSandbox;
  readonly platform: Platform;
  readonly commands: ReturnType<typeof testCommands>;
  readonly lines: ReturnType<typeof memoryLines>;
  /** What was logged, one JSON object each. */
  readonly log: readonly string[];
}

/** What a test may want otherwise. */
export interface RunningOptions {
  readonly respond?: Respond;
  readonly sandbox?: DiscordSandboxOptions;
  readonly prefix?: string;
  /** Names of channels. */
  readonly digestChannels?: readonly string[];
  readonly token?: string;
  readonly apiUrl?: string;
  readonly timer?: Timer;
  readonly clock?: () => number;
  readonly gatewayLease?: GatewayLease;
  readonly claims?: Claims;
  /** Names of people. */
  readonly managers?: readonly string[];
  readonly editors?: readonly string[];
  /** A sandbox that is there already, rather than one of its own. */
  readonly beside?: DiscordSandbox;
  /** Done to the sandbox before the adapter starts. */
  readonly before?: (sandbox: DiscordSandbox) => void;
}

/** An answer for the asker. */
export const answered = (card: Card, audience: Answer['audience'] = 'asker'): Answer => ({
  outcome: 'answered',
  card,
  audience,
});

/** Prepares an adapter that is not yet started. */
export async function prepare(options: RunningOptions = {}): Promise<Running> {
  const sandbox = options.beside ?? (await startDiscordSandbox(options.sandbox));
  if (options.beside === undefined) onTestFinished(() => sandbox.stop());
  options.before?.(sandbox);
  const commands = testCommands(options.respond ?? ((line) => answered({ title: line, elements: [] })));
  const lines = memoryLines();
  const log: string[] = [];
  const parts: DiscordParts = {
    settings: {
      token: options.token ?? sandbox.token,
      apiUrl: options.apiUrl ?? sandbox.apiUrl,
      prefix: options.prefix ?? '!',
      digestChannels: (options.digestChannels ?? ['briefings']).map((name) => sandbox.channel(name).id),
      ...(options.editors === undefined
        ? {}
        : { editors: options.editors.map((name) => sandbox.person(name).id) }),
      managers: (options.managers ?? []).map((name) => sandbox.person(name).id),
    },
    commands,
    lines,
    log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
    clock: options.clock ?? Date.now,
    ...(options.timer === undefined ? {} : { timer: options.timer }),
    ...(options.gatewayLease === undefined ? {} : { gatewayLease: options.gatewayLease }),
    ...(options.claims === undefined ? {} : { claims: options.claims }),
  };
  const platform = createDiscordPlatform(parts);
  onTestFinished(() => platform.stop());
  return { sandbox, platform, commands, lines, log };
}

/** Starts an adapter. */
export async function run(options: RunningOptions = {}): Promise<Running> {
  const running = await prepare(options);
  await running.platform.start();
  return running;
}

/** Waits until something is so; fails after five seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It did not come about within five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
