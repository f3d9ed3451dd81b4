/**
 * Channels as Slack describes them. What it said of one is kept for some minutes, its name for as long as the bot runs.
 * https://docs.slack.dev/reference/methods/conversations.info
 */
import type { WebClient } from '@slack/web-api';
import { type Failure, failureOf } from './failure.ts';

/** How long what Slack said of a channel holds. Milliseconds. */
const KEPT = 5 * 60_000;

/** How many channels are kept; the one asked about longest ago goes first. */
const MOST_KEPT = 500;

/** How many names are kept. */
const MOST_NAMES = 20_000;

/** A channel that the bot can see. */
export interface ChannelInfo {
  /** Its name with `#`; absent for conversations without one. */
  readonly name?: string;
  /** Whether the bot is in it. */
  readonly member: boolean;
  readonly archived: boolean;
  /** Whether everybody in the workspace may read it. */
  readonly open: boolean;
  /** Slack's id of who made it. */
  readonly creator?: string;
}

/** What came of asking about a channel. */
export type ChannelAnswer =
  | { readonly kind: 'known'; readonly info: ChannelInfo }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Every channel that is asked about. */
export interface Channels {
  /** Its name with `#`, where Slack has told it. */
  nameOf(channel: string): string | undefined;
  /** Takes note of a name, without `#`, that Slack said in passing. */
  heard(channel: string, name: string): void;
  /** Asks Slack, whatever is kept. Never rejects. */
  ask(channel: string): Promise<ChannelAnswer>;
  /** Who made a channel, from what is kept or by asking. Never rejects. */
  creatorOf(channel: string): Promise<string | undefined>;
  /** Learns a name in the background, one at a time; what is asked for meanwhile is learnt another time. */
  learnName(channel: string): void;
}

/**
 * What Slack calls conversations whose names it keeps to itself, in the payload of a slash command.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
const UNNAMED: ReadonlySet<string> = new Set(['directmessage', 'privategroup']);

/** Makes room in a map for one more key, at the cost of the oldest. */
function trim(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size >= most && oldest !== undefined) map.delete(oldest);
}

/** @param now the time, in epoch milliseconds. */
export function createChannels(client: WebClient, now: () => number): Channels {
  const names = new Map<string, string>();
  const kept = new Map<string, { readonly at: number; readonly info: ChannelInfo }>();
  let learning = false;

  function keepName(channel: string, name: string): void {
    trim(names, MOST_NAMES);
    names.set(channel, name);
  }

  async function ask(channel: string): Promise<ChannelAnswer> {
    try {
      const { channel: found } = await client.conversations.info({ channel });
      const name = found?.name === undefined ? undefined : `#${found.name}`;
      const info: ChannelInfo = {
        ...(name === undefined ? {} : { name }),
        member: found?.is_member === true,
        archived: found?.is_archived === true,
        open: found?.is_channel === true && found.is_private !== true,
        ...(found?.creator === undefined ? {} : { creator: found.creator }),
      };
      if (name !== undefined) keepName(channel, name);
      kept.delete(channel);
      trim(kept, MOST_KEPT);
      kept.set(channel, { at: now(), info });
      return { kind: 'known', info };
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error) };
    }
  }

  return {
    nameOf: (channel) => names.get(channel),
    heard(channel, name) {
      if (!UNNAMED.has(name) && !channel.startsWith('D')) keepName(channel, `#${name}`);
    },
    ask,
    async creatorOf(channel) {
      const known = kept.get(channel);
      if (known !== undefined && now() - known.at < KEPT) return known.info.creator;
      const answer = await ask(channel);
      return answer.kind === 'known' ? answer.info.creator : undefined;
    },
    learnName(channel) {
      if (learning) return;
      learning = true;
      void ask(channel).finally(() => {
        learning = false;
      });
    },
  };
}
