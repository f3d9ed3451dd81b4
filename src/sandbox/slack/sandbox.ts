/**
 * A strict Slack on this machine: the real SDKs connect to it by its address, and what breaks Slack's rules is
 * refused with Slack's own errors. Written against https://docs.slack.dev.
 */

import { Api } from './api.ts';
import type { AppContext, Where } from './app-context.ts';
import { Events, type Said } from './events.ts';
import { Faults } from './faults.ts';
import { HttpDelivery } from './http-delivery.ts';
import { IdSeries, newCredentials } from './identity.ts';
import { type ButtonChoice, choose, type MenuChoice, press } from './interactions.ts';
import { Journal, type SandboxEvent, type SandboxRequest } from './journal.ts';
import { LIMITS } from './limits.ts';
import type { Acknowledgement, Delivery } from './link.ts';
import { installManifest, type SlackManifest } from './manifest.ts';
import type { SandboxMessage } from './message.ts';
import type { Installation } from './methods/method.ts';
import { RateLimits } from './rate-limits.ts';
import { RequestLog } from './request-log.ts';
import { ResponseUrls } from './response-urls.ts';
import { SandboxServer } from './server.ts';
import { runCommand } from './slash-commands.ts';
import { SocketMode } from './socket-mode.ts';
import { processTimers, type Timers } from './timers.ts';
import type { Reader } from './transcript/reader.ts';
import { type Channel, type Person, Workspace } from './workspace.ts';

export type { SandboxEvent, SandboxRequest } from './journal.ts';
export type { SlackManifest } from './manifest.ts';
export type { SandboxMessage } from './message.ts';
export type { Channel, Person } from './workspace.ts';

/** How a sandbox is set up. */
export interface SlackSandboxOptions {
  readonly manifest: SlackManifest;
  /** 0, the default, for any free port. */
  readonly port?: number;
  /** Epoch milliseconds; the machine's time by default. */
  readonly clock?: () => number;
  /** How waiting is done; the process's timers by default. */
  readonly timers?: Timers;
  /** Milliseconds for an acknowledgement; Slack's three seconds by default. */
  readonly acknowledgeWithin?: number;
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
  /** Adds a channel with the member and the admin in it. */
  addChannel(channel: {
    readonly name: string;
    readonly private?: boolean;
    readonly withBot?: boolean;
  }): Channel;
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
  /** A channel's messages and thread replies, oldest first. */
  messages(channel: string): readonly SandboxMessage[];
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
  stop(): Promise<void>;
}

/** Starts a Slack on loopback. */
export async function startSlackSandbox(options: SlackSandboxOptions): Promise<SlackSandbox> {
  const sandbox = new Sandbox(options);
  await sandbox.start(options.port ?? 0);
  return sandbox;
}

class Sandbox implements SlackSandbox {
  readonly team: SlackSandbox['team'];
  readonly botUser: Person;
  readonly member: Person;
  readonly admin: Person;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly faults = new Faults();
  readonly socket: SocketMode;
  readonly #ids = new IdSeries();
  readonly #journal: Journal;
  readonly #workspace: Workspace;
  readonly #requests = new RequestLog();
  readonly #server: SandboxServer;
  readonly #context: AppContext;
  readonly #events: Events;
  readonly #timers: Timers;
  readonly #clock: () => number;
  readonly #acknowledgeWithin: number;
  readonly #verificationToken: string;
  #http: HttpDelivery | undefined;
  #origin = '';

