/** Finds people and channels by name, changes channels, and waits for messages. */
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Actor } from './actions.ts';
import type { Backend } from './backend.ts';
import { ClientRefusal } from './client-refusal.ts';
import type { SandboxMessage } from './events.ts';
import { guildChannels } from './guild.ts';
import { asSandboxMessage } from './message-description.ts';
import { compareSnowflakes } from './snowflake.ts';
import type { Channel, GuildChannel, User } from './wire.ts';
import type { Adjustment } from './world.ts';

const WAIT = 5_000;

/** People and channels by the names that tests and people use. */
export class Places {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get channels(): readonly GuildChannel[] {
    return guildChannels(this.#backend.world);
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
  channel(nameOrId: string): GuildChannel {
    const name = nameOrId.replace(/^#/, '');
    const found = this.channels.find((channel) => channel.id === nameOrId || channel.name === name);
    if (found === undefined) throw new ClientRefusal(`There is no channel ${nameOrId}.`);
    return found;
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

  addChannel(name: string): GuildChannel {
    const channel = this.#backend.world.addChannel(name);
    this.#announce('CHANNEL_CREATE', channel);
    return channel;
  }

  removeChannel(nameOrId: string): void {
    const channel = this.channel(nameOrId);
    this.#backend.world.channels.delete(channel.id);
    this.#announce('CHANNEL_DELETE', channel);
  }

  /** Sets what a channel allows and denies `bot`, `everyone` or a person. */
  adjust(nameOrId: string, whom: string, adjustment: Adjustment): void {
    const { world } = this.#backend;
    const target =
      whom === 'bot' ? world.bot.id : whom === 'everyone' ? world.guild.id : this.person(whom).id;
    this.#announce('CHANNEL_UPDATE', world.adjust(this.channel(nameOrId), target, adjustment));
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
    if (channel === 'dm') return this.#backend.world.direct(user);
    if (channel !== undefined) {
      const direct = this.#backend.world.channels.get(channel);
      return direct?.type === 1 ? direct : this.channel(channel);
    }
    const last = this.channels.at(-1);
    if (last === undefined) throw new ClientRefusal('There is no channel in the guild.');
    return last;
  }

  #announce(name: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE', channel: GuildChannel): void {
    const data = JSON.stringify(channel);
    this.#backend.gateway.dispatch({ name, intent: GatewayIntentBits.Guilds, data: () => data });
  }
}
