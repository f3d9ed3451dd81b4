/**
 * Threads of text channels and posts of forums: how they come to be, change and go, and what the gateway tells of them.
 * See https://discord.com/developers/docs/topics/threads
 *
 * Only public threads are spoken here. They never archive themselves: Discord says that they do so after a time without
 * activity, but not after which.
 */
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Backend } from './backend.ts';
import { describeThread } from './channel-description.ts';
import type { SandboxEvent } from './events.ts';
import { holds } from './permissions.ts';
import type { GuildChannel, Thread, ThreadMetadata } from './wire.ts';
import type { World } from './world.ts';

/** A thread to be opened. */
export interface NewThread {
  /** Of its own where it does not share the id of the message that opens it. */
  readonly id: string;
  readonly parent: GuildChannel;
  readonly name: string;
  /** The id of whoever opens it. */
  readonly owner: string;
}

/** How a thread is to stand. */
export type ThreadState = Partial<Pick<ThreadMetadata, 'archived' | 'locked'>>;

/** The threads of the guild, in the order in which they were opened. */
export const threadsIn = (world: World): readonly Thread[] =>
  [...world.channels.values()].filter((channel) => channel.type === 11);

/** The threads that a client is told of at first: those that are not archived and that the bot may see. */
export const activeThreads = (world: World): readonly Thread[] =>
  threadsIn(world).filter((thread) => !thread.thread_metadata.archived && isSeen(world, thread));

/** Opens a thread and tells of it. */
export function openThread(backend: Backend, { id, parent, name, owner }: NewThread): Thread {
  const now = new Date(backend.clock()).toISOString();
  const thread = backend.world.keep<Thread>({
    id,
    type: 11,
    guild_id: parent.guild_id,
    parent_id: parent.id,
    owner_id: owner,
    name,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: null,
    thread_metadata: {
      archived: false,
      locked: false,
      archive_timestamp: now,
      auto_archive_duration: 1_440,
      create_timestamp: now,
    },
    ...(parent.type === 15 ? { applied_tags: [] } : {}),
  });
  announce(backend, 'THREAD_CREATE', thread, {
    ...describeThread(backend.store, thread),
    newly_created: true,
  });
  return thread;
}

/** Archives, opens, locks or unlocks a thread and tells of it. */
export function changeThread(backend: Backend, thread: Thread, state: ThreadState): Thread {
  const before = thread.thread_metadata;
  const switches = state.archived !== undefined && state.archived !== before.archived;
  const changed = backend.world.keep<Thread>({
    ...thread,
    thread_metadata: {
      ...before,
      ...state,
      ...(switches ? { archive_timestamp: new Date(backend.clock()).toISOString() } : {}),
    },
  });
  announce(backend, 'THREAD_UPDATE', changed, describeThread(backend.store, changed));
  return changed;
}

/** Deletes a thread and tells of it. */
export function deleteThread(backend: Backend, thread: Thread): void {
  const { id, guild_id, parent_id, type } = thread;
  // Told before it is gone: afterwards nobody could say who sees it.
  announce(backend, 'THREAD_DELETE', thread, { id, guild_id, parent_id, type });
  backend.world.channels.delete(thread.id);
}

/**
 * Tells a client that has just come to see a channel which threads are active there.
 * See https://discord.com/developers/docs/events/gateway-events#thread-list-sync
 */
export function syncThreads({ world, store, gateway }: Backend, parent: GuildChannel): void {
  const threads = activeThreads(world).filter((thread) => thread.parent_id === parent.id);
  if (threads.length === 0) return;
  const data = JSON.stringify({
    guild_id: parent.guild_id,
    channel_ids: [parent.id],
    threads: threads.map((thread) => describeThread(store, thread)),
    members: [],
  });
  gateway.dispatch({ name: 'THREAD_LIST_SYNC', intent: GatewayIntentBits.Guilds, data: () => data });
}

const isSeen = (world: World, thread: Thread): boolean =>
  holds(world.permissions(world.bot.id, thread), 'ViewChannel');

type ChannelChange = Extract<SandboxEvent, { readonly type: 'channel' }>['change'];

const CHANGES = {
  THREAD_CREATE: 'opened',
  THREAD_UPDATE: 'changed',
  THREAD_DELETE: 'closed',
} as const satisfies Record<string, ChannelChange>;

/** Clients are not told of threads that they may not see. */
function announce(backend: Backend, name: keyof typeof CHANGES, thread: Thread, described: object): void {
  if (isSeen(backend.world, thread)) {
    const data = JSON.stringify(described);
    backend.gateway.dispatch({ name, intent: GatewayIntentBits.Guilds, data: () => data });
  }
  backend.events.emit(() => ({
    type: 'channel',
    at: backend.clock(),
    change: CHANGES[name],
    channel: thread.id,
  }));
}
