/**
 * Buttons and menus as people use them.
 *
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload: the payload names the person, the
 * message's place in `container`, the action, and carries `trigger_id` and `response_url`. The message itself
 * is part of it only where everybody sees it.
 */
import { type AppContext, errorOf, locate, refuse } from './app-context.ts';
import { type Json, type JsonObject, stringIn } from './json.ts';
import { type SandboxMessage, toWire } from './message.ts';
import { labelOf, onlyElement, optionOf, type PlacedElement, stateOf } from './message-elements.ts';
import type { Channel, Person } from './workspace.ts';

/** Which button is meant. Every member given must match; exactly one button may. */
export interface ButtonChoice {
  readonly user: string;
  readonly actionId?: string;
  readonly value?: string;
  /** The button's text, or its beginning. */
  readonly label?: string;
}

/** Which entry of which menu is meant. */
export interface MenuChoice {
  readonly user: string;
  readonly actionId?: string;
  /** The entry's value or its text. */
  readonly option: string;
}

/** A message in front of a person. */
interface Scene {
  readonly message: SandboxMessage;
  readonly person: Person;
  readonly channel: Channel;
}

/**
 * Presses a button, as somebody who also agrees to its confirmation. Resolves once the app acknowledged.
 * @throws SandboxRefusal `message_not_found`, `no_such_button`, `not_interactive`, `operation_timeout`,
 * `dispatch_failed`, `http_service_error`
 */
export async function press(
  context: AppContext,
  message: SandboxMessage,
  choice: ButtonChoice,
): Promise<void> {
  const scene = sceneOf(context, message, choice.user);
  const placed = onlyElement(scene.message, 'button', (button) => matches(button, choice));
  const { text, value, style, confirm, url } = placed.element;
  const action = actionOf(placed, { text, value, style, confirm, url });
  await act(context, scene, action, stateOf(scene.message));
}

/**
 * Picks an entry of a select menu or an overflow menu. Resolves once the app acknowledged.
 * @throws SandboxRefusal as `press` does; `no_such_menu` where no menu has the entry.
 */
export async function choose(
  context: AppContext,
  message: SandboxMessage,
  choice: MenuChoice,
): Promise<void> {
  const scene = sceneOf(context, message, choice.user);
  const placed = onlyElement(
    scene.message,
    'menu',
    (menu) =>
      (choice.actionId === undefined || menu['action_id'] === choice.actionId) &&
      optionOf(menu, choice.option) !== undefined,
  );
  const option = optionOf(placed.element, choice.option) ?? null;
  const action = actionOf(placed, { selected_option: option, placeholder: placed.element['placeholder'] });
  await act(context, scene, action, stateOf(scene.message, { ...placed, option }));
}

function matches(button: JsonObject, choice: ButtonChoice): boolean {
  return (
    (choice.actionId === undefined || button['action_id'] === choice.actionId) &&
    (choice.value === undefined || button['value'] === choice.value) &&
    (choice.label === undefined || labelOf(button).startsWith(choice.label))
  );
}

function actionOf(
  { block, element }: PlacedElement,
  members: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const action: { [key: string]: Json } = {
    type: stringIn(element, 'type') ?? '',
    action_id: stringIn(element, 'action_id') ?? '',
    block_id: block,
  };
  for (const [name, value] of Object.entries(members)) if (value !== undefined) action[name] = value;
  return action;
}

/** The message as it stands now, in front of somebody who sees it. */
function sceneOf(context: AppContext, message: SandboxMessage, user: string): Scene {
  const { person, channel } = locate(context, { user, channel: message.channel });
  const { workspace } = context.installation;
  const current =
    message.visibleTo === undefined
      ? workspace.message(message.channel, message.ts)
      : workspace.ephemeral(message.channel, message.ts);
  if (current === undefined || (current.visibleTo ?? person.id) !== person.id)
    throw refuse(context, 'interaction', 'message_not_found', `${person.name} does not see this message.`);
  return { message: current, person, channel };
}

async function act(context: AppContext, scene: Scene, action: JsonObject, state: JsonObject): Promise<void> {
  if (!context.installation.app.interactive)
    throw refuse(context, 'interaction', 'not_interactive', 'The manifest does not enable interactivity.');
  const { message, person, channel } = scene;
  context.journal.record({ type: 'interaction', action, user: person.id, channel: channel.id, message });
  const payload = payloadOf(context, scene, action, state);
  const error = errorOf(await context.send({ kind: 'interactive', payload }));
  if (error !== undefined)
    throw refuse(context, 'interaction', error, `The app did not take the action: ${error}.`);
}

function payloadOf(context: AppContext, scene: Scene, action: JsonObject, state: JsonObject): JsonObject {
  const { message, person, channel } = scene;
  const { team, appId, workspace, triggers } = context.installation;
  const ephemeral = message.visibleTo !== undefined;
  const original = { ts: message.ts, ephemeral };
  const responseUrl = context.responseUrls.issue('actions', {
    channel: channel.id,
    user: person.id,
    original,
  });
  return {
    type: 'block_actions',
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: appId,
    token: context.verificationToken,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: triggers.issue(person.id),
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
    ...(ephemeral ? {} : { message: toWire(message, { id: appId, team: team.id }) }),
    state,
    response_url: context.origin() + responseUrl,
    actions: [{ ...action, action_ts: workspace.nextTs() }],
  };
}
