/** Whether the bot may do what a request asks, with Discord's refusals where it may not. */
import type { Backend } from './backend.ts';
import { holds, type Permission } from './permissions.ts';
import {
  cannotMessageUser,
  missingAccess,
  missingPermissions,
  notATextChannel,
  threadArchived,
  threadLocked,
  unknownChannel,
  unknownGuild,
} from './refusal.ts';
import type { Channel, Thread } from './wire.ts';

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

/** The permission that sending takes: `SendMessages` has no effect in threads. */
export const sendingPermission = ({ type }: Channel): 'SendMessages' | 'SendMessagesInThreads' =>
  type === 11 ? 'SendMessagesInThreads' : 'SendMessages';

/**
 * A channel to which the bot may send a message.
 *
 * @throws Refusal as {@link permittedChannel}; 50008 for a forum, 50007 where the person takes no messages from the bot,
 * 160005 for a locked thread and 50083 for one that is archived besides.
 */
export function channelToSendTo(backend: Backend, id: string): Channel {
  const channel = permittedChannel(backend, id);
  if (channel.type === 15) throw notATextChannel();
  if (channel.type === 1 && channel.recipients.some((person) => backend.world.blocking.has(person.id)))
    throw cannotMessageUser();
  const bits = backend.world.permissions(backend.world.bot.id, channel);
  if (!holds(bits, sendingPermission(channel))) throw missingPermissions();
  refuseLocked(backend, channel);
  return channel;
}

/**
 * A channel in which the bot may change a message of its own.
 *
 * @throws Refusal as {@link permittedChannel}; 160005 or 50083 for a thread that is locked, 50083 for one that is archived.
 */
export function channelToEditIn(backend: Backend, id: string): Channel {
  const channel = permittedChannel(backend, id);
  if (channel.type !== 11) return channel;
  refuseLocked(backend, channel);
  if (channel.thread_metadata.archived) throw threadArchived(400);
  return channel;
}

/**
 * A channel in which the bot may delete messages: in an archived thread too, unless that is locked.
 *
 * @throws Refusal as {@link permittedChannel}, and 50083.
 */
export function channelToDeleteIn(backend: Backend, id: string): Channel {
  const channel = permittedChannel(backend, id);
  if (channel.type === 11 && channel.thread_metadata.archived && isLockedFor(backend, channel))
    throw threadArchived(400);
  return channel;
}

/**
 * Lets nothing be written in a locked thread, answers to interactions included. Which of its two codes Discord answers is
 * documented nowhere: reported is 50083 where a thread is archived as well (discord/discord-api-docs#5517).
 *
 * @throws Refusal 160005 or 50083.
 */
export function refuseLocked(backend: Backend, channel: Channel): void {
  if (channel.type !== 11 || !isLockedFor(backend, channel)) return;
  throw channel.thread_metadata.archived ? threadArchived(403) : threadLocked();
}

const isLockedFor = ({ world }: Backend, thread: Thread): boolean =>
  thread.thread_metadata.locked && !holds(world.permissions(world.bot.id, thread), 'ManageThreads');

/** @throws Refusal 10004 where the id is not the guild's. */
export function requireGuild(backend: Backend, id: string): void {
  if (id !== backend.world.guild.id) throw unknownGuild();
}
