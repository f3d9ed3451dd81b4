/** Whom a message reaches with a ping: what its text names, as far as `allowed_mentions` lets it. */
import type { AllowedMentions } from './checks/message-schema.ts';

/** Who is notified by a message. Nobody at all is `{ everyone: false, users: [], roles: [] }`. */
export interface Notified {
  /** Whether `@everyone` or `@here` took effect. */
  readonly everyone: boolean;
  /** Ids of people named, and of the author of the message replied to. */
  readonly users: readonly string[];
  /** Ids of roles named. */
  readonly roles: readonly string[];
}

/** A message that pings nobody. */
const NOBODY: Notified = { everyone: false, users: [], roles: [] };

/** What decides about a message's mentions besides its text. */
export interface MentionContext {
  readonly allowed: AllowedMentions | null | undefined;
  /** Whether the author may mention everyone here, and with it every role. */
  readonly mayMentionEveryone: boolean;
  /** The author of the message replied to. */
  readonly repliedTo?: string | undefined;
  /** Whether an id is somebody's who can be mentioned here. */
  readonly knowsUser: (id: string) => boolean;
  /** Whether an id is a role's, and whether anybody may mention it. */
  readonly role: (id: string) => { readonly mentionable: boolean } | undefined;
}

/**
 * Works out whom a text notifies. A backslash or a code span before a mention does not count as a
 * safeguard: Discord promises nothing of the kind, so the sandbox assumes the worst.
 *
 * See https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function notified(content: string, context: MentionContext): Notified {
  const { allowed, mayMentionEveryone, repliedTo, knowsUser, role } = context;
  if (repliedTo === undefined && !content.includes('@')) return NOBODY;
  const may = (kind: 'users' | 'roles' | 'everyone', id?: string): boolean => {
    if (!allowed) return true;
    if (allowed.parse?.includes(kind)) return true;
    return kind !== 'everyone' && id !== undefined && (allowed[kind] ?? []).includes(id);
  };
  const users = named(content, /<@!?(\d{1,20})>/g).filter((id) => knowsUser(id) && may('users', id));
  const roles = named(content, /<@&(\d{1,20})>/g).filter((id) => {
    const found = role(id);
    return found !== undefined && (found.mentionable || mayMentionEveryone) && may('roles', id);
  });
  const pingsReplied = allowed ? allowed.replied_user === true : true;
  if (repliedTo !== undefined && pingsReplied && !users.includes(repliedTo)) users.push(repliedTo);
  const everyone = mayMentionEveryone && may('everyone') && /@(?:everyone|here)/.test(content);
  return { everyone, users, roles };
}

function named(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
