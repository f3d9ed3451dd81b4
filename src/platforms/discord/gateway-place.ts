/** Channels as the gateway tells of them: no request is made. */
import type { Client, GuildBasedChannel } from 'discord.js';
import { missingIn, type PostingPlace } from './posting-place.ts';

/** A channel that the client knows; absent for direct messages, and for what it was not told of (archived threads). */
export function placeKnownTo(client: Client | undefined, id: string): PostingPlace | undefined {
  const channel = client?.channels.cache.get(id);
  return channel === undefined || channel.isDMBased() ? undefined : placeOf(channel);
}

function placeOf(channel: GuildBasedChannel): PostingPlace {
  const { name, guildId, type } = channel;
  const me = channel.guild.members.me;
  const granted = me === null ? undefined : channel.permissionsFor(me)?.bitfield;
  const locked = channel.isThread() && channel.locked === true;
  return { name, server: guildId, type, locked, ...(granted === undefined ? {} : { granted }) };
}

/** How long what the bot may do in a channel is taken to hold, in milliseconds: nobody notices a second. */
const HOLDS = 1_000;

const lately = new WeakMap<GuildBasedChannel, { readonly at: number; readonly missing: readonly string[] }>();

/**
 * What the bot may not do in a channel and would need to, worked out once a second at most: discord.js goes through every
 * role of the server for it, and busy channels ask often.
 * @param now epoch milliseconds.
 */
export function missingLately(channel: GuildBasedChannel, now: number): readonly string[] {
  const known = lately.get(channel);
  if (known !== undefined && now - known.at < HOLDS && now >= known.at) return known.missing;
  const missing = missingIn(placeOf(channel));
  lately.set(channel, { at: now, missing });
  return missing;
}
