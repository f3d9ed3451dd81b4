/** What several tests of the Slack sandbox share: a manifest and an app built with the real Bolt. */
import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackManifest, SlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import type { Timers } from '../../../src/sandbox/slack/timers.ts';

/** A manifest with every scope that the tests need, unless others are named. */
export function manifestWith(
  scopes: readonly string[] = [
    'commands',
    'chat:write',
    'app_mentions:read',
    'channels:read',
    'groups:read',
    'im:read',
    'users:read',
    'channels:history',
    'groups:history',
  ],
  events: readonly string[] = ['app_mention'],
): SlackManifest {
  return {
    display_information: { name: 'Echo' },
    features: {
      bot_user: { display_name: 'echo' },
      slash_commands: [{ command: '/echo', description: 'Says it again', usage_hint: '[words]' }],
      shortcuts: [
        {
          name: 'Say that again',
          type: 'message',
          callback_id: 'again',
          description: 'Says a message again',
        },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { bot_events: events },
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    },
  };
}

/** Timers that run only when a test says so. */
export class ManualTimers implements Timers {
  readonly #waiting: { readonly milliseconds: number; readonly action: () => void }[] = [];

  /** What is waited for, in milliseconds. */
  get waiting(): readonly number[] {
    return this.#waiting.map((timer) => timer.milliseconds);
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { milliseconds, action };
    this.#waiting.push(timer);
    return () => {
      const index = this.#waiting.indexOf(timer);
      if (index !== -1) this.#waiting.splice(index, 1);
    };
  }

  /** Lets the first timer of this length end. */
  end(milliseconds: number): void {
    const index = this.#waiting.findIndex((timer) => timer.milliseconds === milliseconds);
    const [timer] = index === -1 ? [] : this.#waiting.splice(index, 1);
    if (timer === undefined) throw new Error(`No timer of ${milliseconds} ms waits.`);
    timer.action();
  }
}

/** A Bolt app over Socket Mode, not started. */
export const socketApp = (sandbox: SlackSandbox): App =>
  new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logger: silentLogger,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });

/** A Bolt app behind a request URL on a free port, with the address once it is started. */
export function httpApp(sandbox: SlackSandbox, signingSecret = sandbox.signingSecret): HttpApp {
  const app = new App({
    token: sandbox.botToken,
    signingSecret,
    logger: silentLogger,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });
  return {
    app,
    async start() {
      const address = (await app.start({ port: 0, host: '127.0.0.1' })).address();
      if (address === null || typeof address === 'string') throw new Error('The app has no port.');
      return `http://127.0.0.1:${address.port}/slack/events`;
    },
  };
}

export interface HttpApp {
  readonly app: App;
  /** Resolves to the request URL. */
  start(): Promise<string>;
}

/** A Web API client that neither retries nor waits, and prints nothing. */
export const clientOf = (sandbox: SlackSandbox, token = sandbox.botToken): WebClient =>
  new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });

/** The SDKs print every refusal; tests cause them on purpose. */
export const silentLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
