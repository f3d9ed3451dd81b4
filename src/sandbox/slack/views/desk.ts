/**
 * What people do with views: fill in and send a modal, close it, press a button in it or on the Home tab, and what
 * brings views about besides commands and buttons: opening the Home tab, and shortcuts.
 *
 * https://docs.slack.dev/surfaces/modals#updating_views: a sent modal closes, unless the acknowledgement says
 * otherwise by `response_action`: `errors`, `update`, `push` or `clear`.
 */
import { type AppContext, errorOf, locate, refuse } from '../app-context.ts';
import type { Events } from '../events.ts';
import { MethodFailure, type SandboxRefusal } from '../failure.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Acknowledgement } from '../link.ts';
import { type SandboxMessage, toWire } from '../message.ts';
import { elementsOf, optionOf, type PlacedElement } from '../message-elements.ts';
import type { Person } from '../workspace.ts';
import { type View, viewToWire } from './view.ts';
import { readView } from './view-check.ts';
import { type FieldValue, faultOf, fieldsOf, stateOf } from './view-fields.ts';

/** What became of a modal that was sent. */
export type Submission =
  | { readonly state: 'closed' }
  /** Another modal is in front of the person now. */
  | { readonly state: 'replaced'; readonly view: View }
  /** It stays, with what is wrong below its fields, by block. */
  | { readonly state: 'errors'; readonly errors: Readonly<Record<string, string>> };

/** Everything that people do with views. */
export class ViewDesk {
  readonly #context: AppContext;
  readonly #events: Events;

  constructor(context: AppContext, events: Events) {
    this.#context = context;
    this.#events = events;
  }

  /** The modals in front of a person, the one that is seen last. */
  modals(user: string): readonly View[] {
    return this.#context.installation.views.stack(user);
  }

  /** What the app's Home tab shows to a person; `undefined` before the app has published anything. */
  home(user: string): View | undefined {
    return this.#context.installation.views.home(user);
  }

