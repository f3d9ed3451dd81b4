/** What several tests of the Slack sandbox share: a manifest and an app built with the real Bolt. */
import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackManifest, SlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';

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
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { bot_events: events },
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    },
  };
}

/** A Bolt app over Socket Mode, not started. */
export const socketApp = (sandbox: SlackSandbox): App =>
  new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });

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
