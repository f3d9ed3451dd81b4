/** A page's server over a Slack and a Discord on this machine, with a bot that does nothing by itself. */
import { onTestFinished } from 'vitest';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import { startDiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import {
  type SlackManifest,
  type SlackSandbox,
  startSlackSandbox,
} from '../../../src/sandbox/slack/sandbox.ts';
import { assetsOf } from '../../../src/sandbox/web/assets.ts';
import type { BotView } from '../../../src/sandbox/web/bot-view.ts';
import { startWebServer, type WebServer, type WebServerOptions } from '../../../src/sandbox/web/server.ts';
import { manifestWith } from '../slack/fixtures.ts';

/** Everything behind a page. */
export interface Stage {
  readonly slack: SlackSandbox;
  readonly discord: DiscordSandbox;
  readonly server: WebServer;
  /** What was asked of the bot, in order. */
  readonly asked: readonly string[];
  /** Lets the digest have changed. */
  change(): void;
}

const FILES = [
  ['index.html', '<!doctype html><title>The page</title>'],
  ['assets/main-1a2b3c.js', 'document.title = "It runs";'],
] as const;

/** Sets a stage up for one test. */
export async function setStage(
  options: Partial<Pick<WebServerOptions, 'host' | 'ports' | 'assets'>> & {
    readonly manifest?: SlackManifest;
    readonly bot?: Partial<BotView>;
  } = {},
): Promise<Stage> {
  const { manifest = manifestWith(), bot, ...rest } = options;
  const slack = await startSlackSandbox({ manifest });
  onTestFinished(() => slack.stop());
  const discord = await startDiscordSandbox({ rateLimits: 'none' });
  onTestFinished(() => discord.stop());
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  const ask = (what: string) => async () => void asked.push(what);
  const server = await startWebServer({
    slack,
    discord,
    manifest,
    assets: assetsOf(FILES.map(([name, text]) => [name, Buffer.from(text)])),
    bot: {
      now: Date.now,
      digest: async () => ({ subscriptions: [], deliveries: [] }),
      library: () => ({ briefs: [], problems: [] }),
      check: () => undefined,
      postDigest: ask('post'),
      passDay: ask('day'),
      restart: ask('restart'),
      onChange: (listener) => void listeners.add(listener),
      ...bot,
    },
    ...rest,
  });
  onTestFinished(() => server.stop());
  return {
    slack,
    discord,
    server,
    asked,
    change: () => {
      for (const listener of listeners) listener();
    },
  };
}