  /**
   * Sends a modal. What the fields themselves do not take is told below them, and nothing is sent.
   *
   * @param values texts, and values of chosen options, by block; what is missing is empty.
   * @throws SandboxRefusal `view_not_found`, or `operation_timeout`, `dispatch_failed`, `http_service_error`,
   * `invalid_view_response` where the app's acknowledgement cannot be used; the modal stays.
   */
  async submit(
    id: string,
    { user, values }: { readonly user: string; readonly values: Readonly<Record<string, FieldValue>> },
  ): Promise<Submission> {
    const { view, person } = this.#modal(id, user);
    const fields = fieldsOf(view);
    const faults = fields.flatMap((field): [string, string][] => {
      const fault = faultOf(field, values[field.block] ?? '');
      return fault === undefined ? [] : [[field.block, fault]];
    });
    if (faults.length > 0) return { state: 'errors', errors: Object.fromEntries(faults) };
    const acknowledgement = await this.#send({
      ...this.#payload('view_submission', person),
      view: this.#wire(view, stateOf(fields, values)),
      response_urls: [],
    });
    return this.#conclude(view, acknowledgement);
  }

  /** Closes a modal unsent. The app is told where it asked for that. */
  async close(id: string, user: string): Promise<void> {
    const { view, person } = this.#modal(id, user);
    this.#context.installation.views.close(view, view.clear_on_close);
    if (!view.notify_on_close) return;
    await this.#send({
      ...this.#payload('view_closed', person),
      view: this.#wire(view, {}),
      is_cleared: view.clear_on_close,
    });
  }

  /** Presses a button in a modal or on the Home tab. */
  async press(
    id: string,
    { user, actionId }: { readonly user: string; readonly actionId: string },
  ): Promise<void> {
    const view = this.#open(id, user);
    const { block, element } = this.#control(view, 'button', actionId);
    await this.#act(view, { ...element, block_id: block });
  }

  /** Chooses from a menu that stands outside the fields of a modal. @param option its value, or its text */
  async choose(
    id: string,
    { user, actionId, option }: { readonly user: string; readonly actionId: string; readonly option: string },
  ): Promise<void> {
    const view = this.#open(id, user);
    const { block, element } = this.#control(view, 'static_select', actionId);
    const chosen = optionOf(element, option);
    if (chosen === undefined) throw this.#missing('no_such_option', `The menu does not offer “${option}”.`);
    const { type = 'static_select', placeholder = null } = element;
    await this.#act(view, {
      type,
      placeholder,
      action_id: actionId,
      block_id: block,
      selected_option: chosen,
    });
  }

  /** A view before a person. */
  #open(id: string, user: string): View {
    const view = this.#context.installation.views.find({ id });
    if (view === undefined || view.user !== user)
      throw this.#missing('view_not_found', 'This view is not open.');
    return view;
  }

  /** Sends what somebody did with a control of a view. */
  async #act(view: View, action: JsonObject): Promise<void> {
    const { workspace } = this.#context.installation;
    await this.#send({
      ...this.#payload('block_actions', this.#person(view.user)),
      container: { type: 'view', view_id: view.id },
      view: this.#wire(view, {}),
      actions: [{ ...action, action_ts: workspace.nextTs() }],
    });
  }

  /** Opens the app's Home tab. The app is told where it subscribed to that. @returns what stands there then. */
  async openHome(user: string): Promise<View | undefined> {
    const person = this.#person(user);
    await this.#events.homeOpened(person, this.home(user));
    return this.home(user);
  }

  /**
   * Uses a shortcut of the app's: a message's where a message is given, else a global one.
   * https://docs.slack.dev/interactivity/implementing-shortcuts
   *
   * @throws SandboxRefusal `no_such_shortcut`, and as `submit` does.
   */
  async shortcut(callback: string, user: string, message?: SandboxMessage): Promise<void> {
    const { app, workspace } = this.#context.installation;
    const type = message === undefined ? 'global' : 'message';
    const declared = app.shortcuts.find((one) => one.callback_id === callback && one.type === type);
    if (declared === undefined)
      throw this.#missing('no_such_shortcut', `The manifest has no ${type} shortcut ${callback}.`);
    await this.#send({
      ...this.#payload(message === undefined ? 'shortcut' : 'message_action', this.#person(user)),
      callback_id: callback,
      action_ts: workspace.nextTs(),
      ...(message === undefined ? {} : this.#messagePart(user, message)),
    });
  }

  #messagePart(user: string, message: SandboxMessage): JsonObject {
    const { appId, team } = this.#context.installation;
    const { channel } = locate(this.#context, { user, channel: message.channel });
    const responseUrl = this.#context.responseUrls.issue('actions', { channel: channel.id, user });
    return {
      message_ts: message.ts,
      message: toWire(message, { id: appId, team: team.id }),
      channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
      response_url: this.#context.origin() + responseUrl,
    };
  }

  #conclude(view: View, acknowledgement: Acknowledgement): Submission {
    const { views } = this.#context.installation;
    const response = acknowledgement.state === 'acknowledged' ? acknowledgement.response : undefined;
    const body: JsonObject = isObject(response) ? response : {};
    const { response_action: action, view: next, errors } = body;
    try {
      if (action === undefined || action === 'clear') {
        views.close(view, action === 'clear');
        return { state: 'closed' };
      }
      if (action === 'update')
        return { state: 'replaced', view: views.update(view, readView(next, 'modal')) };
      if (action === 'push')
        return { state: 'replaced', view: views.push(view.user, readView(next, 'modal')) };
      if (action === 'errors') return { state: 'errors', errors: this.#errors(view, errors) };
    } catch (error) {
      if (!(error instanceof MethodFailure)) throw error;
      throw this.#invalid(error.code);
    }
    throw this.#invalid('an unknown response_action');
  }

  /** Errors name blocks of the view that have a field. */
  #errors(view: View, errors: Json | undefined): Readonly<Record<string, string>> {
    const blocks = new Set(fieldsOf(view).map(({ block }) => block));
    const entries = isObject(errors) ? Object.entries(errors) : [];
    const told = entries.flatMap(([block, text]): [string, string][] =>
      typeof text === 'string' && blocks.has(block) ? [[block, text]] : [],
    );
    if (told.length === 0 || told.length < entries.length) throw this.#invalid('errors for no field of it');
    return Object.fromEntries(told);
  }

  async #send(payload: JsonObject): Promise<Acknowledgement> {
    if (!this.#context.installation.app.interactive)
      throw this.#missing('not_interactive', 'The manifest does not enable interactivity.');
    const acknowledgement = await this.#context.send({ kind: 'interactive', payload });
    const error = errorOf(acknowledgement);
    if (error !== undefined)
      throw refuse(this.#context, 'view', error, 'We had some trouble connecting. Try again?');
    return acknowledgement;
  }

  #payload(type: string, person: Person): JsonObject {
    const { team, appId, triggers } = this.#context.installation;
    return {
      type,
      team: { id: team.id, domain: team.domain },
      user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
      api_app_id: appId,
      token: this.#context.verificationToken,
      trigger_id: triggers.issue(person.id),
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #wire(view: View, values: JsonObject): JsonObject {
    return viewToWire(view, this.#context.installation, values);
  }

  #modal(id: string, user: string): { readonly view: View; readonly person: Person } {
    const view = this.modals(user).at(-1);
    if (view === undefined || view.id !== id)
      throw this.#missing('view_not_found', 'This view is not in front of the person.');
    return { view, person: this.#person(user) };
  }

  #control(view: View, type: 'button' | 'static_select', actionId: string): PlacedElement {
    const found = elementsOf(view).find(
      ({ element }) => element['type'] === type && element['action_id'] === actionId,
    );
    if (found !== undefined) return found;
    throw type === 'button'
      ? this.#missing('no_such_button', `The view has no button ${actionId}.`)
      : this.#missing('no_such_menu', `The view has no menu ${actionId}.`);
  }

  #person(user: string): Person {
    const person = this.#context.installation.workspace.person(user);
    if (person === undefined) throw this.#missing('user_not_found', `There is nobody called ${user} here.`);
    return person;
  }

  #missing(code: string, message: string): SandboxRefusal {
    return refuse(this.#context, 'view', code, message);
  }

  #invalid(why: string): SandboxRefusal {
    return refuse(
      this.#context,
      'view',
      'invalid_view_response',
      `We had some trouble connecting. Try again? (The app’s answer cannot be used: ${why}.)`,
    );
  }
}
