/**
 * A strict Slack on this machine: the real SDKs connect to it by its address, and what breaks Slack's rules is
 * refused with Slack's own errors. Written against https://docs.slack.dev; nothing of the bot is known here.
 *
 * Not here yet: files, message events about the bot's own posts.
 */
import type { Where } from './app-context.ts';
import type { Said } from './events.ts';
import type { Faults } from './faults.ts';
import type { ButtonChoice, MenuChoice } from './interactions.ts';
import type { SandboxEvent, SandboxRequest } from './journal.ts';
import { LocalSandbox } from './local-sandbox.ts';
import type { SlackManifest } from './manifest.ts';
import type { SandboxMessage } from './message.ts';
import type { RandomFaultPlan } from './random-faults.ts';
import type { ScheduledMessages } from './scheduled-messages.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Timers } from './timers.ts';
import type { Reader } from './transcript/reader.ts';
import type { ViewDesk } from './views/desk.ts';
import type { Channel, Person } from './workspace.ts';

export type { SandboxEvent, SandboxRequest } from './journal.ts';
export type { SlackManifest } from './manifest.ts';
export type { SandboxMessage } from './message.ts';
export type { RandomFaultPlan } from './random-faults.ts';
export type { Channel, Person } from './workspace.ts';

/** How a sandbox is set up. */
export interface SlackSandboxOptions {
  readonly manifest: SlackManifest;
  /** The workspace's name; `Sandbox` by default. */
  readonly teamName?: string;
  /** 0, the default, for any free port. */
  readonly port?: number;
  /** Epoch milliseconds; the machine's time by default. */
  readonly clock?: () => number;
  /** How waiting is done; the process's timers by default. */
  readonly timers?: Timers;
  /** Milliseconds for an acknowledgement; Slack's three seconds by default. */
  readonly acknowledgeWithin?: number;
  /** `none` limits no call: for benchmarks. `slack`, as usual, answers 429 where Slack would. */
  readonly rateLimits?: 'slack' | 'none';
  /** Trouble at random from the first call on; none by default. `sandbox.faults.atRandom` starts and ends it later. */
  readonly faults?: RandomFaultPlan;
}

/** A running sandbox. */
export interface SlackSandbox {
  /** For `clientOptions.slackApiUrl`: `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly botUser: Person;
  /** An ordinary member. */
  readonly member: Person;
  /** A workspace admin. */
  readonly admin: Person;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  /** Trouble for calls to come. */
  readonly faults: Faults;
  /** The app's Socket Mode connections. */
  readonly socket: Pick<SocketMode, 'connections' | 'disconnect' | 'drop'>;
  /** @throws Error where there is no such channel. @param reference an id, or `#name` */
  channel(reference: string): Channel;
  /** Adds a channel with the member and the admin in it. The admin has made it, unless another's id is given. */
  addChannel(channel: {
    readonly name: string;
    readonly private?: boolean;
    readonly withBot?: boolean;
    readonly creator?: string;
  }): Channel;
  /** Adds a person, who is in no channel yet; in UTC unless another zone is named. */
  addPerson(person: {
    readonly name: string;
    readonly realName: string;
    readonly admin?: boolean;
    readonly timeZone?: string;
  }): Person;
  /** Puts somebody (the bot, by default) into a channel. */
  invite(channel: string, user?: string): void;
  /** Takes somebody (the bot, by default) out of a channel. */
  kick(channel: string, user?: string): void;
  archive(channel: string): void;
  /** The conversation of a person with the bot. */
  directMessage(user: string): Channel;
  /**
   * Sends payloads to a request URL, signed, instead of through Socket Mode; `undefined` goes back. Socket
   * Mode connections are told that the link is disabled.
   */
  deliverTo(url: string | undefined): void;
  /** Slack's check of the request URL. Rejects without `deliverTo`. Resolves to whether the app passed. */
  verifyRequestUrl(): Promise<boolean>;
  /** Slack's `ssl_check`. Rejects without `deliverTo`. Resolves to whether the app answered with 200. */
  checkSsl(): Promise<boolean>;
  /** Runs a slash command as a person; see `slash-commands.ts` for how it fails. */
  command(line: string, where: Where & { readonly thread?: string }): Promise<void>;
  /** Writes a message that mentions the bot; the mention is put in front where the text has none. */
  mention(text: string, where: Where & { readonly thread?: string }): Promise<Said>;
  /** Writes a message. */
  say(text: string, where: Where & { readonly thread?: string }): Promise<Said>;
  press(message: SandboxMessage, choice: ButtonChoice): Promise<void>;
  choose(message: SandboxMessage, choice: MenuChoice): Promise<void>;
  /** Modals, the Home tab and shortcuts. */
  readonly views: ViewDesk;
  /** What the app has handed over for later. It appears at its time by the clock; `settle` after setting a clock. */
  readonly scheduled: Pick<ScheduledMessages, 'list' | 'settle'>;
  /** A channel's messages and thread replies, oldest first. */
  messages(channel: string): readonly SandboxMessage[];
  /**
   * Every message that all could ever see in a channel, oldest first: those that were deleted too, and those that were
   * scheduled and have appeared (`scheduled` says for when). Each as it stands or last stood, with blocks and metadata.
   */
  everPosted(channel: string): readonly SandboxMessage[];
  /** What one person alone sees, oldest first. */
  ephemerals(user: string, channel?: string): readonly SandboxMessage[];
  /** The calls the app made, newest 2,000 at least. */
  requests(method?: string): readonly SandboxRequest[];
  /** How often the app called a method. */
  requestCount(method: string): number;
  /** For whom messages are drawn; see `transcript/transcript.ts`. In UTC. */
  readonly reader: Reader;
  /** Everything refused to the app so far: calls that ended with an error. */
  refusals(): readonly SandboxRequest[];
  on(listener: (event: SandboxEvent) => void): () => void;
  /**
   * Waits until something is there: asks `look` now and after everything that happens.
   * @param milliseconds 5,000 by default
   * @throws Error when it is not there in time.
   */
  until<Value>(look: () => Value | undefined, milliseconds?: number): Promise<Value>;
  /**
   * Forgets every message, scheduled or not, every call and response URL, so that millions of them can pass through one sandbox.
   * People, channels and connections stay, and so do the counts of calls. Nothing may be under way.
   */
  forget(): void;
  stop(): Promise<void>;
}

/** Starts a Slack on loopback. */
export async function startSlackSandbox(options: SlackSandboxOptions): Promise<SlackSandbox> {
  const sandbox = new LocalSandbox(options);
  await sandbox.start(options.port ?? 0);
  return sandbox;
}
