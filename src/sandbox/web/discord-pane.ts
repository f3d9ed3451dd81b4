/**
 * The Discord pane: what is in the server, and what people do in it.
 */
import type { SandboxEvent, SandboxMessage } from '../discord/events.ts';
import type { InteractionResult } from '../discord/interaction-result.ts';
import type { DiscordSandbox } from '../discord/sandbox.ts';
import { Causes } from './causes.ts';
import { commandLine, commandViews, invocationOf } from './discord-commands.ts';
import { formView, submittedValues } from './discord-form.ts';
import { controlLabel, interactionIn, messageView, personView, requestView } from './discord-view.ts';
import { type Pane, type PaneChange, type PersonAction, RETRY_AFTER } from './pane.ts';
import type { ActionResult, FaultName, FormView, MessageView, PaneState } from './protocol.ts';
import { reasonInChannel, type Trigger, Triggers } from './triggers.ts';

/** Requests with which a bot posts; interactions are answered elsewhere. */
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** What a pane needs. */
export interface DiscordPaneOptions {
  readonly sandbox: DiscordSandbox;
  /** The sandbox's clock, epoch milliseconds. */
  readonly clock: () => number;
}

interface OpenForm {
  readonly view: FormView;
  readonly channel: string;
  readonly submit: (values: Readonly<Record<string, string>>) => Promise<InteractionResult>;
}

/** A pane over a Discord on this machine. */
export class DiscordPane implements Pane {
  readonly platform = 'discord';
  readonly #sandbox: DiscordSandbox;
  readonly #causes = new Causes<SandboxMessage>();
  readonly #triggers: Triggers;
  /** What interactions and people's messages were for, by their ids: answers name them. */
  readonly #reasons = new Map<string, Trigger>();
  readonly #forms = new Map<string, OpenForm>();
  readonly #listeners = new Set<(change: PaneChange) => void>();
  #formCount = 0;
  #faults = 0;

