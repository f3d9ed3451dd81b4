/**
 * The Slack pane: what is in the workspace, and what people do in it.
 */
import type { SandboxEvent, SandboxMessage, SlackManifest, SlackSandbox } from '../slack/sandbox.ts';
import { Causes } from './causes.ts';
import { type Pane, type PaneChange, type PersonAction, RETRY_AFTER } from './pane.ts';
import type { ActionResult, FaultName, FormView, MessageView, PaneState } from './protocol.ts';
import { formView } from './slack-form.ts';
import { controlLabel, typedAddress } from './slack-text.ts';
import { commandViews, keyOf, messageView, personView, requestView } from './slack-view.ts';
import { reasonInChannel, type Trigger, Triggers } from './triggers.ts';

/** The method with which a bot posts; what answers a command goes to a response URL. */
const POST = 'chat.postMessage';

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
  readonly #causes = new Causes<SandboxMessage>();
  readonly #triggers: Triggers;
  /** What the messages of people were typed for, by their names: threads lead back to them. */
  readonly #typed = new Map<string, Trigger>();
  /** What is wrong with what was last sent with a modal, by the modal's id. */
  readonly #errors = new Map<string, Readonly<Record<string, string>>>();
  readonly #listeners = new Set<(change: PaneChange) => void>();
  #faults = 0;

  constructor({ sandbox, manifest, clock }: SlackPaneOptions) {
    this.#sandbox = sandbox;
    this.#manifest = manifest;
    this.#triggers = new Triggers(clock);
    sandbox.on((event) => this.#notice(event));
  }

  onChange(listener: (change: PaneChange) => void): void {
    this.#listeners.add(listener);
  }

  state(): PaneState {
    const { team, botUser, member, admin, socket } = this.#sandbox;
    return {
      platform: 'slack',
      place: team.name,
      bot: personView(botUser),
      people: [member, admin].map(personView),
      channels: this.#channels().map(({ id, name }) => ({ id, name })),
      commands: commandViews(this.#manifest),
      messages: this.#messages(),
      connected: socket.connections > 0,
      pendingFaults: this.#sandbox.faults.waiting.flatMap(({ fault }): readonly FaultName[] => {
        if (fault.kind === 'ratelimited') return ['answer-429'];
        if (fault.kind === 'status') return ['answer-500'];
        return fault.kind === 'lose-reply' ? ['lose-reply'] : [];
      }),
      forms: this.#forms(),
    };
  }

  during<Result>(reason: string, work: () => Promise<Result>): Promise<Result> {
    return this.#triggers.during({ text: reason }, work);
  }

  fault(fault: FaultName): void {
    const { faults, socket } = this.#sandbox;
    switch (fault) {
      case 'lose-connection':
        socket.drop();
        break;
      case 'answer-429':
        faults.next(POST, { kind: 'ratelimited', retryAfter: RETRY_AFTER });
        break;
      case 'answer-500':
        faults.next(POST, { kind: 'status', status: 500 });
        break;
      case 'lose-reply':
        faults.next(POST, { kind: 'lose-reply' });
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
        await this.#type(action);
        return { ok: true };
      case 'press': {
        const message = this.#find(action);
        const by = { user: action.user, channel: action.channel };
        const text = `Pressed “${controlLabel(message, action.control)}”`;
        await this.#triggers.during({ text, by }, () =>
          this.#sandbox.press(message, { user: action.user, actionId: action.control }),
        );
        return { ok: true };
      }
      case 'choose': {
        const message = this.#find(action);
        const by = { user: action.user, channel: action.channel };
        const text = `Chose “${controlLabel(message, action.control, action.value)}”`;
        await this.#triggers.during({ text, by }, () =>
          this.#sandbox.choose(message, {
            user: action.user,
            actionId: action.control,
            option: action.value,
          }),
        );
        return { ok: true };
      }
      case 'command':
      case 'complete':
        return { ok: false, error: 'Slack takes a command as one line.' };
      case 'submit':
        return this.#submit(action);
      case 'dismiss':
        await this.#sandbox.views.close(action.form, action.user);
        return { ok: true };
    }
  }

  async #submit({ form, user, values }: Extract<PersonAction, { type: 'submit' }>): Promise<ActionResult> {
    const title = this.#forms().find(({ id }) => id === form)?.title ?? '';
    const submission = await this.#triggers.during({ text: `Sent “${title}”` }, () =>
      this.#sandbox.views.submit(form, { user, values }),
    );
    if (submission.state !== 'errors') {
      this.#errors.delete(form);
      return { ok: true };
    }
    this.#errors.set(form, submission.errors);
    this.#tell({ type: 'pane' });
    return { ok: false, error: Object.values(submission.errors).join(' ') };
  }

  /** The modal that each person has in front of them. */
  #forms(): readonly FormView[] {
    return this.#sandbox.people.flatMap(({ id }) =>
      this.#sandbox.views
        .modals(id)
        .slice(-1)
        .map((view) => formView(view, this.#errors.get(view.id) ?? {})),
    );
  }

  async #type({ user, channel, text, thread }: Extract<PersonAction, { type: 'type' }>): Promise<void> {
    const by = { user, channel };
    const where = { ...by, ...(thread === undefined ? {} : { thread }) };
    const line = text.trim();
    await this.#triggers.during({ text: line, by }, async () => {
      if (line.startsWith('/')) await this.#sandbox.command(line, where);
      else await this.#sandbox.say(typedAddress(line, this.#sandbox.people), where);
    });
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
    const found = [...this.#sandbox.messages(channel), ...this.#sandbox.ephemerals(user, channel)].find(
      ({ ts }) => ts === message,
    );
    if (found === undefined) throw new Error('This message is no longer there.');
    return found;
  }

  #channels() {
    return this.#sandbox.channels
      .filter(({ kind, archived }) => kind !== 'direct' && !archived)
      .toSorted((one, other) => one.name.localeCompare(other.name));
  }

  #messages(): readonly MessageView[] {
    const { people } = this.#sandbox;
    return this.#channels()
      .flatMap(({ id }) => [
        ...this.#sandbox.messages(id),
        ...people.flatMap((person) => this.#sandbox.ephemerals(person.id, id)),
      ])
      .toSorted((one, other) => Number(one.ts) - Number(other.ts))
      .map((message) => this.#view(message));
  }

  #view(message: SandboxMessage): MessageView {
    return messageView(message, this.#causes.of(keyOf(message)));
  }

  #notice(event: SandboxEvent): void {
    switch (event.type) {
      case 'message':
      case 'ephemeral':
      case 'update':
        this.#noticeMessage(event.message, event.cause, event.at);
        break;
      case 'delete':
        this.#causes.forget(keyOf(event.message));
        this.#tell({ type: 'deleted', channel: event.message.channel, id: event.message.ts });
        break;
      case 'request':
        this.#noticeRequest(event.request.id, () => requestView(event.request));
        break;
      case 'connection':
      case 'view':
        this.#tell({ type: 'pane' });
        break;
    }
  }

  #noticeMessage(message: SandboxMessage, cause: number | undefined, at: number): void {
    const { current } = this.#triggers;
    if (message.bot_id === undefined) {
      if (current !== undefined) this.#typed.set(keyOf(message), current);
    } else if (cause !== undefined) {
      this.#causes.made(cause, { message, key: keyOf(message), trigger: this.#reasonFor(message, at) });
      // Told once its request has ended, which is in a moment.
      return;
    }
    this.#tell({ type: 'message', message: this.#view(message) });
  }

  #reasonFor({ channel, visibleTo, thread_ts: thread }: SandboxMessage, at: number): Trigger | undefined {
    if (visibleTo !== undefined) {
      return this.#triggers.last(({ by }) => by?.user === visibleTo && by.channel === channel);
    }
    if (thread !== undefined) return this.#typed.get(keyOf({ channel, ts: thread }));
    return reasonInChannel(this.#triggers, channel, at);
  }

  #noticeRequest(id: number, view: () => ReturnType<typeof requestView>): void {
    for (const message of this.#causes.ended(id, view)) {
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
