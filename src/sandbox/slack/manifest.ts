/**
 * The app's manifest: what the app may do and is told of. Scopes, slash commands and event subscriptions of
 * the sandbox come from here and from nowhere else, as on Slack.
 *
 * Rules and limits: https://docs.slack.dev/reference/app-manifest
 */

import { LIMITS } from './limits.ts';

/** One slash command of a manifest. */
export interface ManifestCommand {
  /** With its slash: `/brief`. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape?: boolean;
  readonly url?: string;
}

/** One shortcut of a manifest. https://docs.slack.dev/interactivity/implementing-shortcuts */
export interface ManifestShortcut {
  readonly name: string;
  /** `message` or `global`; a manifest may come from a file, and is checked. */
  readonly type: string;
  readonly callback_id: string;
  readonly description: string;
}

/** The part of Slack's app manifest that the sandbox obeys. Other members are ignored. */
export interface SlackManifest {
  readonly display_information: { readonly name: string };
  readonly features?: {
    readonly bot_user?: { readonly display_name: string };
    readonly slash_commands?: readonly ManifestCommand[];
    readonly shortcuts?: readonly ManifestShortcut[];
    readonly app_home?: { readonly home_tab_enabled?: boolean };
  };
  readonly oauth_config?: { readonly scopes?: { readonly bot?: readonly string[] } };
  readonly settings?: {
    readonly event_subscriptions?: { readonly bot_events?: readonly string[] };
    readonly interactivity?: { readonly is_enabled: boolean };
    readonly socket_mode_enabled?: boolean;
  };
}

/** What an event needs before Slack lets an app subscribe to it. https://docs.slack.dev/reference/events */
const scopeOfEvent: ReadonlyMap<string, string> = new Map([
  ['app_mention', 'app_mentions:read'],
  ['message.channels', 'channels:history'],
  ['message.groups', 'groups:history'],
  ['message.im', 'im:history'],
  ['message.mpim', 'mpim:history'],
  ['member_joined_channel', 'channels:read'],
  ['member_left_channel', 'channels:read'],
]);

/** A manifest that was checked, with its lists at hand. */
export interface App {
  readonly name: string;
  readonly botName: string;
  readonly scopes: ReadonlySet<string>;
  readonly commands: ReadonlyMap<string, ManifestCommand>;
  readonly shortcuts: readonly ManifestShortcut[];
  /** Whether the app has a Home tab. */
  readonly homeTab: boolean;
  readonly events: ReadonlySet<string>;
  readonly interactive: boolean;
  readonly socketMode: boolean;
}

/**
 * Installs a manifest as Slack would.
 *
 * @throws Error naming everything for which Slack would refuse to create the app.
 */
export function installManifest(manifest: SlackManifest): App {
  const problems = problemsOf(manifest);
  if (problems.length > 0) throw new Error(`Slack would refuse this manifest: ${problems.join('; ')}`);
  const name = manifest.display_information.name;
  return {
    name,
    botName: manifest.features?.bot_user?.display_name ?? name,
    scopes: new Set(manifest.oauth_config?.scopes?.bot ?? []),
    commands: new Map((manifest.features?.slash_commands ?? []).map((entry) => [entry.command, entry])),
    shortcuts: manifest.features?.shortcuts ?? [],
    homeTab: manifest.features?.app_home?.home_tab_enabled ?? false,
    events: new Set(manifest.settings?.event_subscriptions?.bot_events ?? []),
    interactive: manifest.settings?.interactivity?.is_enabled ?? false,
    socketMode: manifest.settings?.socket_mode_enabled ?? false,
  };
}

function problemsOf(manifest: SlackManifest): readonly string[] {
  const problems: string[] = [];
  const scopes = manifest.oauth_config?.scopes?.bot ?? [];
  const commands = manifest.features?.slash_commands ?? [];
  const name = manifest.display_information.name;
  if (name.length < 1 || name.length > 35)
    problems.push('display_information.name must have 1 to 35 characters');
  if ((manifest.features?.bot_user?.display_name.length ?? 0) > 80)
    problems.push('features.bot_user.display_name must have at most 80 characters');
  if (scopes.length > 0 && manifest.features?.bot_user === undefined)
    problems.push('bot scopes need features.bot_user');
  if (commands.length > 50) problems.push('features.slash_commands must have at most 50 entries');
  if (commands.length > 0 && !scopes.includes('commands'))
    problems.push('slash commands need the scope commands');
  for (const [index, entry] of commands.entries()) {
    problems.push(...problemsOfCommand(entry, `features.slash_commands[${index}]`));
    if (commands.findIndex((other) => other.command === entry.command) !== index)
      problems.push(`${entry.command} is declared twice`);
  }
  problems.push(...problemsOfShortcuts(manifest.features?.shortcuts ?? [], scopes));
  for (const event of manifest.settings?.event_subscriptions?.bot_events ?? []) {
    const scope = scopeOfEvent.get(event);
    if (scope !== undefined && !scopes.includes(scope))
      problems.push(`the event ${event} needs the scope ${scope}`);
  }
  return problems;
}

function problemsOfShortcuts(
  shortcuts: readonly ManifestShortcut[],
  scopes: readonly string[],
): readonly string[] {
  const problems: string[] = [];
  if (shortcuts.length > LIMITS.shortcuts)
    problems.push(`features.shortcuts must have at most ${LIMITS.shortcuts} entries`);
  if (shortcuts.length > 0 && !scopes.includes('commands'))
    problems.push('shortcuts need the scope commands');
  for (const [index, { name, type, description, callback_id: callback }] of shortcuts.entries()) {
    const where = `features.shortcuts[${index}]`;
    if (type !== 'message' && type !== 'global') problems.push(`${where}.type must be message or global`);
    if (name.length < 1 || name.length > LIMITS.shortcutName)
      problems.push(`${where}.name must have 1 to ${LIMITS.shortcutName} characters`);
    if (description.length < 1 || description.length > LIMITS.shortcutDescription)
      problems.push(`${where}.description must have 1 to ${LIMITS.shortcutDescription} characters`);
    if (callback.length < 1 || callback.length > LIMITS.callbackId)
      problems.push(`${where}.callback_id must have 1 to ${LIMITS.callbackId} characters`);
  }
  return problems;
}

function problemsOfCommand(entry: ManifestCommand, where: string): readonly string[] {
  const problems: string[] = [];
  if (!/^\/[a-z0-9_-]{1,31}$/.test(entry.command))
    problems.push(`${where}.command must be a slash and at most 31 lower-case letters, digits, - or _`);
  if (entry.description.length < 1 || entry.description.length > 2000)
    problems.push(`${where}.description must have 1 to 2000 characters`);
  if ((entry.usage_hint?.length ?? 0) > 1000)
    problems.push(`${where}.usage_hint must have at most 1000 characters`);
  return problems;
}