  constructor({ sandbox, clock }: DiscordPaneOptions) {
    this.#sandbox = sandbox;
    this.#triggers = new Triggers(clock);
    sandbox.on((event) => this.#notice(event));
  }

  onChange(listener: (change: PaneChange) => void): void {
    this.#listeners.add(listener);
  }

  state(): PaneState {
    const { bot, guild, people, gateway, faults } = this.#sandbox;
    return {
      platform: 'discord',
      place: guild.name,
      bot: personView(bot),
      // The last of the people is the one who may manage the server.
      people: people.map((user) => ({
        ...personView(user),
        ...(user === people.at(-1) ? { role: 'Manage Server' } : {}),
      })),
      channels: this.#channels().map(({ id, name }) => ({ id, name })),
      commands: commandViews(this.#sandbox.commands()),
      messages: this.#messages(),
      connected: gateway.connected > 0,
      pendingFaults: faults.waiting.flatMap((fault): readonly FaultName[] => {
        if (fault.kind === 'limit') return ['answer-429'];
        if (fault.kind === 'status') return ['answer-500'];
        return fault.kind === 'lose-reply' ? ['lose-reply'] : [];
      }),
      forms: Array.from(this.#forms.values(), ({ view }) => view),
    };
  }

  during<Result>(reason: string, work: () => Promise<Result>): Promise<Result> {
    return this.#triggers.during({ text: reason }, work);
  }

  fault(fault: FaultName): void {
    const { faults, gateway } = this.#sandbox;
    switch (fault) {
      case 'lose-connection':
        gateway.drop();
        break;
      case 'answer-429':
        faults.next({ kind: 'limit', retryAfter: RETRY_AFTER, scope: 'user' }, POST);
        break;
      case 'answer-500':
        faults.next({ kind: 'status', status: 500 }, POST);
        break;
      case 'lose-reply':
        faults.next({ kind: 'lose-reply' }, POST);
        break;
    }
    this.#tell({ type: 'pane' });
  }

  async act(action: PersonAction): Promise<ActionResult> {
    try {
      return await this.#do(action);
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error.message : String(error) };
    }
  }

  async #do(action: PersonAction): Promise<ActionResult> {
    switch (action.type) {
      case 'type':
        return this.#type(action);
      case 'command': {
        const { user, channel, name, options } = action;
        const invocation = invocationOf(name, options);
        return this.#interact(action, commandLine(name, options), () =>
          this.#sandbox.command(invocation, { user, channel }),
        );
      }
      case 'complete': {
        const { user, channel, name, option, typed } = action;
        const choices = await this.#sandbox.complete(
          { ...invocationOf(name, {}), option, value: typed },
          { user, channel },
        );
        return {
          ok: true,
          value: choices.map((choice) => ({ name: choice.name, value: String(choice.value) })),
        };
      }
      case 'press': {
        const message = this.#find(action);
        const { user, control: customId } = action;
        return this.#interact(action, `Pressed “${controlLabel(message, customId)}”`, () =>
          this.#sandbox.press(message, { user, customId }),
        );
      }
      case 'choose': {
        const message = this.#find(action);
        const { user, control: customId, value } = action;
        return this.#interact(action, `Chose “${controlLabel(message, customId, value)}”`, () =>
          this.#sandbox.choose(message, { user, customId, values: [value] }),
        );
      }
      case 'submit':
        return this.#submit(action);
      case 'dismiss':
        this.#closeForm(action.form, action.user);
        return { ok: true };
    }
  }

  async #type(action: Extract<PersonAction, { type: 'type' }>): Promise<ActionResult> {
    const { user, channel } = action;
    const where = { user, channel };
    const line = action.text.trim();
    if (line.startsWith('/')) {
      return this.#interact(action, line, async () => this.#sandbox.command(line, where));
    }
    await this.#triggers.during({ text: line, by: where }, async () => {
      await this.#sandbox.say(this.#withMentions(line), where);
    });
    return { ok: true };
  }

  /** Puts mentions in the place of names behind an `@`, as Discord's own list of names does. */
  #withMentions(line: string): string {
    const { bot, people } = this.#sandbox;
    return [bot, ...people].reduce(
      (text, { id, username, global_name: name }) =>
        [name ?? username, username].reduce(
          (rest, written) =>
            rest.replaceAll(new RegExp(`@${RegExp.escape(written)}(?![\\w.-])`, 'giu'), `<@${id}>`),
          text,
        ),
      line,
    );
  }

  /** Does something that Discord answers with an interaction's result. */
  async #interact(
    { user, channel }: { readonly user: string; readonly channel: string },
    text: string,
    use: () => Promise<InteractionResult>,
  ): Promise<ActionResult> {
    const result = await this.#triggers.during({ text, by: { user, channel } }, use);
    if (result.state === 'failed') return { ok: false, error: result.reason };
    if (result.state === 'modal') {
      this.#formCount += 1;
      const view = formView(result.modal, `form-${this.#formCount}`, user);
      const submit = (values: Readonly<Record<string, string>>) =>
        result.submit(submittedValues(view, values));
      this.#forms.set(view.id, { view, channel, submit });
      this.#tell({ type: 'pane' });
    }
    return { ok: true };
  }

  async #submit({ form, user, values }: Extract<PersonAction, { type: 'submit' }>): Promise<ActionResult> {
    const open = this.#forms.get(form);
    if (open === undefined || open.view.user !== user)
      return { ok: false, error: 'This form is no longer open.' };
    const missing = open.view.fields.find(({ id, required }) => required && (values[id] ?? '') === '');
    if (missing !== undefined) return { ok: false, error: `“${missing.label}” is required.` };
    const result = await this.#interact({ user, channel: open.channel }, `Sent “${open.view.title}”`, () =>
      open.submit(values),
    );
    // Discord keeps a form open whose sending failed, so that nothing typed is lost.
    if (result.ok) this.#closeForm(form, user);
    return result;
  }

  #closeForm(form: string, user: string): void {
    if (this.#forms.get(form)?.view.user === user) this.#forms.delete(form);
    this.#tell({ type: 'pane' });
  }

  #find({
    channel,
    message,
    user,
  }: {
    readonly channel: string;
    readonly message: string;
    readonly user: string;
  }) {
    const found = [...this.#sandbox.messages(channel), ...this.#sandbox.ephemerals(user)].find(
      ({ id }) => id === message,
    );
    if (found === undefined) throw new Error('This message is no longer there.');
    return found;
  }

  #channels() {
    return this.#sandbox.channels.toSorted((one, other) => one.name.localeCompare(other.name));
  }

  #messages(): readonly MessageView[] {
    const channels = this.#channels();
    const shown = new Set(channels.map(({ id }) => id));
    return [
      ...channels.flatMap(({ id }) => this.#sandbox.messages(id)),
      ...this.#sandbox.people.flatMap(({ id }) => this.#sandbox.ephemerals(id)),
    ]
      .filter(({ channel_id: channel }) => shown.has(channel))
      .map((message) => this.#view(message))
      .toSorted((one, other) => one.at - other.at || one.id.localeCompare(other.id));
  }

  #view(message: SandboxMessage): MessageView {
    return messageView(message, this.#causes.of(message.id));
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
        this.#tell({ type: 'pane' });
        break;
    }
  }

  #noticeMessage({ change, message, cause, at }: Extract<SandboxEvent, { type: 'message' }>): void {
    if (change === 'deleted') {
      this.#causes.forget(message.id);
      this.#tell({ type: 'deleted', channel: message.channel_id, id: message.id });
      return;
    }
    const { current } = this.#triggers;
    if (message.author.id !== this.#sandbox.bot.id) {
      if (current !== undefined) this.#reasons.set(message.id, current);
    } else if (cause !== undefined) {
      this.#causes.made(cause, { message, key: message.id, trigger: this.#reasonFor(message, at) });
      // Told once its request has ended, which is in a moment.
      return;
    }
    this.#tell({ type: 'message', message: this.#view(message) });
  }

  #reasonFor(message: SandboxMessage, at: number): Trigger | undefined {
    const { interaction_metadata: interaction, message_reference: reference } = message;
    if (interaction !== undefined) return this.#reasons.get(interaction.id);
    if (reference !== undefined) return this.#reasons.get(reference.message_id);
    return reasonInChannel(this.#triggers, message.channel_id, at);
  }

  #noticeRequest(event: Extract<SandboxEvent, { type: 'request' }>): void {
    const interaction = interactionIn(event.path);
    const reason = interaction === undefined ? undefined : this.#reasons.get(interaction);
    for (const message of this.#causes.ended(event.id, () => requestView(event), reason)) {
      this.#tell({ type: 'message', message: this.#view(message) });
    }
    const { length } = this.#sandbox.faults.waiting;
    if (length !== this.#faults) this.#tell({ type: 'pane' });
    this.#faults = length;
  }

  #tell(change: PaneChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
