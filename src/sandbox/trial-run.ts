/**
 * A trial run: a Slack and a Discord on this machine, and a prompt that types in both.
 */
import { setTimeout } from 'node:timers/promises';
import { discordPromptSide } from './discord/prompt-side.ts';
import { startDiscordSandbox } from './discord/sandbox.ts';
import { createPrompt, instructionsFor, type Prompt, type PromptOptions } from './prompt.ts';
import type { SlackManifest } from './slack/manifest.ts';
import { slackPromptSide } from './slack/prompt-side.ts';
import { startSlackSandbox } from './slack/sandbox.ts';
import type { BotView } from './web/bot-view.ts';
import type { Ports } from './web/listening.ts';
import type { WebServer } from './web/server.ts';

/** A running trial. */
export interface TrialRun {
  /** What a bot connects with: tokens and addresses of both sandboxes, and the channels that get the digest. */
  readonly connections: {
    readonly slack: {
      readonly botToken: string;
      readonly transport: { readonly kind: 'socket'; readonly appToken: string };
      readonly apiUrl: string;
      readonly digestChannels: readonly string[];
    };
    readonly discord: {
      readonly token: string;
      readonly apiUrl: string;
      readonly prefix: string;
      readonly digestChannels: readonly string[];
    };
  };
  /**
   * A prompt that writes every message of the app to standard output from now on. Call it once.
   *
   * @param bot for days that are let pass.
   */
  openPrompt(bot: PromptOptions['bot']): Prompt;
  /**
   * Serves the page in the browser. At the first call of a version of the page it is built, which takes seconds.
   *
   * @throws Error of the system where the address is not to be had.
   */
  openPage(options: PageOptions): Promise<Opening>;
  /** Lets what is scheduled appear if it is due: for a clock that was moved. */
  settle(): void;
  /** What to show somebody who has just started it. */
  readonly welcome: string;
  /** What to say where it runs without anybody who could type. */
  readonly unattended: string;
  stop(): Promise<void>;
}

/** What the page shows of the bot, and where it is served. */
export interface PageOptions {
  readonly bot: BotView;
  readonly host?: string;
  readonly ports: Ports;
}

/** What became of opening the page: it is served at an address, or there is none, and why. */
export type Opening =
  | {
      readonly kind: 'open';
      readonly address: string;
      /** The address for other machines of the network; absent where none can reach the page. */
      readonly networkAddress?: string;
    }
  | { readonly kind: 'unavailable'; readonly why: string };

/** What a trial needs to know. */
export interface TrialOptions {
  /** The Slack app as it would be installed in a workspace. */
  readonly manifest: SlackManifest;
  /** What stands before a command that is typed in Discord. */
  readonly prefix: string;
  /** Epoch milliseconds; the machine's time by default. */
  readonly clock?: () => number;
  /** `none` where lines come faster than anybody types: the app may answer them all at once. As the real ones by default. */
  readonly rateLimits?: 'none';
}

/** Starts both sandboxes with a #briefings and a #general each, and in Discord a thread and a forum's post besides. */
export async function startTrialRun(options: TrialOptions): Promise<TrialRun> {
  const { manifest, prefix, clock = Date.now, rateLimits } = options;
  const rates = rateLimits === undefined ? {} : { rateLimits };
  const [slack, discord] = await Promise.all([
    startSlackSandbox({ manifest, clock, teamName: 'Newsroom', ...rates }),
    startDiscordSandbox({ clock, guildName: 'Reading Room', forums: ['desk'], ...rates }),
  ]);
  discord.addThread('briefings', 'migration');
  discord.addForumPost('desk', 'Every morning', { text: 'The digest could come here, too.' });
  let page: WebServer | undefined;
  return {
    connections: {
      slack: {
        botToken: slack.botToken,
        transport: { kind: 'socket', appToken: slack.appToken },
        apiUrl: slack.apiUrl,
        digestChannels: [slack.channel('#briefings').id],
      },
      discord: {
        token: discord.token,
        apiUrl: discord.apiUrl,
        prefix,
        digestChannels: [discord.channel('briefings').id],
      },
    },
    openPrompt: (bot) =>
      createPrompt({
        slack: slackPromptSide(slack, clock),
        discord: discordPromptSide(discord, clock),
        prefix,
        bot,
        // A terminal that does not say how wide it is says 0.
        width: () => process.stdout.columns || Number.POSITIVE_INFINITY,
        write: (text) => process.stdout.write(text),
        wait: (milliseconds) => setTimeout(milliseconds),
      }),
    settle: () => slack.scheduled.settle(),
    welcome: `No token is set, so the bot talks to a Slack and a Discord on this machine.\n\n${instructionsFor(prefix)}\n`,
    unattended:
      'No token is set, so the bot talks to a Slack and a Discord on this machine, and nobody can type in them: standard input is empty',
    async openPage(options) {
      const [{ buildPage }, { startWebServer }] = await Promise.all([
        import('./web/page-build.ts'),
        import('./web/server.ts'),
      ]);
      const built = await buildPage();
      if (built.kind === 'unavailable') return built;
      page = await startWebServer({ slack, manifest, discord, assets: built.assets, ...options });
      const { address, networkAddress } = page;
      return { kind: 'open', address, ...(networkAddress === undefined ? {} : { networkAddress }) };
    },
    async stop() {
      await page?.stop();
      await Promise.all([slack.stop(), discord.stop()]);
    },
  };
}
