/** Finds people and channels by name, changes channels, and waits for messages. */
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Actor } from './actions.ts';
import type { Backend } from './backend.ts';
import { ClientRefusal } from './client-refusal.ts';
import { directWith } from './direct-messages.ts';
import type { SandboxMessage } from './events.ts';
import { guildChannels, textChannelsIn } from './guild.ts';
import { asSandboxMessage } from './message-description.ts';
import { holds } from './permissions.ts';
import { publish } from './publish.ts';
import { compareSnowflakes } from './snowflake.ts';
import {
  changeThread,
  deleteThread,
  openThread,
  syncThreads,
  type ThreadState,
  threadsIn,
} from './threads.ts';
import type { Channel, ForumChannel, GuildChannel, TextChannel, Thread, User } from './wire.ts';
import type { Adjustment } from './world.ts';

const WAIT = 5_000;

/** A thread to be opened. */
export interface OpenThread extends ThreadState {
  /** Who opens it, by name or id. The first of the people where left out. */
  readonly user?: string;
}

/** A forum's post to be opened. */
export interface NewPost extends OpenThread {
  /** What its first message says. */
  readonly text?: string;
}

/** People and channels by the names that tests and people use. */
export class Places {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get channels(): readonly TextChannel[] {
    return textChannelsIn(this.#backend.world);
  }

  /** Somebody by name or id. */
  person(nameOrId: string): User {
    const name = nameOrId.replace(/^@/, '').toLowerCase();
    const found = [...this.#backend.world.members.values()].find(({ user }) =>
      [user.id, user.username.toLowerCase(), user.global_name?.toLowerCase()].includes(name),
    );
    if (found === undefined) throw new ClientRefusal(`There is nobody called ${nameOrId}.`);
    return found.user;
  }

  /** A text channel by name or id. */
  channel(nameOrId: string): TextChannel {
    return named(this.channels, nameOrId, 'channel');
  }

