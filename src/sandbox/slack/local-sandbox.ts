/**
 * The sandbox put together: one workspace, one installed app, one server.
 */

import { Api } from './api.ts';
import type { AppContext, Where } from './app-context.ts';
import { Carrier } from './carrier.ts';
import { Events, type Said } from './events.ts';
import { Faults } from './faults.ts';
import { type Credentials, IdSeries, newCredentials } from './identity.ts';
import { type ButtonChoice, choose, type MenuChoice, press } from './interactions.ts';
import { Journal, type SandboxEvent, type SandboxRequest } from './journal.ts';
import { LIMITS } from './limits.ts';
import { installManifest } from './manifest.ts';
import type { SandboxMessage } from './message.ts';
import type { Installation } from './methods/method.ts';
import { reaches } from './methods/posting.ts';
import { populate } from './population.ts';
import { NO_RATE_LIMITS, RateLimits } from './rate-limits.ts';
import { RequestLog } from './request-log.ts';
import { ResponseUrls } from './response-urls.ts';
import type { SlackSandbox, SlackSandboxOptions } from './sandbox.ts';
import { ScheduledMessages } from './scheduled-messages.ts';
import { SandboxServer } from './server.ts';
import { runCommand } from './slash-commands.ts';
import { SocketMode } from './socket-mode.ts';
import { processTimers } from './timers.ts';
import type { Reader } from './transcript/reader.ts';
import { ViewDesk } from './views/desk.ts';
import { TriggerIds } from './views/trigger-ids.ts';
import { ViewStore } from './views/view-store.ts';
import { waitUntil } from './waiting.ts';
import { type Channel, type Person, Workspace } from './workspace.ts';

/** Everything but its port, until it is started. */
export class LocalSandbox implements SlackSandbox {
  readonly team: SlackSandbox['team'];
  readonly botUser: Person;
  readonly member: Person;
  readonly admin: Person;
  readonly faults: Faults;
  readonly socket: SocketMode;
  readonly views: ViewDesk;
  readonly scheduled: ScheduledMessages;
  readonly #credentials: Credentials;
  readonly #journal: Journal;
  readonly #workspace: Workspace;
  readonly #responseUrls: ResponseUrls;
  readonly #requests = new RequestLog();
  readonly #carrier: Carrier;
  readonly #context: AppContext;
  readonly #events: Events;
  readonly #server: SandboxServer;
  readonly #clock: () => number;
  #origin = '';

