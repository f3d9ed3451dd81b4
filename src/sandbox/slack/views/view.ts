/**
 * A view: a modal in front of a person, or what the app shows on its Home tab.
 * https://docs.slack.dev/reference/views
 */
import type { Json, JsonObject } from '../json.ts';

/** What an app says of a view. Members keep Slack's own names. */
export interface ViewContent {
  readonly type: 'modal' | 'home';
  /** Plain text objects; `title` is there on every modal. */
  readonly title?: JsonObject;
  readonly submit?: JsonObject;
  readonly close?: JsonObject;
  readonly blocks: readonly JsonObject[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
}

/** A view as it stands. */
export interface View extends ViewContent {
  readonly id: string;
  /** The person who sees it. */
  readonly user: string;
  /** Changes with every change of the view. */
  readonly hash: string;
  /** The id of the modal at the bottom of its stack. */
  readonly root: string;
  /** The id of the modal beneath it. */
  readonly previous?: string;
}

/** Who shows it, as the wire says. */
export interface ViewOwner {
  readonly appId: string;
  readonly botId: string;
  readonly team: { readonly id: string };
}

/** The view as the Web API and payloads show it. @param values its state, by block and action */
export function viewToWire(view: View, owner: ViewOwner, values: JsonObject = {}): JsonObject {
  const { id, hash, type, title, submit, close, blocks, root, previous } = view;
  const shown: { [key: string]: Json } = {
    id,
    team_id: owner.team.id,
    type,
    blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    external_id: view.external_id,
    state: { values },
    hash,
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    root_view_id: root,
    previous_view_id: previous ?? null,
    app_id: owner.appId,
    app_installed_team_id: owner.team.id,
    bot_id: owner.botId,
  };
  for (const [name, text] of Object.entries({ title, submit, close }))
    if (text !== undefined || type === 'modal') shown[name] = text ?? null;
  return shown;
}
