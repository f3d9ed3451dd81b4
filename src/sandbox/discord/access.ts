/** Whether the bot may do what a request asks, with Discord's refusals where it may not. */
import type { Backend } from './backend.ts';
import { holds, type Permission } from './permissions.ts';
import { missingAccess, missingPermissions, unknownChannel, unknownGuild } from './refusal.ts';
import type { Channel } from './wire.ts';

/**
 * A channel in which the bot may do all that is named.
 *
 * @throws Refusal 10003 for an unknown channel, 50001 where the bot does not see it, 50013 where it may not.
 */
export function permittedChannel(backend: Backend, id: string, ...needed: readonly Permission[]): Channel {
  const channel = backend.world.channels.get(id);
  if (channel === undefined) throw unknownChannel();
  const bits = backend.world.permissions(backend.world.bot.id, channel);
  if (!holds(bits, 'ViewChannel')) throw missingAccess();
  if (!holds(bits, ...needed)) throw missingPermissions();
  return channel;
}

/** @throws Refusal 10004 where the id is not the guild's. */
export function requireGuild(backend: Backend, id: string): void {
  if (id !== backend.world.guild.id) throw unknownGuild();
}
