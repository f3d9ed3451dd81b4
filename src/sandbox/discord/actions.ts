/** What people do in the sandbox: type, use commands, press, choose, fill in forms. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { sendingPermission } from './access.ts';
import type { Backend } from './backend.ts';
import type { AnswerChoice, Modal } from './checks/callback-schema.ts';
import { isRow } from './checks/component-rules.ts';
import type { Button, StringSelect } from './checks/component-schema.ts';
import { ClientRefusal } from './client-refusal.ts';
import type { RegisteredCommand } from './command-registry.ts';
import type { SandboxMessage } from './events.ts';
import { sendInteraction } from './interaction-payload.ts';
import { choicesOf, type InteractionResult, resultOf } from './interaction-result.ts';
import type { Opening } from './interactions.ts';
import { fillIn, type Invocation, readLine } from './invocation.ts';
import { MESSAGE } from './limits.ts';
import { asSandboxMessage, describeMessage } from './message-description.ts';
import type { StoredMessage } from './message-store.ts';
import { holds } from './permissions.ts';
import { publish } from './publish.ts';
import type { Channel, InteractionMetadata, User } from './wire.ts';

/** Who does something, and where. */
export interface Actor {
  readonly user: User;
  readonly channel: Channel;
}

/** Everything a person can do with Discord’s app, refused where the app itself would. */
export class Actions {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Sends what somebody types. */
  say(text: string, { user, channel }: Actor, repliesTo?: SandboxMessage): SandboxMessage {
    const { world, store } = this.#backend;
    if (text.trim() === '') throw new ClientRefusal('An empty message cannot be sent.');
    if (text.length > MESSAGE.content) throw new ClientRefusal('Your message is too long.');
    const bits = world.permissions(user.id, channel);
    if (channel.type === 15 || !holds(bits, 'ViewChannel', sendingPermission(channel)))
      throw new ClientRefusal('You do not have permission to send messages in this channel.');
    if (channel.type === 11 && channel.thread_metadata.locked && !holds(bits, 'ManageThreads'))
      throw new ClientRefusal('This thread is locked.');
    const stored = publish(this.#backend, {
      author: user,
      channel,
      body: { content: text },
      repliesTo: repliesTo === undefined ? undefined : store.get(repliesTo.channel_id, repliesTo.id),
    });
    return asSandboxMessage(stored);
  }

  /** Uses a command, typed as a line or filled in. */
  async command(input: string | Invocation, actor: Actor): Promise<InteractionResult> {
    const guild = actor.channel.type !== 1 ? actor.channel.guild_id : undefined;
    const find = (name: string) => this.#backend.commands.named(name, guild);
    const line = typeof input === 'string' ? input : `/${input.name}`;
    const { command, invocation } =
      typeof input === 'string'
        ? readLine(line, find)
        : { command: readLine(line, find).command, invocation: input };
    this.#mayUse(command, actor);
    const options = fillIn(command, invocation);
    return this.#send(
      {
        kind: 'command',
        ...actor,
        metadata: this.#metadata(2, actor, { name: command.name, command_type: 1 }),
      },
      { ...commandData(command), options },
    );
  }

  /** Uses an entry of a message's menu, by its name. The application is sent the message whole. */
  chooseOn(message: SandboxMessage, user: User, name: string): Promise<InteractionResult> {
    const { stored, channel } = this.#seen(message, user);
    const guild = channel.type !== 1 ? channel.guild_id : undefined;
    const command = this.#backend.commands.ofMessages(name, guild);
    if (command === undefined) throw new ClientRefusal(`The menu of this message has no entry “${name}”.`);
    const actor: Actor = { user, channel };
    this.#mayUse(command, actor);
    const { id } = stored.message;
    return this.#send(
      {
        kind: 'command',
        ...actor,
        metadata: this.#metadata(2, actor, { name, command_type: command.type, target_message_id: id }),
      },
      {
        ...commandData(command),
        target_id: id,
        resolved: { messages: { [id]: describeMessage(this.#backend, stored, true) } },
      },
    );
  }

  /** Asks for suggestions while an option is typed. */
  async complete(
    input: Invocation & { readonly option: string; readonly value: string },
    actor: Actor,
  ): Promise<readonly AnswerChoice[]> {
    const guild = actor.channel.type !== 1 ? actor.channel.guild_id : undefined;
    const command = this.#backend.commands.named(input.name, guild);
    if (command === undefined) throw new ClientRefusal(`There is no command /${input.name}.`);
    this.#mayUse(command, actor);
    const { option, value, options, ...rest } = input;
    const invocation = { ...rest, options: { ...options, [option]: value } };
    const filled = fillIn(command, invocation, option);
    const interaction = sendInteraction(
      this.#backend,
      { kind: 'autocomplete', ...actor, metadata: this.#metadata(4, actor) },
      { ...commandData(command), options: filled },
    );
    return choicesOf(await interaction.acknowledged);
  }

  /** Presses a button, found by its `custom_id` or by its label. */
  async press(
    message: SandboxMessage,
    user: User,
    target: { readonly customId: string } | { readonly label: string },
  ): Promise<InteractionResult> {
    const { stored, channel } = this.#seen(message, user);
    const buttons = controls(stored).filter(isButton);
    const button = buttons.find((candidate) =>
      'customId' in target ? candidate.custom_id === target.customId : candidate.label === target.label,
    );
    if (button === undefined)
      throw new ClientRefusal(
        `There is no button ${JSON.stringify(target)}; there are ${JSON.stringify(buttons.map(({ label }) => label))}.`,
      );
    if (button.disabled === true) throw new ClientRefusal(`The button “${button.label}” is disabled.`);
    if (button.style === ButtonStyle.Link) throw new ClientRefusal(`The button “${button.label}” is a link.`);
    const data = { custom_id: button.custom_id, component_type: ComponentType.Button, id: button.id ?? 0 };
    return this.#component(stored, { user, channel }, data);
  }

  /** Chooses in a list, by values; a list is found by its `custom_id`, or is the only one. */
  async choose(
    message: SandboxMessage,
    user: User,
    values: readonly string[],
    customId?: string,
  ): Promise<InteractionResult> {
    const { stored, channel } = this.#seen(message, user);
    const lists = controls(stored).filter(isSelect);
    const list = lists.find((candidate) => customId === undefined || candidate.custom_id === customId);
    if (list === undefined) throw new ClientRefusal('There is no such list.');
    if (list.disabled === true) throw new ClientRefusal('The list is disabled.');
    const unknown = values.find((value) => !list.options.some((option) => option.value === value));
    if (unknown !== undefined) throw new ClientRefusal(`The list does not offer “${unknown}”.`);
    if (values.length < (list.min_values ?? 1) || values.length > (list.max_values ?? 1))
      throw new ClientRefusal('That is not as many as the list takes.');
    const data = { custom_id: list.custom_id, component_type: list.type, id: list.id ?? 0, values };
    return this.#component(stored, { user, channel }, data);
  }

  #component(stored: StoredMessage, actor: Actor, data: object): Promise<InteractionResult> {
    const metadata = this.#metadata(3, actor, { interacted_message_id: stored.message.id });
    return this.#send({ kind: 'component', ...actor, metadata, source: stored }, data);
  }

  async #send(opening: Opening, data: object): Promise<InteractionResult> {
    const interaction = sendInteraction(this.#backend, opening, data);
    return resultOf(await interaction.acknowledged, (modal, values) => {
      const metadata = this.#metadata(5, opening);
      const { source } = opening;
      return this.#send(
        {
          kind: 'modal',
          user: opening.user,
          channel: opening.channel,
          metadata,
          ...(source ? { source } : {}),
        },
        { custom_id: modal.custom_id, components: filledIn(modal, values) },
      );
    });
  }

  /** A message somebody sees, as it stands now. */
  #seen(message: SandboxMessage, user: User): { readonly stored: StoredMessage; readonly channel: Channel } {
    const { store, world } = this.#backend;
    const stored = store.get(message.channel_id, message.id);
    const channel = world.channels.get(message.channel_id);
    const sees =
      stored !== undefined &&
      channel !== undefined &&
      (stored.onlyFor === undefined || stored.onlyFor === user.id) &&
      holds(world.permissions(user.id, channel), 'ViewChannel');
    if (!sees) throw new ClientRefusal('There is no such message before this person’s eyes.');
    return { stored, channel };
  }

  #mayUse(command: RegisteredCommand, { user, channel }: Actor): void {
    const bits = this.#backend.world.permissions(user.id, channel);
    const name = `/${command.name}`;
    if (channel.type === 1) {
      if (command.dm_permission === false || (command.contexts !== null && !command.contexts.includes(1)))
        throw new ClientRefusal(`${name} cannot be used in direct messages.`);
      return;
    }
    if (channel.type === 11 && channel.thread_metadata.archived)
      throw new ClientRefusal('Commands cannot be used in an archived thread.');
    if (command.contexts !== null && !command.contexts.includes(0))
      throw new ClientRefusal(`${name} cannot be used in a server.`);
    const needed = BigInt(command.default_member_permissions ?? 0);
    const usable = holds(bits, 'ViewChannel', 'UseApplicationCommands') && (bits & needed) === needed;
    // "0" hides a command from everybody but administrators.
    const hidden = command.default_member_permissions === '0' && !holds(bits, 'Administrator');
    if (!usable || hidden) throw new ClientRefusal(`${name} is not offered to this person here.`);
  }

  #metadata(
    type: number,
    actor: Actor,
    more: Partial<InteractionMetadata> = {},
  ): Omit<InteractionMetadata, 'id'> {
    const { id: _, ...rest } = { id: undefined, ...more };
    const guild = actor.channel.type !== 1 ? actor.channel.guild_id : '0';
    return { type, user: actor.user, authorizing_integration_owners: { 0: guild }, ...rest };
  }
}

