/**
 * What people at the page do in Discord.
 */
import type { SandboxMessage } from '../discord/events.ts';
import type { InteractionResult } from '../discord/interaction-result.ts';
import type { DiscordSandbox } from '../discord/sandbox.ts';
import { commandLine, invocationOf } from './discord-commands.ts';
import { DiscordForms } from './discord-forms.ts';
import { withMentions } from './discord-text.ts';
import { controlLabel } from './discord-view.ts';
import type { PersonAction } from './pane.ts';
import type { ActionResult, FormView } from './protocol.ts';
import type { Triggers } from './triggers.ts';

type Action<Type extends PersonAction['type']> = Extract<PersonAction, { readonly type: Type }>;

interface Place {
  readonly user: string;
  readonly channel: string;
}

/** What their deeds need. */
export interface DiscordPeopleOptions {
  readonly sandbox: DiscordSandbox;
  readonly triggers: Triggers;
  /** Called when a form was opened or closed. */
  readonly onForm: () => void;
}

/** The people of the server, moved from the page. */
export class DiscordPeople {
  readonly #options: DiscordPeopleOptions;
  readonly #forms = new DiscordForms();

  constructor(options: DiscordPeopleOptions) {
    this.#options = options;
  }

  forms(): readonly FormView[] {
    return this.#forms.views;
  }

  /** @throws ClientRefusal where Discord's app refuses it. */
  async act(action: PersonAction): Promise<ActionResult> {
    switch (action.type) {
      case 'type':
        return this.#type(action);
      case 'command':
        return this.#command(action);
      case 'complete':
        return this.#complete(action);
      case 'press':
        return this.#press(action);
      case 'choose':
        return this.#choose(action);
      case 'use-on':
        return this.#pick(action);
      case 'submit':
        return this.#submit(action);
      case 'press-in-form':
      case 'choose-in-form':
        return { ok: false, error: 'Discord’s forms have nothing to press but their own buttons.' };
      case 'dismiss':
        this.#close(action.form, action.user);
        return { ok: true };
    }
  }

  async #type({ user, channel, text }: Action<'type'>): Promise<ActionResult> {
    const { sandbox, triggers } = this.#options;
    const where = { user, channel };
    const line = text.trim();
    if (line.startsWith('/')) return this.#interact(where, line, async () => sandbox.command(line, where));
    await triggers.during({ text: line, by: where }, async () => {
      await sandbox.say(withMentions(line, [sandbox.bot, ...sandbox.people]), where);
    });
    return { ok: true };
  }

  #command({ user, channel, name, options }: Action<'command'>): Promise<ActionResult> {
    const where = { user, channel };
    const invocation = invocationOf(name, options);
    return this.#interact(where, commandLine(name, options), async () =>
      this.#options.sandbox.command(invocation, where),
    );
  }

  async #complete({
    user,
    channel,
    name,
    option,
    typed,
    options = {},
  }: Action<'complete'>): Promise<ActionResult> {
    const input = { ...invocationOf(name, options), option, value: typed };
    const choices = await this.#options.sandbox.complete(input, { user, channel });
    return { ok: true, value: choices.map((choice) => ({ name: choice.name, value: String(choice.value) })) };
  }

  async #press({ user, channel, message: id, control: customId }: Action<'press'>): Promise<ActionResult> {
    const message = this.#find(id, { user, channel });
    return this.#interact({ user, channel }, `Pressed “${controlLabel(message, customId)}”`, async () =>
      this.#options.sandbox.press(message, { user, customId }),
    );
  }

  async #choose({ user, channel, message: id, control, value }: Action<'choose'>): Promise<ActionResult> {
    const message = this.#find(id, { user, channel });
    return this.#interact({ user, channel }, `Chose “${controlLabel(message, control, value)}”`, async () =>
      this.#options.sandbox.choose(message, { user, customId: control, values: [value] }),
    );
  }

  async #pick({ user, channel, message: id, entry }: Action<'use-on'>): Promise<ActionResult> {
    const message = this.#find(id, { user, channel });
    return this.#interact({ user, channel }, `Used “${entry}” on a message`, async () =>
      this.#options.sandbox.chooseOn(message, entry, user),
    );
  }

  async #submit({ form, user, values }: Action<'submit'>): Promise<ActionResult> {
    const open = this.#forms.find(form, user);
    if (open === undefined) return { ok: false, error: 'This form is no longer open.' };
    const { view, channel } = open;
    const missing = view.fields.find(({ id, required }) => required && (values[id] ?? '').length === 0);
    if (missing !== undefined) return { ok: false, error: `“${missing.label}” is required.` };
    const result = await this.#interact({ user, channel }, `Sent “${view.title}”`, () => open.submit(values));
    // Discord keeps a form open whose sending failed, so that nothing typed is lost.
    if (result.ok) this.#close(form, user);
    return result;
  }

  #close(form: string, user: string): void {
    this.#forms.close(form, user);
    this.#options.onForm();
  }

  /** Does something that Discord answers with an interaction's result. */
  async #interact(by: Place, text: string, use: () => Promise<InteractionResult>): Promise<ActionResult> {
    const result = await this.#options.triggers.during({ text, by }, use);
    if (result.state === 'failed') return { ok: false, error: result.reason };
    if (result.state === 'modal') {
      this.#forms.open(result, by);
      this.#options.onForm();
    }
    return { ok: true };
  }

  /** A message that a person sees. */
  #find(id: string, { user, channel }: Place): SandboxMessage {
    const { sandbox } = this.#options;
    const seen = [...sandbox.messages(channel), ...sandbox.ephemerals(user)];
    const found = seen.find((message) => message.id === id);
    if (found === undefined) throw new Error('This message is no longer there.');
    return found;
  }
}
