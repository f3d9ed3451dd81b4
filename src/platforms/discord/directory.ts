/** What the bot knows of channels: from the gateway where it is held and tells, else from requests. */
import { type Client, DiscordAPIError } from 'discord.js';
import type { ChannelCheck } from '../../digest/platform.ts';
import { failureOf } from './failure.ts';
import { placeKnownTo } from './gateway-place.ts';
import { lookUpOwner, lookUpPlace, lookUpSelf } from './place-lookup.ts';
import { type ChannelProblem, mayReadHistory, type PostingPlace, problemIn } from './posting-place.ts';
import { refusalOf } from './refusal.ts';
import type { Requests } from './rest.ts';

/** What the directory works with. */
export interface DirectoryParts {
  readonly requests: Pick<Requests, 'get'>;
  /** The client that holds the gateway, where this process does; it may be connecting again just now. */
  client(): Client | undefined;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Channels, threads and forum posts by their ids, and who is who around them. */
export interface Directory {
  /**
   * What is known of a channel without waiting. What the gateway does not tell of is looked up meanwhile, so that it is
   * known when it is asked for again.
   */
  known(id: string): Finding | undefined;
  /** As things are now. Never rejects. */
  find(id: string): Promise<Finding>;
  /** The bot's own id. Rejects where Discord does not tell. */
  self(): Promise<string>;
  /** Who owns a server. Rejects where Discord does not tell. */
  owner(server: string): Promise<string>;
}

/** What is known of a channel. */
export type Finding =
  | { readonly kind: 'place'; readonly place: PostingPlace }
  /** There is none, or none that the bot may see. */
  | { readonly kind: 'none'; readonly problem: ChannelProblem }
  | { readonly kind: 'cannot-tell'; readonly reason: string };

/** How long something that was looked up counts as known, in milliseconds. */
const HOLDS = 60_000;

/** How many channels are remembered that the gateway does not tell of. The oldest are forgotten. */
const MOST_REMEMBERED = 1_000;

const NO_SERVER: ChannelProblem = {
  reason: 'This is a direct message.',
  remedy: 'Choose a channel of a server.',
};

/** Makes a directory that knows nothing yet. */
export function createDirectory({ requests, client, clock }: DirectoryParts): Directory {
  const remembered = new Map<string, { readonly at: number; readonly finding: Finding }>();
  let lookingUp = false;
  let ownId: string | undefined;

  function fromGateway(id: string): Finding | undefined {
    const place = placeKnownTo(client(), id);
    return place === undefined ? undefined : { kind: 'place', place };
  }

  async function self(): Promise<string> {
    ownId ??= client()?.user?.id ?? (await lookUpSelf(requests));
    return ownId;
  }

  async function lookUp(id: string): Promise<Finding> {
    const finding = await findingOf(async () => lookUpPlace(requests, await self(), id));
    if (finding.kind !== 'cannot-tell') remember(id, finding);
    return finding;
  }

  function remember(id: string, finding: Finding): void {
    remembered.delete(id);
    remembered.set(id, { at: clock(), finding });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  /** One look-up at a time: names are worth less than the room under Discord's limit that posts need. */
  async function lookUpMeanwhile(id: string): Promise<void> {
    if (lookingUp) return;
    lookingUp = true;
    await lookUp(id);
    lookingUp = false;
  }

  return {
    known(id) {
      const told = fromGateway(id);
      if (told !== undefined) return told;
      const known = remembered.get(id);
      if (known === undefined || clock() - known.at >= HOLDS) void lookUpMeanwhile(id);
      return known?.finding;
    },
    async find(id) {
      // What the gateway told before it was lost may no longer hold.
      const told = client()?.isReady() ? fromGateway(id) : undefined;
      return told ?? lookUp(id);
    },
    self,
    owner: async (server) => client()?.guilds.cache.get(server)?.ownerId ?? lookUpOwner(requests, server),
  };
}

async function findingOf(look: () => Promise<PostingPlace | undefined>): Promise<Finding> {
  try {
    const place = await look();
    return place === undefined ? { kind: 'none', problem: NO_SERVER } : { kind: 'place', place };
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      const problem = refusalOf(error);
      // That the bot may not sign in says nothing of the channel.
      return error.status === 401
        ? { kind: 'cannot-tell', reason: problem.reason }
        : { kind: 'none', problem };
    }
    const { code, status } = failureOf(error);
    return {
      kind: 'cannot-tell',
      reason: `Discord did not tell of the channel (${code ?? status ?? 'no answer'}).`,
    };
  }
}

/** The name by which people know a channel; its id where that is not known. */
export function labelOf(id: string, finding: Finding | undefined): string {
  return finding?.kind === 'place' ? `#${finding.place.name}` : id;
}

/** What stands in the way of posting to a channel, as far as is known. */
export function problemOf(finding: Finding): ChannelProblem | undefined {
  switch (finding.kind) {
    case 'place':
      return problemIn(finding.place);
    case 'none':
      return finding.problem;
    case 'cannot-tell':
      return undefined;
  }
}

/** Whether a channel can be posted to. */
export function checkOf(finding: Finding): ChannelCheck {
  if (finding.kind === 'cannot-tell') return { state: 'cannot-tell', reason: finding.reason };
  const problem = problemOf(finding);
  return problem === undefined ? { state: 'ready' } : { state: 'missing', ...problem };
}

/** Whether the bot may read what was posted in a channel; absent where that is not known. */
export function mayReadIn(finding: Finding): boolean | undefined {
  return finding.kind === 'place' ? mayReadHistory(finding.place) : undefined;
}
