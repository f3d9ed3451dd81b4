/**
 * The Slack pane: what is in the workspace, and what changes there.
 */
import type { SandboxEvent, SandboxMessage, SlackManifest, SlackSandbox } from '../slack/sandbox.ts';
import type { Pane, PaneChange, PersonAction } from './pane.ts';
import { PaneFeed } from './pane-feed.ts';
import type { ActionResult, FaultName, MessageView, PaneState } from './protocol.ts';
import { refusalOf } from './refusal.ts';
import { channelViews } from './slack-channels.ts';
import { causeFault, pendingFaults } from './slack-faults.ts';
import { SlackPeople } from './slack-people.ts';
import { commandViews, keyOf, menuViews, messageView, personView, requestView } from './slack-view.ts';
import { reasonInChannel, type Trigger, Triggers } from './triggers.ts';

/** What a pane needs. */
export interface SlackPaneOptions {
  readonly sandbox: SlackSandbox;
  /** The manifest that the sandbox's app was installed with. */
  readonly manifest: SlackManifest;
  /** The sandbox's clock, epoch milliseconds. */
  readonly clock: () => number;
}

/** A pane over a Slack on this machine. */
export class SlackPane implements Pane {
  readonly platform = 'slack';
  readonly #sandbox: SlackSandbox;
  readonly #manifest: SlackManifest;
  readonly #feed = new PaneFeed<SandboxMessage>({ keyOf, view: messageView });
  readonly #triggers: Triggers;
  readonly #people: SlackPeople;
  /** What the messages of people were typed for, by their names: threads lead back to them. */
  readonly #typed = new Map<string, Trigger>();
  /** How many faults waited when it was last told. */
  #faults = 0;

  constructor({ sandbox, manifest, clock }: SlackPaneOptions) {
    this.#sandbox = sandbox;
    this.#manifest = manifest;
    this.#triggers = new Triggers(clock);
    this.#people = new SlackPeople({
      sandbox,
      triggers: this.#triggers,
      onChange: () => this.#feed.changed(),
    });
    sandbox.on((event) => this.#notice(event));
  }

  onChange(listener: (change: PaneChange) => void): void {
    this.#feed.onChange(listener);
  }

  state(): PaneState {
    const { team, botUser, member, admin, socket } = this.#sandbox;
    return {
      platform: 'slack',
      place: team.name,
      bot: personView(botUser),
      people: [member, admin].map(personView),
      channels: channelViews(this.#sandbox),
      commands: commandViews(this.#manifest),
      messageMenu: menuViews(this.#manifest),
      messages: this.#messages(),
      connected: socket.connections > 0,
      pendingFaults: pendingFaults(this.#sandbox),
      forms: this.#people.forms(),
    };
  }

  during<Result>(reason: string, work: () => Promise<Result>): Promise<Result> {
    return this.#triggers.during({ text: reason }, work);
  }

  fault(fault: FaultName): void {
    causeFault(this.#sandbox, fault);
    this.#faults = this.#sandbox.faults.waiting.length;
    this.#feed.changed();
  }

  setAccess(channel: string, allowed: boolean): void {
    if (allowed) this.#sandbox.invite(channel);
    else this.#sandbox.kick(channel);
    this.#feed.changed();
  }

  act(action: PersonAction): Promise<ActionResult> {
    return this.#people.act(action).catch(refusalOf);
  }

  #messages(): readonly MessageView[] {
    const { people } = this.#sandbox;
    return channelViews(this.#sandbox)
      .flatMap(({ id }) => [
        ...this.#sandbox.messages(id),
        ...people.flatMap((person) => this.#sandbox.ephemerals(person.id, id)),
      ])
      .toSorted((one, other) => Number(one.ts) - Number(other.ts))
      .map((message) => this.#feed.view(message));
  }

  #notice(event: SandboxEvent): void {
    switch (event.type) {
      case 'message':
      case 'ephemeral':
      case 'update':
        this.#noticeMessage(event.message, event.cause, event.at);
        break;
      case 'delete':
        this.#feed.deleted(event.message);
        break;
      case 'request':
        this.#feed.ended(event.request.id, () => requestView(event.request));
        this.#noticeFaults();
        break;
      case 'connection':
      case 'view':
        this.#feed.changed();
        break;
    }
  }

  #noticeMessage(message: SandboxMessage, cause: number | undefined, at: number): void {
    const { current } = this.#triggers;
    this.#noticeDirect(message.channel);
    if (message.bot_id === undefined && current !== undefined) this.#typed.set(keyOf(message), current);
    if (message.bot_id === undefined || cause === undefined) this.#feed.message(message);
    else this.#feed.made(cause, message, this.#reasonFor(message, at));
  }

  /** The first message of a conversation of two puts it into the list. */
  #noticeDirect(channel: string): void {
    const { kind } = this.#sandbox.channel(channel);
    if (kind === 'direct' && this.#sandbox.messages(channel).length === 1) this.#feed.changed();
  }

  #reasonFor({ channel, visibleTo, thread_ts: thread }: SandboxMessage, at: number): Trigger | undefined {
    if (visibleTo !== undefined) {
      return this.#triggers.last(({ by }) => by?.user === visibleTo && by.channel === channel);
    }
    if (thread !== undefined) return this.#typed.get(keyOf({ channel, ts: thread }));
    return reasonInChannel(this.#triggers, channel, at);
  }

  #noticeFaults(): void {
    const { length } = this.#sandbox.faults.waiting;
    if (length !== this.#faults) this.#feed.changed();
    this.#faults = length;
  }
}
