/**
 * People as commands see them. What Slack says of a person is kept for some minutes, in memory alone.
 */
import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Asker } from '../../commands/command.ts';

/** How long what Slack said of a person holds. Milliseconds. */
const KEPT = 5 * 60_000;

/** How many people are kept; the one asked about longest ago goes first. */
const MOST_KEPT = 500;

/** How long a question waits for a name before it is answered without. Milliseconds. */
const PATIENCE = 1_500;

/** A person whose name could not be found. */
const NAMELESS = 'Somebody';

interface Profile {
  readonly name?: string;
  readonly manages: boolean;
}

/** Everybody who asks. */
export interface People {
  /** The asker with a name that the request brought along. */
  named(id: string, name: string): Asker;
  /** The asker with the name they go by, looked up where it is not known. Never rejects. */
  lookedUp(id: string): Promise<Asker>;
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
export function createPeople(client: WebClient, team: string, now: () => number): People {
  const kept = new Map<string, { readonly at: number; readonly profile: Promise<Profile | undefined> }>();

  async function ask(id: string): Promise<Profile | undefined> {
    try {
      const { user } = await client.users.info({ user: id });
      const name = [user?.profile?.display_name, user?.real_name, user?.name].find(
        (candidate) => candidate !== undefined && candidate.trim() !== '',
      );
      return {
        ...(name === undefined ? {} : { name }),
        manages: user !== undefined && isAdmin(user) && !isForeign(user, team),
      };
    } catch {
      kept.delete(id);
      return undefined;
    }
  }

  function profileOf(id: string): Promise<Profile | undefined> {
    const known = kept.get(id);
    if (known !== undefined && now() - known.at < KEPT) return known.profile;
    kept.delete(id);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const profile = ask(id);
    kept.set(id, { at: now(), profile });
    return profile;
  }

  const named = (id: string, name: string): Asker => ({
    id,
    name,
    mayManage: async () => (await profileOf(id))?.manages ?? false,
  });

  return {
    named,
    async lookedUp(id) {
      const { promise: enough, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, PATIENCE, undefined);
      try {
        const profile = await Promise.race([profileOf(id), enough]);
        return named(id, profile?.name ?? NAMELESS);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
