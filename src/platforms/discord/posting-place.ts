/** What posting to a channel depends on, and what stands in its way. */
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { TEXT_CHANNEL, UNLOCK } from './refusal.ts';

/** What stands in the way of posting to a channel, in whole sentences, with what to do about it. */
export interface ChannelProblem {
  readonly reason: string;
  readonly remedy: string;
}

/** A channel of a server, or a thread in one, as far as posting goes. */
export interface PostingPlace {
  readonly name: string;
  /** The server's id. */
  readonly server: string;
  /** Of Discord's channel types; one that we do not know takes no messages. */
  readonly type: number;
  /** Whether a thread is locked: only who may manage threads can write in it, and open it again. */
  readonly locked: boolean;
  /** What the bot may do there; absent where that is not known. A thread's permissions are its parent's. */
  readonly granted?: bigint;
}

const THREADS = new Set<number>([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** Kinds of channels in which messages stand: Channel Resource, Channel Types. */
const SENDABLE = new Set<number>([
  ...THREADS,
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
]);

/** Kinds of channels that hold posts, each a thread, and no messages of their own. */
const FORUMS = new Set<number>([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** Whether a channel of this type is a thread; a forum's posts are. */
export const isThread = (type: number): boolean => THREADS.has(type);

/** What the bot may not do in a place and would need to, by the names that Discord shows. Nothing, where it is not known. */
export function missingIn({ type, granted }: PostingPlace): readonly string[] {
  if (granted === undefined) return [];
  const needed = {
    'View Channel': PermissionFlagsBits.ViewChannel,
    ...(isThread(type)
      ? { 'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads }
      : { 'Send Messages': PermissionFlagsBits.SendMessages }),
    'Embed Links': PermissionFlagsBits.EmbedLinks,
    'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  };
  return Object.entries(needed)
    .filter(([, bit]) => (granted & bit) === 0n)
    .map(([name]) => name);
}

/** What stands in the way of posting to a place and of looking for the post. An archived thread does not: a post opens it. */
export function problemIn(place: PostingPlace): ChannelProblem | undefined {
  const { name, type, locked, granted = 0n } = place;
  if (FORUMS.has(type)) {
    return {
      reason: `#${name} is a forum: messages stand in its posts only.`,
      remedy: 'Choose one of its posts.',
    };
  }
  if (!SENDABLE.has(type)) return { reason: `#${name} takes no messages.`, remedy: TEXT_CHANNEL };
  const missing = missingIn(place);
  if (missing.length > 0) {
    const where = isThread(type) ? 'the channel that the thread is in' : `#${name}`;
    return {
      reason: `In #${name} the bot lacks: ${missing.join(', ')}.`,
      remedy: `Grant it in the settings of ${where}, Permissions.`,
    };
  }
  if (locked && (granted & PermissionFlagsBits.ManageThreads) === 0n) {
    return { reason: `The thread #${name} is locked.`, remedy: UNLOCK };
  }
  return undefined;
}

/** Whether the bot may read what was posted in a place; absent where that is not known. */
export function mayReadHistory({ granted }: PostingPlace): boolean | undefined {
  if (granted === undefined) return undefined;
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
  return (granted & needed) === needed;
}
