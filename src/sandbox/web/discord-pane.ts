/**
 * The Discord pane: what is in the server, and what changes there.
 */
import type { RequestEvent, SandboxEvent, SandboxMessage } from '../discord/events.ts';
import type { DiscordSandbox } from '../discord/sandbox.ts';
import { setAccess } from './discord-access.ts';
import { channelViews } from './discord-channels.ts';
import { commandViews } from './discord-commands.ts';
import { causeFault, pendingFaults } from './discord-faults.ts';
import { DiscordPeople } from './discord-people.ts';
import { interactionIn, messageView, personView, requestView } from './discord-view.ts';
import type { Pane, PaneChange, PersonAction } from './pane.ts';
import { PaneFeed } from './pane-feed.ts';
import type { ActionResult, FaultName, MessageView, PaneState, PersonView } from './protocol.ts';
import { refusalOf } from './refusal.ts';
import { reasonInChannel, type Trigger, Triggers } from './triggers.ts';

/** What a pane needs. */
export interface DiscordPaneOptions {
  readonly sandbox: DiscordSandbox;
  /** The sandbox's clock, epoch milliseconds. */
  readonly clock: () => number;
}

/** What the page says beside a person who may manage something, the greatest first, by the names that Discord shows. */
const ROLES = [
  { permission: 'ManageGuild', name: 'Manage Server' },
  { permission: 'ManageChannels', name: 'Manage Channels' },
] as const;

/** A pane over a Discord on this machine. */
export class DiscordPane implements Pane {
  readonly platform = 'discord';
  readonly #sandbox: DiscordSandbox;
  readonly #feed = new PaneFeed<SandboxMessage>({ keyOf: ({ id }) => id, view: messageView });
  readonly #triggers: Triggers;
  readonly #people: DiscordPeople;
  /** What interactions and people's messages were for, by their ids: answers name them. */
  readonly #reasons = new Map<string, Trigger>();
  /** How many faults waited when it was last told. */
  #faults = 0;

  constructor({ sandbox, clock }: DiscordPaneOptions) {
    this.#sandbox = sandbox;
    this.#triggers = new Triggers(clock);
    this.#people = new DiscordPeople({
      sandbox,
      triggers: this.#triggers,
      onForm: () => this.#feed.changed(),
    });
    sandbox.on((event) => this.#notice(event));
  }

  onChange(listener: (change: PaneChange) => void): void {
    this.#feed.onChange(listener);
  }

  state(): PaneState {
    const { bot, guild, gateway } = this.#sandbox;
    return {
      platform: 'discord',
      place: guild.name,
      bot: personView(bot),
      people: this.#peopleViews(),
      channels: channelViews(this.#sandbox),
      commands: commandViews(this.#sandbox.commands()),
      messageMenu: this.#sandbox.messageMenu.map((name) => ({ name, label: name })),
      messages: this.#messages(),
      connected: gateway.connected > 0,
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
    setAccess(this.#sandbox, channel, allowed);
  }

  act(action: PersonAction): Promise<ActionResult> {
    return this.#people.act(action).catch(refusalOf);
  }

  #peopleViews(): readonly PersonView[] {
    const sandbox = this.#sandbox;
    const { owner, directChannels } = sandbox;
    const people = sandbox.people.map((user): PersonView => {
      const role = ROLES.find(({ permission }) => sandbox.may(user.id, permission));
      return { ...personView(user), ...(role === undefined ? {} : { role: role.name }) };
    });
    // The owner keeps out of sight until the bot has something to tell them that nobody else is told.
    const isTold = directChannels.some(({ recipients }) => recipients.some(({ id }) => id === owner.id));
    return isTold ? [...people, { ...personView(owner), role: 'Server Owner' }] : people;
  }

  #messages(): readonly MessageView[] {
    const { people, owner } = this.#sandbox;
    const channels = channelViews(this.#sandbox);
    const shown = new Set(channels.map(({ id }) => id));
    return [
      ...channels.flatMap(({ id }) => this.#sandbox.messages(id)),
      ...[...people, owner].flatMap(({ id }) => this.#sandbox.ephemerals(id)),
    ]
      .filter(({ channel_id: channel }) => shown.has(channel))
      .map((message) => this.#feed.view(message))
      .toSorted((one, other) => one.at - other.at || one.id.localeCompare(other.id));
  }

  #notice(event: SandboxEvent): void {
    switch (event.type) {
      case 'message':
        this.#noticeMessage(event);
        break;
      case 'interaction': {
        const { current } = this.#triggers;
        if (current !== undefined) this.#reasons.set(event.id, current);
        break;
      }
      case 'request':
        this.#noticeRequest(event);
        break;
      case 'connection':
      case 'commands':
      case 'channel':
        this.#feed.changed();
        break;
    }
  }

  #noticeMessage({ change, message, cause, at }: Extract<SandboxEvent, { type: 'message' }>): void {
    const { current } = this.#triggers;
    const byBot = message.author.id === this.#sandbox.bot.id;
    if (change === 'deleted') this.#feed.deleted(message);
    else if (byBot && cause !== undefined) this.#feed.made(cause, message, this.#reasonFor(message, at));
    else {
      if (!byBot && current !== undefined) this.#reasons.set(message.id, current);
      this.#feed.message(message);
    }
  }

  #reasonFor(message: SandboxMessage, at: number): Trigger | undefined {
    const { interaction_metadata: interaction, message_reference: reference } = message;
    if (interaction !== undefined) return this.#reasons.get(interaction.id);
    if (reference !== undefined) return this.#reasons.get(reference.message_id);
    return reasonInChannel(this.#triggers, message.channel_id, at);
  }

  #noticeRequest(event: RequestEvent): void {
    const interaction = interactionIn(event.path);
    const reason = interaction === undefined ? undefined : this.#reasons.get(interaction);
    this.#feed.ended(event.id, () => requestView(event), reason);
    const { length } = this.#sandbox.faults.waiting;
    if (length !== this.#faults) this.#feed.changed();
    this.#faults = length;
  }
}