const commandData = (command: RegisteredCommand) => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
});

type Control = ReturnType<typeof controls>[number];

const controls = (stored: StoredMessage) =>
  stored.message.components.flatMap((component) => (isRow(component) ? component.components : []));

const isButton = (control: Control): control is Button => control.type === ComponentType.Button;
const isSelect = (control: Control): control is StringSelect => control.type === ComponentType.StringSelect;

/** A form's components with what was typed or chosen, in the shape of the form. */
function filledIn(
  modal: Modal,
  values: Readonly<Record<string, string | readonly string[]>>,
): readonly object[] {
  return modal.components.map((component) => filled(component, values));
}

function filled(component: unknown, values: Readonly<Record<string, string | readonly string[]>>): object {
  if (typeof component !== 'object' || component === null) return {};
  const { type, custom_id, components, component: inner } = { ...emptyComponent, ...component };
  if (Array.isArray(components))
    return { type, components: components.map((child) => filled(child, values)) };
  if (inner !== undefined) return { type, component: filled(inner, values) };
  const value = values[String(custom_id)];
  const given = Array.isArray(value) ? { values: value } : { value: value ?? '' };
  return { type, custom_id, ...given };
}

const emptyComponent: {
  readonly type: unknown;
  readonly custom_id: unknown;
  readonly components: unknown;
  readonly component: unknown;
} = { type: undefined, custom_id: undefined, components: undefined, component: undefined };
