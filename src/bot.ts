/**
 * The bot put together: one process, an adapter per platform, one shared library of briefs, one digest.
 */
import type { Logger } from 'pino';
import { type Library, openLibrary } from './briefs/library.ts';
import type { Commands } from './commands/command.ts';
import { createCommands } from './commands/index.ts';
import { presentation } from './commands/presentation.ts';
import { type Config, DEFAULT_ANSWER_LIMIT, type PlatformConfig } from './config.ts';
import { createDigest, type RunningDigest } from './digest/create-digest.ts';
import type { Platform } from './digest/platform.ts';
import { startTicker } from './digest/ticker.ts';
import type { Fetch } from './drafting/fetching/fetch.ts';
import type { GatewayLease } from './platforms/discord/gateway-lease.ts';
import { startDesk } from './start-desk.ts';
import { startPlatforms, type Timer } from './start-platforms.ts';
import { openStore, type Store } from './store/open-store.ts';

/** What a bot is made from. Time and chance come in, so that tests can hold them. */
export interface BotParts {
  readonly config: Config;
  readonly connections: PlatformConfig;
  readonly databaseUrl: string;
  /** How the store at that address is opened, where it is not to be opened and closed with the bot. */
  readonly openStore?: (databaseUrl: string) => Promise<Store>;
  /** A name for this process that no other one has or had: who holds what, where several share a store. */
  readonly holder: string;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** How articles and feeds are fetched. From the public internet unless told otherwise. */
  readonly fetch?: Fetch;
  /** How it waits before it starts a platform again that was away. Node's own timer unless told otherwise. */
  readonly timer?: Timer;
}

/** A bot that runs. */
export interface Bot {
  readonly commands: Commands;
  readonly library: Library;
  readonly digest: RunningDigest;
  readonly platforms: readonly Platform[];
  /** Does what is due: digests, feeds, what another process published. By itself it does so every minute. */
  tick(): Promise<void>;
  /** Finishes what is under way, then lets go of everything. */
  stop(): Promise<void>;
}

interface PlatformParts extends Pick<BotParts, 'connections' | 'holder' | 'log' | 'clock'> {
  readonly commands: Commands;
  readonly store: Store;
}

/** The platforms that are set. Each SDK is loaded only where it is needed. A third platform is one more line. */
async function createPlatforms({
  connections,
  commands,
  store,
  holder,
  log,
  clock,
}: PlatformParts): Promise<Platform[]> {
  const { slack, discord } = connections;
  const { claims, lines } = store;
  return Promise.all([
    ...(slack === undefined
      ? []
      : [
          import('./platforms/slack/platform.ts').then(({ createSlackPlatform }) =>
            createSlackPlatform({ settings: slack, commands, claims, log, clock }),
          ),
        ]),
    ...(discord === undefined
      ? []
      : [
          import('./platforms/discord/platform.ts').then(({ createDiscordPlatform }) =>
            createDiscordPlatform({
              settings: discord,
              commands,
              lines,
              log,
              clock,
              // Several sessions would all be sent every event; one process alone has nobody to agree with.
              ...(store.shared ? { claims, gatewayLease: gatewayLeaseIn(store, holder) } : {}),
            }),
          ),
        ]),
  ]);
}

/** The lease on Discord's gateway, for one process of those that share a store. */
function gatewayLeaseIn({ leases }: Store, holder: string): GatewayLease {
  const name = 'discord-gateway';
  return {
    hold: (milliseconds) => leases.hold(name, holder, milliseconds),
    release: () => leases.release(name, holder),
  };
}

/**
 * Puts the bot together and starts it, with every platform that is not away: see {@link startPlatforms}.
 *
 * @throws NoBriefsError, StoreError, or an AggregateError of StartErrors; nothing is left running then.
 */
export async function startBot({ config, connections, databaseUrl, ...parts }: BotParts): Promise<Bot> {
  const { holder, log, clock, random, timer } = parts;
  const open = parts.openStore ?? ((url) => openStore(url, { clock, warn: (message) => log.warn(message) }));
  const ending: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = ending.pop(); end !== undefined; end = ending.pop()) await end();
  };
  try {
    const store = await open(databaseUrl);
    ending.push(() => store.close());
    const { briefsDirectory } = config;
    const library = await openLibrary({ directory: briefsDirectory, stored: store.editorial, log });
    ending.push(() => library.close());
    const commands = createCommands({
      catalogue: () => library.catalogue(),
      problems: () => library.problems(),
      digest: () => digest,
      desk: () => editors.desk,
      hasContext: (brief) => editors.hasContext(brief),
      random,
      limit: config.answerLimit ?? DEFAULT_ANSWER_LIMIT,
    });
    const platforms = await createPlatforms({ connections, commands, store, holder, log, clock });
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
      presentation,
      quiet: config.quiet,
      staleness: config.staleness,
      retention: config.retention,
      holder,
      clock,
      random,
      log,
    });
    const editors = startDesk({
      store: store.editorial,
      library,
      briefsDirectory,
      digest,
      platforms,
      ...(config.retention === undefined ? {} : { retention: config.retention }),
      ...(parts.fetch === undefined ? {} : { fetch: parts.fetch }),
      clock,
      random,
      log,
    });
    await digest.recover();
    const started = await startPlatforms(platforms, {
      log,
      random,
      ...(timer === undefined ? {} : { timer }),
    });
    ending.push(() => started.stop());
    const tick = async () => void (await Promise.all([digest.tick(), editors.tick()]));
    const ticker = startTicker(tick, log);
    ending.push(
      () => ticker.stop(),
      () => editors.stop(),
      () => digest.stop(),
    );
    log.info({ briefs: library.catalogue().briefs.length }, 'Verbatim is ready');
    return { commands, library, digest, platforms, tick, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function digestChannels({ slack, discord }: PlatformConfig, platform: string): readonly string[] {
  return (platform === 'slack' ? slack : discord)?.digestChannels ?? [];
}
