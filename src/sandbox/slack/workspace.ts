/**
 * The workspace: its people, channels and messages. It keeps and hands out; what may be done is decided by
 * the methods and by `people.ts`.
 */
import { Ephemerals } from './ephemerals.ts';
import type { IdSeries } from './identity.ts';
import type { Journal } from './journal.ts';
import type { Names } from './markup.ts';
import type { Appointment, Content, SandboxMessage } from './message.ts';
import { notifiedBy } from './notifications.ts';

/** A member of the workspace. */
export interface Person {
  readonly id: string;
  /** The handle: `ada`. */
  readonly name: string;
  readonly realName: string;
  /** Workspace admin, as `users.info` says in `is_admin`. */
  readonly admin: boolean;
  readonly bot: boolean;
  /** The IANA name of the zone that the person's clock shows: `Europe/Berlin`. */
  readonly timeZone: string;
}

/** A conversation. */
export interface Channel {
  readonly id: string;
  /** Without `#`; `directmessage` for a conversation of two. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly archived: boolean;
  /** Ids of the people (and the bot) in it. */
  readonly members: ReadonlySet<string>;
  /** The id of the person who made it. */
  readonly creator: string;
  /** Epoch seconds. */
  readonly created: number;
}

/** A message about to be written. */
export interface Draft extends Content {
  readonly channel: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly thread_ts?: string;
  /** On a message that was scheduled. */
  readonly scheduled?: Appointment;
}

interface Room {
  channel: Channel;
  readonly messages: Map<string, SandboxMessage>;
  /** Messages that were deleted, as they last stood. */
  readonly deleted: SandboxMessage[];
}

/** One Slack workspace in memory. */
export class Workspace {
  readonly #rooms = new Map<string, Room>();
  readonly #people = new Map<string, Person>();
  readonly #ephemerals = new Ephemerals();
  readonly #ids: IdSeries;
  readonly #journal: Journal;
  readonly #clock: () => number;
  #lastMicroseconds = 0;

  constructor(parts: {
    readonly ids: IdSeries;
    readonly journal: Journal;
    /** Epoch milliseconds. */
    readonly clock: () => number;
  }) {
    this.#ids = parts.ids;
    this.#journal = parts.journal;
    this.#clock = parts.clock;
  }

