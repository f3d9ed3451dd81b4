/** The messages of every channel, in the order they were sent. */

import type { Notified } from './mentions.ts';
import { compareSnowflakes, isSnowflake } from './snowflake.ts';
import type { Message } from './wire.ts';

/** A message and what is known of it beyond what travels. */
export interface StoredMessage {
  /** Replaced as a whole when the message is edited. */
  message: Message;
  notifies: Notified;
  /** The one person who sees it; absent where everybody in the channel does. */
  readonly onlyFor?: string;
  /** The request that made it, see `RequestEvent.id`. Absent for what people say. */
  readonly cause?: number;
}

/** Which part of a channel's history is asked for. */
export interface HistoryQuery {
  readonly limit: number;
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
}

interface ChannelMessages {
  readonly list: StoredMessage[];
  readonly byId: Map<string, StoredMessage>;
  /** What was deleted since is still in here. */
  readonly ever: StoredMessage[];
}

/** All messages, by channel. */
export class MessageStore {
  readonly #channels = new Map<string, ChannelMessages>();

  add(stored: StoredMessage): void {
    const channel = this.#channel(stored.message.channel_id);
    channel.list.push(stored);
    channel.byId.set(stored.message.id, stored);
    channel.ever.push(stored);
  }

  /** A message by id, whoever may see it. */
  get(channel: string, id: string): StoredMessage | undefined {
    return this.#channels.get(channel)?.byId.get(id);
  }

  remove(stored: StoredMessage): void {
    const channel = this.#channel(stored.message.channel_id);
    channel.byId.delete(stored.message.id);
    channel.list.splice(channel.list.indexOf(stored), 1);
  }

  /** Everything of a channel, whoever sees it, oldest first. */
  all(channel: string): readonly StoredMessage[] {
    return this.#channels.get(channel)?.list ?? [];
  }

  /** Everything that ever stood in a channel, whoever saw it, in the order in which it was sent. */
  ever(channel: string): readonly StoredMessage[] {
    return this.#channels.get(channel)?.ever ?? [];
  }

  /** Everything of a channel that everybody there sees, oldest first. */
  visible(channel: string): readonly StoredMessage[] {
    return this.all(channel).filter((stored) => stored.onlyFor === undefined);
  }

  /** Everything that one person alone sees, oldest first. */
  ephemeral(user: string): readonly StoredMessage[] {
    return [...this.#channels.values()].flatMap(({ list }) =>
      list.filter((stored) => stored.onlyFor === user),
    );
  }

  /** The newest message that everybody in a channel sees. */
  last(channel: string): StoredMessage | undefined {
    return this.all(channel).findLast((stored) => stored.onlyFor === undefined);
  }

  /** Everything of a channel that came after a message, oldest first. */
  after(channel: string, id: string): readonly StoredMessage[] {
    const all = this.all(channel);
    const last = all.findLastIndex((stored) => compareSnowflakes(stored.message.id, id) <= 0);
    return all.slice(last + 1);
  }

  /** A part of a channel's history, newest first, as Discord returns it. */
  history(channel: string, query: HistoryQuery): readonly StoredMessage[] {
    const { limit, before, after, around } = query;
    const all = this.visible(channel);
    if (around !== undefined && isSnowflake(around)) {
      const half = Math.floor(limit / 2);
      const older = all.filter((stored) => compareSnowflakes(stored.message.id, around) < 0).slice(-half);
      const newer = all
        .filter((stored) => compareSnowflakes(stored.message.id, around) >= 0)
        .slice(0, limit - older.length);
      return [...older, ...newer].reverse();
    }
    if (after !== undefined)
      return all
        .filter((stored) => compareSnowflakes(stored.message.id, after) > 0)
        .slice(0, limit)
        .reverse();
    const upTo =
      before === undefined ? all : all.filter((stored) => compareSnowflakes(stored.message.id, before) < 0);
    return upTo.slice(-limit).reverse();
  }

  /** Forgets every message. */
  forget(): void {
    this.#channels.clear();
  }

  #channel(id: string): ChannelMessages {
    const existing = this.#channels.get(id);
    if (existing !== undefined) return existing;
    const made: ChannelMessages = { list: [], byId: new Map(), ever: [] };
    this.#channels.set(id, made);
    return made;
  }
}
