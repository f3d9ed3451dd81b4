/**
 * Slack's people, messages and commands as the page shows them.
 */
import type { SandboxMessage, SandboxRequest, SlackManifest } from '../slack/sandbox.ts';
import type { Person } from '../slack/workspace.ts';
import type { RequestView } from './causes.ts';
import type { CauseView, CommandView, MenuEntryView, MessageView, PersonView } from './protocol.ts';

export const personView = ({ id, realName, admin, bot }: Person): PersonView => ({
  id,
  name: realName,
  bot,
  ...(admin ? { role: 'workspace admin' } : {}),
});

/** A message's name within the workspace. */
export const keyOf = ({ channel, ts }: Pick<SandboxMessage, 'channel' | 'ts'>): string => `${channel}/${ts}`;

export function messageView(message: SandboxMessage, cause: CauseView | undefined): MessageView {
  const { channel, ts, thread_ts: thread, user, text, blocks, visibleTo, edited } = message;
  return {
    id: ts,
    channel,
    author: user,
    at: Math.round(Number(ts) * 1_000),
    edited: edited !== undefined,
    payload: { platform: 'slack', text, blocks },
    ...(thread === undefined || thread === ts ? {} : { parent: thread }),
    ...(visibleTo === undefined ? {} : { visibleTo }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** Structured arguments travel as JSON in a form; they are shown as what they are. */
function structured(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A call as the inspector shows it. Tokens are not among its arguments. */
export const requestView = ({ method, arguments: all, at }: SandboxRequest): RequestView => ({
  name: method,
  body: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, structured(value)])),
  at,
});

/** The slash commands of the manifest. Slack knows no options: what follows a command is one text. */
export const commandViews = ({ features }: SlackManifest): readonly CommandView[] =>
  (features?.slash_commands ?? []).map(({ command, description, usage_hint: usage }) => ({
    name: command,
    description,
    usage: usage ?? '',
    options: [],
  }));

/** The message shortcuts of the manifest. */
export const menuViews = ({ features }: SlackManifest): readonly MenuEntryView[] =>
  (features?.shortcuts ?? [])
    .filter(({ type }) => type === 'message')
    .map(({ callback_id: name, name: label }) => ({ name, label }));