  get people(): readonly Person[] {
    return [...this.#people.values()];
  }

  get channels(): readonly Channel[] {
    return Array.from(this.#rooms.values(), (room) => room.channel);
  }

  /** For encoding what people type. */
  get names(): Names {
    return { idOf: (handle) => this.person(handle)?.id, channelIdOf: (name) => this.channel(name)?.id };
  }

  addPerson(person: Omit<Person, 'id'>): Person {
    const added = { ...person, id: this.#ids.next('U') };
    this.#people.set(added.id, added);
    return added;
  }

  /** @param reference an id, or a handle with or without `@`. */
  person(reference: string): Person | undefined {
    const handle = reference.replace(/^@/, '');
    return this.#people.get(reference) ?? this.people.find((person) => person.name === handle);
  }

  addChannel(channel: {
    readonly name: string;
    readonly kind: Channel['kind'];
    readonly members: Iterable<string>;
    readonly creator: string;
  }): Channel {
    const added: Channel = {
      id: this.#ids.next(channel.kind === 'direct' ? 'D' : 'C'),
      name: channel.name,
      kind: channel.kind,
      archived: false,
      members: new Set(channel.members),
      creator: channel.creator,
      created: Math.floor(this.#clock() / 1000),
    };
    this.#rooms.set(added.id, { channel: added, messages: new Map(), deleted: [] });
    return added;
  }

  /** @param reference an id, or a name with or without `#`. */
  channel(reference: string): Channel | undefined {
    const byId = this.#rooms.get(reference);
    if (byId !== undefined) return byId.channel;
    const name = reference.replace(/^#/, '');
    return this.channels.find((channel) => channel.kind !== 'direct' && channel.name === name);
  }

  /** The conversation of two people, if there is one yet. */
  findDirectChannel(one: string, other: string): Channel | undefined {
    return this.channels.find(
      (channel) => channel.kind === 'direct' && channel.members.has(one) && channel.members.has(other),
    );
  }

  /** The conversation of two people, opened where there is none yet. */
  directChannel(one: string, other: string): Channel {
    return (
      this.findDirectChannel(one, other) ??
      this.addChannel({ name: 'directmessage', kind: 'direct', members: [one, other], creator: one })
    );
  }

  /** Changes who is in a channel, its name, or whether it is archived. */
  changeChannel(
    id: string,
    change: Partial<Pick<Channel, 'archived' | 'members' | 'name'>>,
  ): Channel | undefined {
    const room = this.#rooms.get(id);
    if (room === undefined) return undefined;
    room.channel = { ...room.channel, ...change };
    return room.channel;
  }

  /**
   * A new message name: the time in seconds with six decimals, later than every one before.
   * @param at epoch milliseconds
   */
  nextTs(at: number = this.#clock()): string {
    const now = Math.floor(at * 1000);
    this.#lastMicroseconds = now > this.#lastMicroseconds ? now : this.#lastMicroseconds + 1;
    const seconds = Math.floor(this.#lastMicroseconds / 1_000_000);
    return `${seconds}.${String(this.#lastMicroseconds % 1_000_000).padStart(6, '0')}`;
  }

  /** Writes a message into its channel. @param at epoch milliseconds; now, unless it was due before */
  post(draft: Draft, at?: number): SandboxMessage {
    const message: SandboxMessage = { ...draft, ts: this.nextTs(at), notifies: notifiedBy(draft) };
    const room = this.#rooms.get(draft.channel);
    room?.messages.set(message.ts, message);
    if (room !== undefined && draft.thread_ts !== undefined) this.#countReply(room, draft.thread_ts);
    this.#journal.record({ type: 'message', message });
    return message;
  }

  /** Shows a message to one person. Slack does not keep it: no history has it. */
  whisper(draft: Draft, visibleTo: string): SandboxMessage {
    const message: SandboxMessage = {
      ...draft,
      ts: this.nextTs(),
      visibleTo,
      notifies: notifiedBy(draft),
    };
    this.#ephemerals.add(message);
    this.#journal.record({ type: 'ephemeral', message });
    return message;
  }

  /** Replaces what a message says, whether all see it or one. Metadata stays unless new is given. */
  edit(previous: SandboxMessage, content: Content, editor: string): SandboxMessage {
    const message: SandboxMessage = {
      ...previous,
      ...content,
      edited: { user: editor, ts: this.nextTs() },
      notifies: notifiedBy(content),
    };
    this.#replace(previous, message);
    this.#journal.record({ type: 'update', message, previous });
    return message;
  }

  /** Removes a message, whether all see it or one. */
  remove(message: SandboxMessage): void {
    if (message.visibleTo === undefined) {
      const room = this.#rooms.get(message.channel);
      if (room?.messages.delete(message.ts) === true) room.deleted.push(message);
    } else this.#ephemerals.remove(message);
    this.#journal.record({ type: 'delete', message });
  }

  /** A message that all see. */
  message(channel: string, ts: string): SandboxMessage | undefined {
    return this.#rooms.get(channel)?.messages.get(ts);
  }

  /** A message that one person sees. */
  ephemeral(channel: string, ts: string): SandboxMessage | undefined {
    return this.#ephemerals.find(channel, ts);
  }

  /** A channel's messages and thread replies, oldest first. */
  messages(channel: string): readonly SandboxMessage[] {
    return [...(this.#rooms.get(channel)?.messages.values() ?? [])];
  }

  /** Every message that all could ever see in a channel, as it stands or last stood, oldest first. */
  everPosted(channel: string): readonly SandboxMessage[] {
    const deleted = this.#rooms.get(channel)?.deleted ?? [];
    const standing = this.messages(channel);
    if (deleted.length === 0) return standing;
    return [...standing, ...deleted].sort((one, other) => Number(one.ts) - Number(other.ts));
  }

  /** What a person alone sees, oldest first. */
  ephemerals(user: string, channel?: string): readonly SandboxMessage[] {
    return this.#ephemerals.of(user, channel);
  }

  /** Forgets every message. People and channels stay. */
  forget(): void {
    for (const { messages, deleted } of this.#rooms.values()) {
      messages.clear();
      deleted.length = 0;
    }
    this.#ephemerals.clear();
  }

  #countReply(room: Room, thread: string): void {
    const parent = room.messages.get(thread);
    if (parent === undefined) return;
    room.messages.set(thread, { ...parent, thread_ts: thread, reply_count: (parent.reply_count ?? 0) + 1 });
  }

  #replace(previous: SandboxMessage, message: SandboxMessage): void {
    if (previous.visibleTo === undefined)
      this.#rooms.get(previous.channel)?.messages.set(previous.ts, message);
    else this.#ephemerals.replace(previous, message);
  }
}
