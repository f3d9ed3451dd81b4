/**
 * The Slack app's manifest, made from the commands: what an admin pastes to create the app.
 * https://docs.slack.dev/reference/app-manifest
 */
import { type Command, slashCommands } from '../../commands/command.ts';

/** One slash command as Slack lists it to people. `url` is needed without Socket Mode alone. */
export interface ManifestCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: boolean;
  readonly url?: string;
}

/** The manifest, with Slack's own names. */
export interface SlackManifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly ManifestCommand[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

/** What a manifest may ask for beyond the usual. */
export interface ManifestOptions {
  /** Asks for the right to read channels, with which a post of unknown outcome can be looked for. */
  readonly history?: boolean;
  /** The bot's public address, such as `https://bot.example.org`, for HTTP in place of Socket Mode. */
  readonly http?: string;
}

/** What the bot asks for, and what for: README, "Privacy". */
const SCOPES = ['commands', 'chat:write', 'app_mentions:read', 'channels:read', 'groups:read', 'users:read'];

/** What a manifest asks for besides where the bot may read channels. */
export const HISTORY_SCOPES = ['channels:history', 'groups:history'];

/** Where Slack sends everything in HTTP mode; Bolt's own default. */
export const EVENTS_PATH = '/slack/events';

/** Makes the manifest. The app's name in it is a suggestion: nothing in the bot depends on it. */
export function slackManifest(commands: readonly Command[], options: ManifestOptions = {}): SlackManifest {
  const address = options.http === undefined ? undefined : new URL(EVENTS_PATH, options.http).href;
  const request = address === undefined ? {} : { request_url: address };
  return {
    display_information: {
      name: 'Verbatim',
      description: 'What a story says and who said what, word for word.',
    },
    features: {
      bot_user: { display_name: 'Verbatim', always_online: true },
      slash_commands: slashCommands(commands).map((command) => ({
        command: `/${command.name}`,
        description: command.summary,
        ...(command.usage === '' ? {} : { usage_hint: command.usage }),
        // Slack would turn channels, people and addresses into ids; the commands read words.
        should_escape: false,
        ...(address === undefined ? {} : { url: address }),
      })),
    },
    oauth_config: { scopes: { bot: [...SCOPES, ...(options.history === true ? HISTORY_SCOPES : [])] } },
    settings: {
      event_subscriptions: { ...request, bot_events: ['app_mention'] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}
