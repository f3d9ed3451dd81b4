/**
 * The Slack app's manifest, made from the commands: what an admin pastes to create the app.
 * https://docs.slack.dev/reference/app-manifest
 */
import { type Commands, slashCommands } from '../../commands/command.ts';

/** One slash command as Slack lists it to people. `url` is needed without Socket Mode alone. */
export interface ManifestCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: boolean;
  readonly url?: string;
}

/** One entry of a message's menu, as the manifest names it. */
export interface ManifestShortcut {
  readonly name: string;
  readonly type: 'message';
  readonly callback_id: string;
  readonly description: string;
}

/** The manifest, with Slack's own names. */
export interface SlackManifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly app_home: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled: boolean;
    };
    readonly slash_commands: readonly ManifestCommand[];
    readonly shortcuts: readonly ManifestShortcut[];
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

/**
 * What the bot asks for. Subscriptions ask for nothing more than questions do: telling a person in private needs
 * `chat:write` alone, and so does scheduling a message, while the list of what is scheduled needs no scope at all.
 */
const SCOPES = [
  // Slash commands.
  'commands',
  // Answers, digests (now or scheduled), and a direct message to whoever must mend something.
  'chat:write',
  // Questions to @Verbatim, the only ones that work inside threads.
  'app_mentions:read',
  // Whether a digest's channel can be posted to, what it is called, and who made it: the same for private channels.
  'channels:read',
  'groups:read',
  // Who is an admin, and the time zone that a schedule is meant in.
  'users:read',
];

/** What a manifest asks for besides where the bot may read channels. */
export const HISTORY_SCOPES = ['channels:history', 'groups:history'];

/** Where Slack sends everything in HTTP mode; Bolt's own default. */
export const EVENTS_PATH = '/slack/events';

/** Makes the manifest. The app's name in it is a suggestion: nothing in the bot depends on it. */
export function slackManifest(
  { list, shortcuts }: Pick<Commands, 'list' | 'shortcuts'>,
  options: ManifestOptions = {},
): SlackManifest {
  const address = options.http === undefined ? undefined : new URL(EVENTS_PATH, options.http).href;
  const request = address === undefined ? {} : { request_url: address };
  return {
    display_information: {
      name: 'Verbatim',
      description: 'What a story says and who said what, word for word.',
    },
    features: {
      bot_user: { display_name: 'Verbatim', always_online: true },
      // Without the messages tab a person cannot be told that a digest needs them (`messages_tab_disabled`).
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: slashCommands(list).map((command) => ({
        command: `/${command.name}`,
        description: command.summary,
        ...(command.usage === '' ? {} : { usage_hint: command.usage }),
        // Slack would turn channels, people and addresses into ids; the commands read words.
        should_escape: false,
        ...(address === undefined ? {} : { url: address }),
      })),
      shortcuts: shortcuts.map(({ name, label, summary }) => ({
        name: label,
        type: 'message',
        callback_id: name,
        description: summary,
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
