/**
 * What people at the page do in Slack.
 */
import type { SandboxMessage, SlackSandbox } from '../slack/sandbox.ts';
import type { PersonAction } from './pane.ts';
import type { ActionResult, FormView } from './protocol.ts';
import { formView } from './slack-form.ts';
import { changeMembership, membershipCommand } from './slack-membership.ts';
import { controlLabel, typedAddress } from './slack-text.ts';
import type { Triggers } from './triggers.ts';

type Action<Type extends PersonAction['type']> = Extract<PersonAction, { readonly type: Type }>;

/** What their deeds need. */
export interface SlackPeopleOptions {
  readonly sandbox: SlackSandbox;
  readonly triggers: Triggers;
  /** Called when something has changed of which the sandbox does not tell: a form, or who is in a channel. */
  readonly onChange: () => void;
}

/** The people of the workspace, moved from the page. */
export class SlackPeople {
  readonly #options: SlackPeopleOptions;
  /** What is wrong with what was last sent with a modal, by the modal's id. */
  readonly #errors = new Map<string, Readonly<Record<string, string>>>();

  constructor(options: SlackPeopleOptions) {
    this.#options = options;
  }

  /** The modal that each person has in front of them. */
  forms(): readonly FormView[] {
    const { people, views } = this.#options.sandbox;
    return people.flatMap(({ id }) =>
      views
        .modals(id)
        .slice(-1)
        .map((view) => formView(view, this.#errors.get(view.id) ?? {})),
    );
  }

  /** @throws SandboxRefusal where Slack refuses it. */
  async act(action: PersonAction): Promise<ActionResult> {
    switch (action.type) {
      case 'type':
        return this.#type(action);
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
        return this.#doInForm(action);
      case 'dismiss':
        await this.#options.sandbox.views.close(action.form, action.user);
        return { ok: true };
      case 'command':
      case 'complete':
        return { ok: false, error: 'Slack takes a command as one line.' };
    }
  }

  async #type({ user, channel, text, thread }: Action<'type'>): Promise<ActionResult> {
    const { sandbox, triggers, onChange } = this.#options;
    const by = { user, channel };
    const where = { ...by, ...(thread === undefined ? {} : { thread }) };
    const line = text.trim();
    const membership = membershipCommand(line);
    if (membership !== undefined) {
      changeMembership(sandbox, channel, membership);
      onChange();
      return { ok: true };
    }
    await triggers.during({ text: line, by }, async () => {
      if (line.startsWith('/')) await sandbox.command(line, where);
      else await sandbox.say(typedAddress(line, sandbox.people), where);
    });
    return { ok: true };
  }

  async #press({ user, channel, message: id, control: actionId }: Action<'press'>): Promise<ActionResult> {
    const { sandbox, triggers } = this.#options;
    const message = this.#find(id, { user, channel });
    const text = `Pressed “${controlLabel(message, actionId)}”`;
    await triggers.during({ text, by: { user, channel } }, () => sandbox.press(message, { user, actionId }));
    return { ok: true };
  }

  async #choose({ user, channel, message: id, control, value }: Action<'choose'>): Promise<ActionResult> {
    const { sandbox, triggers } = this.#options;
    const message = this.#find(id, { user, channel });
    const text = `Chose “${controlLabel(message, control, value)}”`;
    await triggers.during({ text, by: { user, channel } }, () =>
      sandbox.choose(message, { user, actionId: control, option: value }),
    );
    return { ok: true };
  }

  async #pick({ user, channel, message: id, entry }: Action<'use-on'>): Promise<ActionResult> {
    const { sandbox, triggers } = this.#options;
    const message = this.#find(id, { user, channel });
    await triggers.during({ text: `Used “${entry}” on a message`, by: { user, channel } }, () =>
      sandbox.views.shortcut(entry, user, message),
    );
    return { ok: true };
  }

  async #submit({ form, user, values }: Action<'submit'>): Promise<ActionResult> {
    const { sandbox, triggers, onChange } = this.#options;
    const title = this.forms().find(({ id }) => id === form)?.title ?? '';
    const submission = await triggers.during({ text: `Sent “${title}”` }, () =>
      sandbox.views.submit(form, { user, values }),
    );
    if (submission.state !== 'errors') {
      this.#errors.delete(form);
      onChange();
      return { ok: true };
    }
    this.#errors.set(form, submission.errors);
    onChange();
    return { ok: false, error: Object.values(submission.errors).join(' ') };
  }

  /** Presses a button of a modal, or chooses from a menu in it. */
  async #doInForm(action: Action<'press-in-form' | 'choose-in-form'>): Promise<ActionResult> {
    const { triggers, sandbox } = this.#options;
    const { form, user, control: actionId } = action;
    const view = sandbox.views.modals(user).find(({ id }) => id === form);
    const label =
      view === undefined ? '' : controlLabel(view, actionId, 'value' in action ? action.value : undefined);
    const done = action.type === 'press-in-form' ? 'Pressed' : 'Chose';
    await triggers.during({ text: `${done} “${label}”` }, () =>
      action.type === 'press-in-form'
        ? sandbox.views.press(form, { user, actionId })
        : sandbox.views.choose(form, { user, actionId, option: action.value }),
    );
    return { ok: true };
  }

  /** A message that a person sees. */
  #find(id: string, { user, channel }: { readonly user: string; readonly channel: string }): SandboxMessage {
    const { sandbox } = this.#options;
    const seen = [...sandbox.messages(channel), ...sandbox.ephemerals(user, channel)];
    const found = seen.find(({ ts }) => ts === id);
    if (found === undefined) throw new Error('This message is no longer there.');
    return found;
  }
}
