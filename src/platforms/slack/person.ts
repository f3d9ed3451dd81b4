/**
 * People as commands see them. What Slack says of a person is kept for some minutes, in memory alone.
 */
import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Asker } from '../../commands/command.ts';

/** How long what Slack said of a person holds. Milliseconds. */
const KEPT = 5 * 60_000;

/** How long it holds where somebody's rights hang on it: whoever has lost them must not go on for minutes. Milliseconds. */
const RIGHTS_KEPT = 30_000;

/** How many people are kept; the one asked about longest ago goes first. */
const MOST_KEPT = 500;

/** How long a question waits for a name before it is answered without. Milliseconds. */
const PATIENCE = 1_500;

/** A person whose name could not be found. */
const NAMELESS = 'Somebody';

interface Profile {
  readonly name?: string;
  /** An IANA name, as Slack gives it. */
  readonly zone?: string;
  readonly admin: boolean;
  /** Whether they come from another workspace. */
  readonly foreign: boolean;
}

/** Who may do what besides the workspace's admins. */
export interface Rights {
  /** Ids of people who may everywhere: the bot's own setting. */
  readonly managers: ReadonlySet<string>;
  /** Ids of those who alone may draft and publish: the bot's own setting. Without it the admins may. */
  readonly editors?: ReadonlySet<string>;
  /** Who made a channel: they may there. Never rejects. */
  creatorOf(channel: string): Promise<string | undefined>;
}

/** Everybody who asks. */
export interface People {
  /**
   * The asker with a name that the request brought along.
   * @param channel where they ask; absent where a button stands outside of every channel.
   */
  named(id: string, name: string, channel: string | undefined): Asker;
  /** The asker with the name they go by, looked up where it is not known. Never rejects. */
  lookedUp(id: string, channel: string): Promise<Asker>;
}

type User = NonNullable<UsersInfoResponse['user']>;

const isAdmin = (user: User) =>
  user.is_admin === true || user.is_owner === true || user.is_primary_owner === true;

/**
 * Whether somebody comes from another workspace, as in a channel that several share (Slack Connect). Such a person may
 * be an admin there, and is none here. Ids of workspaces begin with `T`; with `E`, of organisations that hold several.
 */
function isForeign({ team_id: home, enterprise_user: across }: User, team: string): boolean {
  return home?.startsWith('T') === true && home !== team && across?.teams?.includes(team) !== true;
}

/**
 * @param team the workspace whose admins manage digests.
 * @param now the time, in epoch milliseconds.
 */
export function createPeople(
  client: WebClient,
  team: string,
  { managers, editors, creatorOf }: Rights,
  now: () => number,
): People {
  const kept = new Map<string, { readonly at: number; readonly profile: Promise<Profile | undefined> }>();

  async function ask(id: string): Promise<Profile | undefined> {
    try {
      const { user } = await client.users.info({ user: id });
      const name = [user?.profile?.display_name, user?.real_name, user?.name].find(
        (candidate) => candidate !== undefined && candidate.trim() !== '',
      );
      return {
        ...(name === undefined ? {} : { name }),
        ...(user?.tz === undefined || user.tz === '' ? {} : { zone: user.tz }),
        admin: user !== undefined && isAdmin(user),
        foreign: user === undefined || isForeign(user, team),
      };
    } catch {
      kept.delete(id);
      return undefined;
    }
  }

  function profileOf(id: string, holds = KEPT): Promise<Profile | undefined> {
    const known = kept.get(id);
    if (known !== undefined && now() - known.at < holds) return known.profile;
    kept.delete(id);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const profile = ask(id);
    kept.set(id, { at: now(), profile });
    return profile;
  }

  /** Whether somebody may manage digests in a channel: a stranger never, even where they made it. */
  async function manages(id: string, channel: string | undefined): Promise<boolean> {
    if (managers.has(id)) return true;
    const profile = await profileOf(id, RIGHTS_KEPT);
    if (profile === undefined || profile.foreign) return false;
    if (profile.admin) return true;
    return channel !== undefined && !channel.startsWith('D') && (await creatorOf(channel)) === id;
  }

  /** Whether somebody may draft and publish: who is named, or else an admin who is no stranger. */
  async function edits(id: string): Promise<boolean> {
    if (editors !== undefined) return editors.has(id);
    const profile = await profileOf(id, RIGHTS_KEPT);
    return profile?.admin === true && !profile.foreign;
  }

  const named = (id: string, name: string, channel: string | undefined): Asker => ({
    id,
    name,
    mayManage: () => manages(id, channel),
    mayEdit: () => edits(id),
    zone: async () => (await profileOf(id))?.zone,
  });

  return {
    named,
    async lookedUp(id, channel) {
      const { promise: enough, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, PATIENCE, undefined);
      try {
        const profile = await Promise.race([profileOf(id), enough]);
        return named(id, profile?.name ?? NAMELESS, channel);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
