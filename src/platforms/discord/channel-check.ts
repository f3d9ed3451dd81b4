/** Whether the bot can post to a channel, from what the gateway told: no request is made. */
import { type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';

/** What stands in the way of posting to a channel, in words, with what to do about it. */
export interface ChannelProblem {
  readonly reason: string;
  readonly remedy: string;
}

/** A channel's name as people know it; its id where the bot does not know the channel. */
export function channelLabel(client: Client | undefined, id: string): string {
  const channel = client?.channels.cache.get(id);
  return channel !== undefined && 'name' in channel && channel.name !== null ? `#${channel.name}` : id;
}

/** The server that a channel belongs to; `undefined` where the bot does not know the channel. */
export function guildOf(client: Client | undefined, id: string): string | undefined {
  const channel = client?.channels.cache.get(id);
  return channel === undefined || channel.isDMBased() ? undefined : channel.guildId;
}

/** @returns `undefined` where nothing stands in the way of posting and of looking for a post. */
export function checkChannel(client: Client, id: string): ChannelProblem | undefined {
  const channel = client.channels.cache.get(id);
  if (channel === undefined || channel.isDMBased()) {
    return {
      reason: `There is no channel ${id} in any server that the bot is in.`,
      remedy:
        'Check the id in DISCORD_DIGEST_CHANNEL (right-click the channel, Copy Channel ID), and that the bot was invited to its server.',
    };
  }
  if (!channel.isSendable()) {
    return {
      reason: `#${channel.name} takes no messages.`,
      remedy: 'Name a text channel in DISCORD_DIGEST_CHANNEL.',
    };
  }
  const missing = missingPermissions(channel);
  if (missing.length === 0) return undefined;
  return {
    reason: `In #${channel.name} the bot lacks: ${missing.join(', ')}.`,
    remedy: `Grant it in the settings of #${channel.name}, Permissions.`,
  };
}

/**
 * What the bot may not do in a channel and would need to, by the names that Discord shows. Nothing, where what
 * it may do is not known.
 */
export function missingPermissions(channel: GuildBasedChannel): readonly string[] {
  const me = channel.guild.members.me;
  const granted = me === null ? null : channel.permissionsFor(me);
  if (granted === null) return [];
  const needed = {
    'View Channel': PermissionFlagsBits.ViewChannel,
    ...(channel.isThread()
      ? { 'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads }
      : { 'Send Messages': PermissionFlagsBits.SendMessages }),
    'Embed Links': PermissionFlagsBits.EmbedLinks,
    'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  };
  return Object.entries(needed)
    .filter(([, bit]) => !granted.has(bit))
    .map(([name]) => name);
}

/** How long what the bot may do in a channel is taken to hold, in milliseconds: nobody notices a second. */
const HOLDS = 1_000;

const lately = new WeakMap<GuildBasedChannel, { readonly at: number; readonly missing: readonly string[] }>();

/**
 * {@link missingPermissions}, worked out once a second at most: discord.js goes through every role of the server for
 * it, and busy channels ask often.
 * @param now epoch milliseconds.
 */
export function missingLately(channel: GuildBasedChannel, now: number): readonly string[] {
  const known = lately.get(channel);
  if (known !== undefined && now - known.at < HOLDS && now >= known.at) return known.missing;
  const missing = missingPermissions(channel);
  lately.set(channel, { at: now, missing });
  return missing;
}

/** Whether the bot may read what was posted in a channel; `undefined` where that is not known. */
export function mayReadHistory(client: Client, id: string): boolean | undefined {
  const channel = client.channels.cache.get(id);
  if (channel === undefined || channel.isDMBased()) return undefined;
  const me = channel.guild.members.me;
  return me === null ? undefined : channel.permissionsFor(me)?.has(['ViewChannel', 'ReadMessageHistory']);
}
