/**
 * The whole bot as `npm start` runs it, with the real SDKs, between a Slack and a Discord on this machine.
 *
 * A world outlives its bots: a bot that is stopped and started again finds what it left in the store.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { stringify } from 'yaml';
import { type Bot, startBot } from '../../src/bot.ts';
import type { SlackConfig } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import type { Fetch } from '../../src/drafting/fetching/fetch.ts';
import { openLog } from '../../src/log.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { type DiscordSandboxOptions, startDiscordSandbox } from '../../src/sandbox/discord/sandbox.ts';
import { startSlackSandbox } from '../../src/sandbox/slack/sandbox.ts';
import type { Timer } from '../../src/start-platforms.ts';
import type { BriefInput } from '../fixtures/brief.ts';
import { commandsOver } from '../fixtures/commands.ts';
import { type Clock, runningClock } from './clock.ts';
import { type DiscordSide, discordSide } from './discord-side.ts';
import { type SlackSide, slackSide } from './slack-side.ts';

type Settings = Readonly<Record<string, string>>;

/** What a test may want otherwise. */
export interface WorldOptions {
  /** The briefs of the library, each written to a file of its own; or a folder of briefs that is there already. */
  readonly briefs: readonly BriefInput[] | string;
  /** Names of channels that get the digest, the same on both platforms; `briefings` unless told otherwise. */
  readonly digestChannels?: readonly string[];
  /** Settings by their names, as in the environment; perhaps such as name people. */
  readonly settings?: Settings | ((sides: Pick<World, 'slack' | 'discord'>) => Settings);
  readonly clock?: Clock;
  readonly transport?: 'socket' | 'http';
  /** Whether the Slack app may read histories. */
  readonly history?: boolean;
  readonly discord?: DiscordSandboxOptions;
  /** How the bot waits before it starts a platform again. */
  readonly timer?: Timer;
  /** Where articles and feeds come from; nowhere in a test that says nothing of them. */
  readonly fetch?: Fetch;
  /** `file` survives the bot; a bot in `memory` forgets. `{ url }` is a database that several bots may share. */
  readonly store?: 'memory' | 'file' | { readonly url: string };
}

/** A Slack, a Discord, a folder of briefs, and the bots that run among them. */
export interface World {
  readonly slack: SlackSide;
  readonly discord: DiscordSide;
  readonly clock: Clock;
  /** A folder of this world's own; the store is in it. */
  readonly directory: string;
  /** The folder of briefs. */
  readonly briefs: string;
  /** Tokens and secrets of both platforms. */
  readonly secrets: readonly string[];
  /** Everything that was logged, at every level, with no secret struck out. */
  log(): string;
  /** Writes a brief's file. */
  save(brief: BriefInput): Promise<void>;
  /** Starts a bot. Only one runs at a time, unless they share a database. */
  start(): Promise<Bot>;
  /** Stops every bot and removes the folder. */
  stop(): Promise<void>;
}

async function saveBrief(folder: string, brief: BriefInput): Promise<void> {
  await writeFile(join(folder, `${brief.id}.yaml`), stringify(brief, { lineWidth: 0 }));
}

/** Where the database of a world's bots is. */
function databaseOf(store: NonNullable<WorldOptions['store']>, directory: string): string {
  if (typeof store !== 'string') return store.url;
  return store === 'file' ? join(directory, 'verbatim.sqlite') : ':memory:';
}

/** Where a bot listens over HTTP. */
export function addressOf(bot: Bot): string {
  const slack = bot.platforms.find(({ name }) => name === 'slack');
  if (slack === undefined || !('address' in slack) || typeof slack.address !== 'function') {
    throw new Error('The bot has no Slack that listens.');
  }
  const address: unknown = slack.address();
  return String(address);
}

/** Makes a world in which no bot runs yet. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { briefs, clock = runningClock(), transport = 'socket', store = 'memory' } = options;
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-world-'));
  if (typeof briefs !== 'string') for (const brief of briefs) await saveBrief(directory, brief);
  const folder = typeof briefs === 'string' ? briefs : directory;
  const manifest = slackManifest(commandsOver([]), {
    history: options.history ?? false,
    ...(transport === 'http' ? { http: 'https://bot.example.org' } : {}),
  });
  const slack = await startSlackSandbox({ manifest, clock: clock.now });
  const discord = await startDiscordSandbox({ clock: clock.now, ...options.discord });
  const secrets = [slack.botToken, slack.appToken, slack.signingSecret, discord.token];
  const lines: string[] = [];
  const bots: Bot[] = [];

  const slackTransport = () => {
    // On loopback alone, at any free port: the settings know neither, so this is not read from them.
    const http = { kind: 'http', signingSecret: slack.signingSecret, port: 0, host: '127.0.0.1' } as const;
    const socket = { kind: 'socket', appToken: slack.appToken } as const;
    return transport === 'http' ? http : socket;
  };

  const sides = { slack: slackSide(slack), discord: discordSide(discord, clock.now) };
  const settings = options.settings ?? {};
  return {
    ...sides,
    clock,
    directory,
    briefs: folder,
    secrets,
    log: () => lines.join(''),
    save: (brief) => saveBrief(folder, brief),
    async start() {
      const names = options.digestChannels ?? ['briefings'];
      const config = readConfig({
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(transport === 'http'
          ? { SLACK_SIGNING_SECRET: slack.signingSecret }
          : { SLACK_APP_TOKEN: slack.appToken }),
        SLACK_DIGEST_CHANNEL: names.map((name) => slack.channel(`#${name}`).id).join(),
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DISCORD_DIGEST_CHANNEL: names.map((name) => discord.channel(name).id).join(),
        ANSWER_LIMIT: 'off',
        BRIEFS_DIR: folder,
        LOG_LEVEL: 'debug',
        DATABASE_URL: databaseOf(store, directory),
        ...(typeof settings === 'function' ? settings(sides) : settings),
      });
      if (config.surroundings.kind !== 'platforms') throw new Error('The settings name no platform.');
      const { slack: slackSettings, ...others } = config.surroundings;
      const log = await openLog({
        level: config.logLevel ?? 'debug',
        form: 'json',
        secrets: [],
        output: new Writable({
          write(chunk, _encoding, done) {
            lines.push(String(chunk));
            done();
          },
        }),
      });
      const reached: SlackConfig | undefined = slackSettings && {
        ...slackSettings,
        transport: slackTransport(),
      };
      const bot = await startBot({
        config,
        connections: { ...others, ...(reached === undefined ? {} : { slack: reached }) },
        databaseUrl: config.databaseUrl ?? ':memory:',
        holder: randomUUID(),
        log,
        clock: clock.now,
        random: () => 0,
        ...(options.timer === undefined ? {} : { timer: options.timer }),
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      });
      bots.push(bot);
      if (transport === 'http') slack.deliverTo(`${addressOf(bot)}/slack/events`);
      return bot;
    },
    async stop() {
      await Promise.all(bots.map((bot) => bot.stop()));
      await Promise.all([slack.stop(), discord.stop()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