  constructor(options: SlackSandboxOptions) {
    this.#clock = options.clock ?? Date.now;
    this.#timers = options.timers ?? processTimers;
    this.#acknowledgeWithin = options.acknowledgeWithin ?? LIMITS.acknowledgement;
    const app = installManifest(options.manifest);
    const appId = this.#ids.next('A');
    const credentials = newCredentials(appId);
    this.botToken = credentials.botToken;
    this.appToken = credentials.appToken;
    this.signingSecret = credentials.signingSecret;
    this.#verificationToken = credentials.verificationToken;
    this.#journal = new Journal(this.#clock);
    this.#workspace = new Workspace({ ids: this.#ids, journal: this.#journal, clock: this.#clock });
    this.team = { id: this.#ids.next('T'), name: 'Sandbox', domain: 'sandbox' };
    this.botUser = this.#workspace.addPerson({
      name: app.botName.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'),
      realName: app.botName,
      admin: false,
      bot: true,
    });
    this.member = this.#workspace.addPerson({
      name: 'maria',
      realName: 'Maria Okafor',
      admin: false,
      bot: false,
    });
    this.admin = this.#workspace.addPerson({
      name: 'tomas',
      realName: 'Tomas Lindqvist',
      admin: true,
      bot: false,
    });
    this.addChannel({ name: 'general', withBot: true });
    this.addChannel({ name: 'briefings', withBot: true });
    this.socket = new SocketMode({
      appId,
      journal: this.#journal,
      timers: this.#timers,
      acknowledgeWithin: this.#acknowledgeWithin,
    });
    const botId = this.#ids.next('B');
    const installation: Installation = {
      app,
      appId,
      botId,
      bot: this.botUser,
      team: this.team,
      workspace: this.#workspace,
      rates: new RateLimits(this.#clock),
      socketAddress: () => this.#socketAddress(app.socketMode, appId),
    };
    const responseUrls = new ResponseUrls({
      workspace: this.#workspace,
      author: { user: this.botUser.id, bot_id: botId },
      clock: this.#clock,
    });
    this.#context = {
      installation,
      journal: this.#journal,
      responseUrls,
      verificationToken: credentials.verificationToken,
      origin: () => this.#origin,
      send: (delivery) => this.#send(delivery),
    };
    this.#events = new Events(this.#context, this.#timers, this.#ids);
    this.#server = new SandboxServer({
      api: new Api(installation, credentials),
      responseUrls,
      socketMode: this.socket,
      faults: this.faults,
      timers: this.#timers,
      clock: this.#clock,
      record: (request) => this.#record(request),
    });
  }

  get apiUrl(): string {
    return `${this.#origin}/api/`;
  }

  get people(): readonly Person[] {
    return this.#workspace.people;
  }

  get channels(): readonly Channel[] {
    return this.#workspace.channels;
  }

  get reader(): Reader {
    return {
      person: (id) => this.#workspace.person(id)?.realName,
      channel: (id) => this.#workspace.channel(id)?.name,
      timeZone: 'UTC',
      now: this.#clock(),
    };
  }

  async start(port: number): Promise<void> {
    this.#origin = `http://127.0.0.1:${await this.#server.start(port)}`;
  }

  async stop(): Promise<void> {
    this.#events.stop();
    this.#http?.stop();
    await this.#server.stop();
  }

  channel(reference: string): Channel {
    const channel = this.#workspace.channel(reference);
    if (channel === undefined) throw new Error(`The sandbox has no channel ${reference}.`);
    return channel;
  }

  addChannel(channel: {
    readonly name: string;
    readonly private?: boolean;
    readonly withBot?: boolean;
  }): Channel {
    return this.#workspace.addChannel({
      name: channel.name,
      kind: channel.private === true ? 'private' : 'public',
      members: [this.member.id, this.admin.id, ...(channel.withBot === true ? [this.botUser.id] : [])],
    });
  }

  invite(reference: string, user = this.botUser.id): void {
    const channel = this.channel(reference);
    this.#workspace.changeChannel(channel.id, { members: new Set([...channel.members, user]) });
  }

  kick(reference: string, user = this.botUser.id): void {
    const channel = this.channel(reference);
    const members = new Set(channel.members);
    members.delete(user);
    this.#workspace.changeChannel(channel.id, { members });
  }

  archive(reference: string): void {
    this.#workspace.changeChannel(this.channel(reference).id, { archived: true });
  }

  directMessage(user: string): Channel {
    return this.#workspace.directChannel(user, this.botUser.id);
  }

  deliverTo(url: string | undefined): void {
    this.#http?.stop();
    this.#http =
      url === undefined
        ? undefined
        : new HttpDelivery({
            url: new URL(url),
            signingSecret: this.signingSecret,
            clock: this.#clock,
            timers: this.#timers,
            acknowledgeWithin: this.#acknowledgeWithin,
          });
    if (url !== undefined) this.socket.disconnect('link_disabled');
  }

  async verifyRequestUrl(): Promise<boolean> {
    if (this.#http === undefined) throw new Error('There is no request URL: call deliverTo first.');
    return this.#http.verifyUrl(this.#verificationToken, crypto.randomUUID());
  }

  async checkSsl(): Promise<boolean> {
    if (this.#http === undefined) throw new Error('There is no request URL: call deliverTo first.');
    return this.#http.checkSsl(this.#verificationToken);
  }

  command(line: string, where: Where & { readonly thread?: string }): Promise<void> {
    return runCommand(this.#context, line, where);
  }

  mention(text: string, where: Where & { readonly thread?: string }): Promise<Said> {
    const addressed = text.includes(`@${this.botUser.name}`) || text.includes(`<@${this.botUser.id}>`);
    return this.#events.say(addressed ? text : `<@${this.botUser.id}> ${text}`, where);
  }

  say(text: string, where: Where & { readonly thread?: string }): Promise<Said> {
    return this.#events.say(text, where);
  }

  press(message: SandboxMessage, choice: ButtonChoice): Promise<void> {
    return press(this.#context, message, choice);
  }

  choose(message: SandboxMessage, choice: MenuChoice): Promise<void> {
    return choose(this.#context, message, choice);
  }

  messages(channel: string): readonly SandboxMessage[] {
    return this.#workspace.messages(this.channel(channel).id);
  }

  ephemerals(user: string, channel?: string): readonly SandboxMessage[] {
    return this.#workspace.ephemerals(user, channel === undefined ? undefined : this.channel(channel).id);
  }

  requests(method?: string): readonly SandboxRequest[] {
    return this.#requests.list(method);
  }

  requestCount(method: string): number {
    return this.#requests.count(method);
  }

  refusals(): readonly SandboxRequest[] {
    return this.#requests.list().filter((request) => request.error !== undefined);
  }

  on(listener: (event: SandboxEvent) => void): () => void {
    return this.#journal.on(listener);
  }

  until<Value>(look: () => Value | undefined, milliseconds = 5000): Promise<Value> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const value = look();
        if (value === undefined) return;
        end();
        resolve(value);
      };
      const end = (): void => {
        clearTimeout(timer);
        stopListening();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`Nothing came within ${milliseconds} ms of what was waited for.`));
      }, milliseconds);
      const stopListening = this.#journal.on(check);
      check();
    });
  }

  #socketAddress(enabled: boolean, appId: string): string | undefined {
    if (!enabled || this.#http !== undefined) return undefined;
    const address = this.#origin.replace('http:', 'ws:');
    return `${address}/link/?ticket=${this.socket.issueTicket()}&app_id=${appId}`;
  }

  async #send(delivery: Delivery): Promise<Acknowledgement> {
    const began = performance.now();
    const acknowledgement = await (this.#http ?? this.socket).send(delivery);
    this.#journal.record({
      type: 'delivery',
      kind: delivery.kind,
      payload: delivery.payload,
      outcome: acknowledgement.state,
      milliseconds: performance.now() - began,
    });
    return acknowledgement;
  }

  #record(request: SandboxRequest): void {
    this.#requests.add(request);
    this.#journal.record({ type: 'request', request });
    if (request.error === undefined) return;
    this.#journal.record({
      type: 'refusal',
      of: request.method,
      error: request.error,
      details: request.arguments,
    });
  }
}
