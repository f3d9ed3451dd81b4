/** What the sandbox offers to those who start it: tests, the prompt, the benchmark, later a page. */
import type { AnswerChoice } from './checks/callback-schema.ts';
import type { RegisteredCommand, WriteCounts } from './command-registry.ts';
import type { Listener, SandboxMessage } from './events.ts';
import type { Faults } from './faults.ts';
import type { GatewayControl } from './gateway-control.ts';
import type { InteractionResult } from './interaction-result.ts';
import type { Invocation } from './invocation.ts';
import type { Permission } from './permissions.ts';
import type { NewPost, OpenThread } from './places.ts';
import type { RequestCounts } from './server.ts';
import type { ThreadState } from './threads.ts';
import type { DirectChannel, ForumChannel, TextChannel, Thread, User } from './wire.ts';
import type { Adjustment, WorldSettings } from './world.ts';

/** How a sandbox is to be. What is left out is as in a fresh server with a freshly invited bot. */
export interface DiscordSandboxOptions extends Partial<WorldSettings> {
  /** The port to listen on; 0 or none takes any that is free. */
  readonly port?: number;
  /** Epoch milliseconds: the time of messages, ids, nonces and tokens. Waiting is always done in real time. */
  readonly clock?: () => number;
  /** `none` limits no request: for benchmarks. `discord`, as usual, answers 429 where Discord would. */
  readonly rateLimits?: 'discord' | 'none';
  /** Milliseconds between heartbeats that clients are asked for. */
  readonly heartbeatInterval?: number;
  /** Milliseconds until a callback is too late, where three seconds are too long for a test. */
  readonly callbackWithin?: number;
  /** The bot's token, where it must be known beforehand. */
  readonly token?: string;
}

/** Who does something and where, by name (with or without `@`, `#`) or id. */
export interface Where {
  /** The first of `people` where left out. */
  readonly user?: string;
  /** A channel or thread, or `dm` for direct messages with the bot. The last of the channels where left out. */
  readonly channel?: string;
}

/** A running sandbox. What people do rejects with a `ClientRefusal` where Discord’s app would refuse it. */
export interface DiscordSandbox {
  /** `http://127.0.0.1:PORT/api`: discord.js's option `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: User;
  readonly guild: { readonly id: string; readonly name: string };
  /** Everybody but the bot and the guild's owner, as they were given. */
  readonly people: readonly User[];
  /** Who owns the guild and may do everything in it. */
  readonly owner: User;
  /** The text channels there are now. */
  readonly channels: readonly TextChannel[];
  readonly forums: readonly ForumChannel[];
  /** The threads and posts there are now. */
  readonly threads: readonly Thread[];
  /** The bot's direct messages with people, as far as they were opened. */
  readonly directChannels: readonly DirectChannel[];
  /** Somebody by name or id. */
  person(nameOrId: string): User;
  /** Whether somebody may do something in the guild at large. */
  may(user: string, permission: Permission): boolean;
  /** A text channel by name or id. */
  channel(nameOrId: string): TextChannel;
  /** A thread or a forum's post by name or id. */
  thread(nameOrId: string): Thread;

  /** Sends what somebody types. `mention` puts a mention of the bot before it. */
  say(
    text: string,
    where?: Where & { readonly mention?: boolean; readonly replyTo?: SandboxMessage },
  ): Promise<SandboxMessage>;
  /** Uses a slash command; resolves when it was answered, or when it is too late for that. */
  command(input: string | Invocation, where?: Where): Promise<InteractionResult>;
  /** Uses an entry of a message's menu; resolves as `command` does. */
  chooseOn(message: SandboxMessage, name: string, user?: string): Promise<InteractionResult>;
  /** The entries of the menu that every message has, in the guild. */
  readonly messageMenu: readonly string[];
  /** What is suggested while somebody types an option. */
  complete(
    input: Invocation & { readonly option: string; readonly value: string },
    where?: Where,
  ): Promise<readonly AnswerChoice[]>;
  press(
    message: SandboxMessage,
    target: ({ readonly customId: string } | { readonly label: string }) & { readonly user?: string },
  ): Promise<InteractionResult>;
  choose(
    message: SandboxMessage,
    target: { readonly values: readonly string[]; readonly customId?: string; readonly user?: string },
  ): Promise<InteractionResult>;

  /** What everybody in a channel sees, oldest first. `user`: with whom, where the channel is `dm`. */
  messages(channel?: string, user?: string): readonly SandboxMessage[];
  /**
   * Everything that was ever sent to a channel, in the order in which it was sent: what was deleted and what one person
   * alone sees, too. Each as it stands now or stood last, with its components and its nonce.
   */
  everPosted(channel?: string, user?: string): readonly SandboxMessage[];
  /** What one person alone sees, oldest first. */
  ephemerals(user?: string): readonly SandboxMessage[];
  /** The first message, there already or still to come, that fits. Rejects after `timeout` milliseconds (5,000). */
  message(fits: (message: SandboxMessage) => boolean, timeout?: number): Promise<SandboxMessage>;
  /** The bot's first message in the channel after this one. Rejects after `timeout` milliseconds (5,000). */
  reply(to: SandboxMessage, timeout?: number): Promise<SandboxMessage>;
  /** Deletes a message, as a moderator would. */
  deleteMessage(message: SandboxMessage): void;

  /** Registered commands: the guild's and the global ones. */
  commands(): readonly RegisteredCommand[];
  /** How often commands were written. */
  readonly commandWrites: WriteCounts;
  readonly requests: RequestCounts;

  addChannel(name: string): TextChannel;
  addForum(name: string): ForumChannel;
  /** Removes a text channel or a forum, with its threads. */
  removeChannel(channel: string): void;
  /** Opens a public thread in a text channel, as somebody does who has no message to begin it with. */
  addThread(parent: string, name: string, thread?: OpenThread): Thread;
  /** Opens a post in a forum. The message that opens it has the post's own id. */
  addForumPost(forum: string, name: string, post?: NewPost): Thread;
  /** Archives a thread, opens it again, locks or unlocks it, as a moderator would. */
  changeThread(thread: string, state: ThreadState): Thread;
  removeThread(thread: string): void;
  /** Lets somebody take no messages from the bot any more (50007), or, with `false`, take them again. */
  block(user: string, blocks?: boolean): void;
  /** Sets what a channel allows and denies somebody: `bot`, `everyone`, or a person. */
  adjust(channel: string, whom: string, adjustment: Adjustment): void;

  readonly faults: Faults;
  readonly gateway: GatewayControl;
  /** Tells of everything that happens. @returns stops telling. */
  on(listener: Listener): () => void;
  /**
   * Forgets every message, nonce and interaction, so that millions of them can pass through one sandbox. People, channels,
   * commands, connections and the counts of requests stay. Nothing may be under way.
   */
  forget(): void;
  stop(): Promise<void>;
}