  /** A thread or a forum's post by name or id. */
  thread(nameOrId: string): Thread {
    return named(threadsIn(this.#backend.world), nameOrId, 'thread');
  }

  /** Who and where, with the first person and the last channel where nothing is said. */
  actor({ user, channel }: { readonly user?: string; readonly channel?: string }): Actor {
    const { world } = this.#backend;
    const who = user === undefined ? world.people[0] : this.person(user);
    if (who === undefined) throw new ClientRefusal('There is nobody in the guild.');
    return { user: who, channel: this.#place(who, channel) };
  }

  /** Who presses something: the only person who sees the message, unless somebody else is named. */
  presser(message: SandboxMessage, user: string | undefined): User {
    const named = user ?? message.onlyFor;
    return this.actor(named === undefined ? {} : { user: named }).user;
  }

  addChannel(name: string): TextChannel {
    const channel = this.#backend.world.addChannel(name);
    this.#announce('CHANNEL_CREATE', channel);
    return channel;
  }

  addForum(name: string): ForumChannel {
    const forum = this.#backend.world.addForum(name);
    this.#announce('CHANNEL_CREATE', forum);
    return forum;
  }

  /** Its threads go with it without a word of their own. */
  removeChannel(nameOrId: string): void {
    const { world } = this.#backend;
    const channel = this.#guildChannel(nameOrId);
    for (const { id, parent_id } of threadsIn(world)) if (parent_id === channel.id) world.channels.delete(id);
    world.channels.delete(channel.id);
    this.#announce('CHANNEL_DELETE', channel);
  }

  addThread(parent: string, name: string, { user, ...state }: OpenThread = {}): Thread {
    const owner = this.actor(user === undefined ? {} : { user }).user.id;
    const id = this.#backend.id();
    const opened = openThread(this.#backend, { id, parent: this.channel(parent), name, owner });
    return this.#inState(opened, state);
  }

  addForumPost(forum: string, name: string, { user, text = name, ...state }: NewPost = {}): Thread {
    const author = this.actor(user === undefined ? {} : { user }).user;
    const id = this.#backend.id();
    const parent = this.#guildChannel(forum);
    if (parent.type !== 15) throw new ClientRefusal(`${forum} is no forum.`);
    const opened = openThread(this.#backend, { id, parent, name, owner: author.id });
    publish(this.#backend, { id, author, channel: opened, body: { content: text } });
    return this.#inState(opened, state);
  }

  changeThread(nameOrId: string, state: ThreadState): Thread {
    return changeThread(this.#backend, this.thread(nameOrId), state);
  }

  removeThread(nameOrId: string): void {
    deleteThread(this.#backend, this.thread(nameOrId));
  }

  /** Sets what a channel allows and denies `bot`, `everyone` or a person. */
  adjust(nameOrId: string, whom: string, adjustment: Adjustment): void {
    const { world } = this.#backend;
    const target =
      whom === 'bot' ? world.bot.id : whom === 'everyone' ? world.guild.id : this.person(whom).id;
    const sees = (channel: GuildChannel) => holds(world.permissions(world.bot.id, channel), 'ViewChannel');
    const before = this.#guildChannel(nameOrId);
    const after = world.adjust(before, target, adjustment);
    this.#announce('CHANNEL_UPDATE', after);
    if (!sees(before) && sees(after)) syncThreads(this.#backend, after);
  }

  /** The first message that fits, there already or still to come. */
  await(fits: (message: SandboxMessage) => boolean, timeout = WAIT): Promise<SandboxMessage> {
    const { world, store } = this.#backend;
    for (const channel of world.channels.keys()) {
      const there = store.all(channel).map(asSandboxMessage).find(fits);
      if (there !== undefined) return Promise.resolve(there);
    }
    return this.#toCome(fits, timeout);
  }

  /** The bot's first message in a channel after one that stands there. */
  reply(to: SandboxMessage, timeout = WAIT): Promise<SandboxMessage> {
    const { store, world } = this.#backend;
    const there = store.after(to.channel_id, to.id).find(({ message }) => message.author.id === world.bot.id);
    if (there !== undefined) return Promise.resolve(asSandboxMessage(there));
    const fits = (message: SandboxMessage): boolean =>
      message.author.id === world.bot.id &&
      message.channel_id === to.channel_id &&
      compareSnowflakes(message.id, to.id) > 0;
    return this.#toCome(fits, timeout);
  }

  #toCome(fits: (message: SandboxMessage) => boolean, timeout: number): Promise<SandboxMessage> {
    return new Promise((resolve, reject) => {
      const done = this.#backend.events.on((event) => {
        if (event.type !== 'message' || event.change === 'deleted' || !fits(event.message)) return;
        finish();
        resolve(event.message);
      });
      const timer = setTimeout(() => {
        finish();
        reject(new ClientRefusal(`No such message came within ${timeout} ms.`));
      }, timeout);
      const finish = (): void => {
        clearTimeout(timer);
        done();
      };
    });
  }

  #place(user: User, channel: string | undefined): Channel {
    if (channel === 'dm') return directWith(this.#backend, user);
    if (channel !== undefined) {
      const { world } = this.#backend;
      const known = world.channels.get(channel);
      if (known !== undefined) return known;
      return named<TextChannel | Thread>([...this.channels, ...threadsIn(world)], channel, 'channel');
    }
    const last = this.channels.at(-1);
    if (last === undefined) throw new ClientRefusal('There is no channel in the guild.');
    return last;
  }

  #guildChannel(nameOrId: string): GuildChannel {
    return named(guildChannels(this.#backend.world), nameOrId, 'channel');
  }

  #inState(thread: Thread, state: ThreadState): Thread {
    return state.archived || state.locked ? changeThread(this.#backend, thread, state) : thread;
  }

  #announce(name: keyof typeof CHANGES, channel: GuildChannel): void {
    const { gateway, events, clock } = this.#backend;
    const data = JSON.stringify(channel);
    gateway.dispatch({ name, intent: GatewayIntentBits.Guilds, data: () => data });
    events.emit(() => ({ type: 'channel', at: clock(), change: CHANGES[name], channel: channel.id }));
  }
}

const CHANGES = {
  CHANNEL_CREATE: 'opened',
  CHANNEL_UPDATE: 'changed',
  CHANNEL_DELETE: 'closed',
} as const;

/** The first of some channels that has the name, with or without `#`, or the id. */
function named<Kind extends GuildChannel | Thread>(
  channels: readonly Kind[],
  nameOrId: string,
  kind: 'channel' | 'thread',
): Kind {
  const name = nameOrId.replace(/^#/, '');
  const found = channels.find((channel) => channel.id === nameOrId || channel.name === name);
  if (found === undefined) throw new ClientRefusal(`There is no ${kind} ${nameOrId}.`);
  return found;
}
