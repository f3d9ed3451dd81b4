/**
 * A bot as `src/main.ts` runs it on real platforms, in a process that can be ended at a boundary. It loads everything,
 * says that it is warm, and starts with its first order; each further order takes the place of the one before. Where
 * standard input ends, it stops as it does at a signal.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Bot, startBot } from '../../src/bot.ts';
import { type PlatformConfig, readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
// Loaded now, so that a start is short; the bot itself loads the platforms that are set.
import '../../src/platforms/discord/platform.ts';
import '../../src/platforms/slack/platform.ts';
import { broken } from './broken-store.ts';
import { hastenLimits } from './fast-postgres.ts';
import { type Message, parseOrder } from './message.ts';
import { observeRequests } from './observed-requests.ts';
import { observed } from './observed-store.ts';
import type { BotSettings } from './settings.ts';
import { Trap } from './trap.ts';

/** Says something to the harness; it is said when this returns, whatever becomes of the process. */
function say(message: Message): void {
  writeSync(process.stdout.fd, `${JSON.stringify(message)}\n`);
}

async function start(trap: Trap, { defect }: BotSettings): Promise<Bot> {
  const config = readConfig(process.env);
  const { surroundings, databaseUrl } = config;
  if (surroundings.kind !== 'platforms' || databaseUrl === undefined) {
    throw new Error('A bot of the harness needs platforms and a store.');
  }
  const connections: PlatformConfig = surroundings;
  const pass = trap.pass.bind(trap);
  observeRequests(pass);
  return startBot({
    config,
    connections,
    databaseUrl,
    holder: randomUUID(),
    async openStore(url) {
      const store = await openStore(url, { clock: Date.now });
      const digest = observed(store.digest, pass);
      return { ...store, digest: defect === undefined ? digest : broken(digest, defect) };
    },
    log: await openLog({ level: config.logLevel ?? 'warn', form: 'json', secrets: config.secrets }),
    clock: Date.now,
    random: Math.random,
  });
}

/** Runs until standard input ends, or until it is ended. */
export async function runBot(settings: BotSettings): Promise<void> {
  hastenLimits(settings.time);
  const trap = new Trap({
    signal: (name) => process.kill(process.pid, name),
    say: (boundary) => say({ kind: 'boundary', boundary }),
  });
  const input = createInterface({ input: process.stdin });
  let starting: Promise<Bot> | undefined;
  const fail = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  };
  input.on('line', (line) => {
    trap.set(parseOrder(line));
    starting ??= start(trap, settings);
    starting.then(() => say({ kind: 'started' }), fail);
  });
  input.on('close', () => {
    Promise.resolve(starting)
      .then((bot) => bot?.stop())
      .then(() => process.exit(0), fail);
  });
  say({ kind: 'warm' });
}
