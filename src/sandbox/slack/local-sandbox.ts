/**
 * The sandbox as tests, the page and the prompt use it: what they ask is handed to its parts.
 */

import type { Where } from './app-context.ts';
import { type Assembly, assemble } from './assembly.ts';
import type { Said } from './events.ts';
import type { Faults } from './faults.ts';
import { type ButtonChoice, choose, type MenuChoice, press } from './interactions.ts';
import type { SandboxEvent, SandboxRequest } from './journal.ts';
import type { SandboxMessage } from './message.ts';
import type { SlackSandbox, SlackSandboxOptions } from './sandbox.ts';
import type { ScheduledMessages } from './scheduled-messages.ts';
import { runCommand } from './slash-commands.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Reader } from './transcript/reader.ts';
import type { ViewDesk } from './views/desk.ts';
import { waitUntil } from './waiting.ts';
import type { Channel, Person, Workspace } from './workspace.ts';

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
  readonly #parts: Assembly;

  constructor(options: SlackSandboxOptions) {
    const parts = assemble(options);
    this.team = parts.context.installation.team;
    this.botUser = parts.population.botUser;
    this.member = parts.population.member;
    this.admin = parts.population.admin;
    this.faults = parts.faults;
    this.socket = parts.socket;
    this.views = parts.views;
    this.scheduled = parts.context.installation.scheduled;
    this.#parts = parts;
  }

  get #workspace(): Workspace {
    return this.#parts.context.installation.workspace;
  }

  async start(port: number): Promise<void> {
    await this.#parts.server.start(port);
  }

  async stop(): Promise<void> {
    this.#parts.events.stop();
    this.scheduled.stop();
    this.#parts.carrier.stop();
    await this.#parts.server.stop();
  }

  get apiUrl(): string {
    return `${this.#parts.server.origin}/api/`;
  }

  get botToken(): string {
    return this.#parts.credentials.botToken;
  }

  get appToken(): string {
    return this.#parts.credentials.appToken;
  }

  get signingSecret(): string {
    return this.#parts.credentials.signingSecret;
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
      now: this.#parts.context.installation.clock(),
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
    this.#parts.carrier.deliverTo(url);
  }

  async verifyRequestUrl(): Promise<boolean> {
    return this.#parts.carrier.verifyRequestUrl();
  }

  async checkSsl(): Promise<boolean> {
    return this.#parts.carrier.checkSsl();
  }

  command(line: string, where: Where & { readonly thread?: string }): Promise<void> {
    return runCommand(this.#parts.context, line, where);
  }

  mention(text: string, where: Where & { readonly thread?: string }): Promise<Said> {
    const addressed = text.includes(`@${this.botUser.name}`) || text.includes(`<@${this.botUser.id}>`);
    return this.#parts.events.say(addressed ? text : `<@${this.botUser.id}> ${text}`, where);
  }

  say(text: string, where: Where & { readonly thread?: string }): Promise<Said> {
    return this.#parts.events.say(text, where);
  }

  press(message: SandboxMessage, choice: ButtonChoice): Promise<void> {
    return press(this.#parts.context, message, choice);
  }

  choose(message: SandboxMessage, choice: MenuChoice): Promise<void> {
    return choose(this.#parts.context, message, choice);
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
    return this.#parts.requests.list(method);
  }

  requestCount(method: string): number {
    return this.#parts.requests.count(method);
  }

  refusals(): readonly SandboxRequest[] {
    return this.#parts.requests.list().filter((request) => request.error !== undefined);
  }

  on(listener: (event: SandboxEvent) => void): () => void {
    return this.#parts.journal.on(listener);
  }

  until<Value>(look: () => Value | undefined, milliseconds = 5000): Promise<Value> {
    return waitUntil(this.#parts.journal, look, milliseconds);
  }

  forget(): void {
    this.scheduled.stop();
    this.#workspace.forget();
    this.#parts.responseUrls.forget();
    this.#parts.requests.forget();
  }
}