  constructor(options: SlackSandboxOptions) {
    const clock = options.clock ?? Date.now;
    const timers = options.timers ?? processTimers;
    const acknowledgeWithin = options.acknowledgeWithin ?? LIMITS.acknowledgement;
    const app = installManifest(options.manifest);
    const ids = new IdSeries();
    const appId = ids.next('A');
    const botId = ids.next('B');
    const credentials = newCredentials(appId);
    const journal = new Journal(clock);
    const workspace = new Workspace({ ids, journal, clock });
    this.team = { id: ids.next('T'), name: options.teamName ?? 'Sandbox', domain: 'sandbox' };
    const { botUser, member, admin } = populate(workspace, app);
    this.botUser = botUser;
    this.member = member;
    this.admin = admin;
    this.scheduled = new ScheduledMessages({
      workspace,
      ids,
      timers,
      clock,
      mayPost: (channel) => !channel.archived && reaches(channel, botUser, app),
    });
    const author = { user: this.botUser.id, bot_id: botId };
    const responseUrls = new ResponseUrls({ workspace, author, clock });
    this.socket = new SocketMode({ appId, journal, timers, acknowledgeWithin });
    this.faults = new Faults(this.socket);
    this.faults.atRandom(options.faults);
    this.#carrier = new Carrier({
      socketMode: this.socket,
      credentials,
      journal,
      timers,
      clock,
      acknowledgeWithin,
    });
    const installation: Installation = {
      app,
      appId,
      botId,
      bot: this.botUser,
      team: this.team,
      workspace,
      scheduled: this.scheduled,
      clock,
      views: new ViewStore(ids, journal),
      triggers: new TriggerIds(clock),
      rates: options.rateLimits === 'none' ? NO_RATE_LIMITS : new RateLimits(clock),
      socketAddress: () =>
        app.socketMode && !this.#carrier.overHttp ? this.#socketAddress(appId) : undefined,
    };
    this.#context = {
      installation,
      journal,
      responseUrls,
      verificationToken: credentials.verificationToken,
      origin: () => this.#origin,
      send: (delivery) => this.#carrier.send(delivery),
    };
    this.#events = new Events(this.#context, timers, ids);
    this.views = new ViewDesk(this.#context, this.#events);
    this.#server = new SandboxServer({
      api: new Api(installation, credentials),
      responseUrls,
      socketMode: this.socket,
      faults: this.faults,
      timers,
      clock,
      journal,
      scheduled: this.scheduled,
      record: (request) => this.#record(request),
    });
    this.#credentials = credentials;
    this.#journal = journal;
    this.#workspace = workspace;
    this.#responseUrls = responseUrls;
    this.#clock = clock;
  }

  async start(port: number): Promise<void> {
    this.#origin = `http://127.0.0.1:${await this.#server.start(port)}`;
  }

  async stop(): Promise<void> {
    this.#events.stop();
    this.scheduled.stop();
    this.#carrier.stop();
    await this.#server.stop();
  }

  get apiUrl(): string {
    return `${this.#origin}/api/`;
  }

  get botToken(): string {
    return this.#credentials.botToken;
  }

  get appToken(): string {
    return this.#credentials.appToken;
  }

  get signingSecret(): string {
    return this.#credentials.signingSecret;
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

  channel(reference: string): Channel {
    const channel = this.#workspace.channel(reference);
    if (channel === undefined) throw new Error(`The sandbox has no channel ${reference}.`);
    return channel;
  }

  addChannel(channel: {
    readonly name: string;
    readonly private?: boolean;
    readonly withBot?: boolean;
    readonly creator?: string;
  }): Channel {
    return this.#workspace.addChannel({
      creator: channel.creator ?? this.admin.id,
      name: channel.name,
      kind: channel.private === true ? 'private' : 'public',
      members: [this.member.id, this.admin.id, ...(channel.withBot === true ? [this.botUser.id] : [])],
    });
  }

  addPerson(person: Parameters<SlackSandbox['addPerson']>[0]): Person {
    return this.#workspace.addPerson({ admin: false, timeZone: 'Etc/UTC', ...person, bot: false });
  }

  invite(reference: string, user = this.botUser.id): void {
    const { id, members } = this.channel(reference);
    this.#workspace.changeChannel(id, { members: new Set([...members, user]) });
  }

  kick(reference: string, user = this.botUser.id): void {
    const { id, members } = this.channel(reference);
    this.#workspace.changeChannel(id, { members: new Set([...members].filter((member) => member !== user)) });
  }

  archive(reference: string): void {
    this.#workspace.changeChannel(this.channel(reference).id, { archived: true });
  }

  directMessage(user: string): Channel {
    return this.#workspace.directChannel(user, this.botUser.id);
  }

  deliverTo(url: string | undefined): void {
    this.#carrier.deliverTo(url);
  }

  async verifyRequestUrl(): Promise<boolean> {
    return this.#carrier.verifyRequestUrl();
  }

  async checkSsl(): Promise<boolean> {
    return this.#carrier.checkSsl();
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
    this.scheduled.settle();
    return this.#workspace.messages(this.channel(channel).id);
  }

  everPosted(channel: string): readonly SandboxMessage[] {
    this.scheduled.settle();
    return this.#workspace.everPosted(this.channel(channel).id);
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
    return waitUntil(this.#journal, look, milliseconds);
  }

  forget(): void {
    this.scheduled.stop();
    this.#workspace.forget();
    this.#responseUrls.forget();
    this.#requests.forget();
  }

  #socketAddress(appId: string): string {
    const address = this.#origin.replace('http:', 'ws:');
    return `${address}/link/?ticket=${this.socket.issueTicket()}&app_id=${appId}`;
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
