/**
 * Buttons and menus as people use them.
 *
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload: the payload names the person, the
 * message's place in `container`, the action, and carries `trigger_id` and `response_url`. The message itself
 * is part of it only where everybody sees it.
 */
import { type AppContext, errorOf, locate, newTriggerId, refuse } from './app-context.ts';
import { SandboxRefusal } from './failure.ts';
import { isList, isObject, type Json, type JsonObject, stringIn } from './json.ts';
import { type SandboxMessage, toWire } from './message.ts';
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

interface Found {
  readonly block: string;
  readonly element: JsonObject;
}

/**
 * Presses a button. Resolves once the app acknowledged.
 * @throws SandboxRefusal `no_such_button`, `operation_timeout`, `dispatch_failed`, `http_service_error`
 */
export async function press(
  context: AppContext,
  message: SandboxMessage,
  choice: ButtonChoice,
): Promise<void> {
  const { block, element } = only(
    message,
    'button',
    (button) => matches(button, choice),
    JSON.stringify(choice),
  );
  const { text, value, style, confirm, url } = element;
  await act(context, message, choice.user, {
    type: 'button',
    action_id: stringIn(element, 'action_id') ?? '',
    block_id: block,
    ...present({ text, value, style, confirm, url }),
  });
}

/**
 * Picks an entry of a select menu or an overflow menu. Resolves once the app acknowledged.
 * @throws SandboxRefusal as `press` does; `no_such_option`.
 */
export async function choose(
  context: AppContext,
  message: SandboxMessage,
  choice: MenuChoice,
): Promise<void> {
  const wanted = (menu: JsonObject): boolean =>
    (choice.actionId === undefined || menu['action_id'] === choice.actionId) &&
    optionOf(menu, choice.option) !== undefined;
  const { block, element } = only(message, 'menu', wanted, JSON.stringify(choice));
  await act(context, message, choice.user, {
    type: stringIn(element, 'type') ?? '',
    action_id: stringIn(element, 'action_id') ?? '',
    block_id: block,
    ...present({ selected_option: optionOf(element, choice.option), placeholder: element['placeholder'] }),
  });
}

async function act(
  context: AppContext,
  message: SandboxMessage,
  user: string,
  action: JsonObject,
): Promise<void> {
  const { person, channel } = locate(context, { user, channel: message.channel });
  const current = standing(context, message, person);
  if (!context.installation.app.interactive)
    throw refuse(context, 'interaction', 'not_interactive', 'The manifest does not enable interactivity.');
  const payload = payloadOf(context, current, person, channel, action);
  context.journal.record({
    type: 'interaction',
    action,
    user: person.id,
    channel: channel.id,
    message: current,
  });
  const error = errorOf(await context.send({ kind: 'interactive', payload }));
  if (error !== undefined)
    throw refuse(context, 'interaction', error, `The app did not take the action: ${error}.`);
}

/** The message as it stands now. */
function standing(context: AppContext, message: SandboxMessage, person: Person): SandboxMessage {
  const { workspace } = context.installation;
  const current =
    message.visibleTo === undefined
      ? workspace.message(message.channel, message.ts)
      : workspace.ephemeral(message.channel, message.ts);
  const visible = current?.visibleTo === undefined || current.visibleTo === person.id;
  if (current === undefined || !visible)
    throw refuse(context, 'interaction', 'message_not_found', `${person.name} does not see this message.`);
  return current;
}

function payloadOf(
  context: AppContext,
  message: SandboxMessage,
  person: Person,
  channel: Channel,
  action: JsonObject,
): JsonObject {
  const { team, appId, workspace } = context.installation;
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
    trigger_id: newTriggerId(),
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
    ...(ephemeral ? {} : { message: toWire(message, { id: appId, team: team.id }) }),
    state: { values: {} },
    response_url: context.origin() + responseUrl,
    actions: [{ ...action, action_ts: workspace.nextTs() }],
  };
}

/** The buttons or menus of a message, from top to bottom. */
export function interactiveElements(message: SandboxMessage): readonly Found[] {
  return message.blocks.flatMap((block) => {
    const elements = isList(block['elements']) ? block['elements'] : [block['accessory']];
    const id = stringIn(block, 'block_id') ?? '';
    return elements.filter(isObject).map((element) => ({ block: id, element }));
  });
}

function only(
  message: SandboxMessage,
  kind: 'button' | 'menu',
  wanted: (element: JsonObject) => boolean,
  description: string,
): Found {
  const types = kind === 'button' ? ['button'] : ['static_select', 'overflow'];
  const all = interactiveElements(message).filter(({ element }) =>
    types.includes(stringIn(element, 'type') ?? ''),
  );
  const fitting = all.filter(({ element }) => wanted(element));
  const [found] = fitting;
  if (found !== undefined && fitting.length === 1) return found;
  const offered = all.map(({ element }) => labelOf(element)).join(', ');
  throw new SandboxRefusal(
    `no_such_${kind}`,
    `${fitting.length} of the message's ${kind}s fit ${description}; it has: ${offered || 'none'}`,
  );
}

function matches(button: JsonObject, choice: ButtonChoice): boolean {
  return (
    (choice.actionId === undefined || button['action_id'] === choice.actionId) &&
    (choice.value === undefined || button['value'] === choice.value) &&
    (choice.label === undefined || labelOf(button).startsWith(choice.label))
  );
}

function labelOf(element: JsonObject): string {
  const text = element['text'] ?? element['placeholder'];
  return isObject(text) ? (stringIn(text, 'text') ?? '') : '';
}

/** The entry with this value or text, within groups too. */
function optionOf(menu: JsonObject, wanted: string): JsonObject | undefined {
  const groups = isList(menu['option_groups']) ? menu['option_groups'].filter(isObject) : [];
  const lists = [menu['options'], ...groups.map((group) => group['options'])];
  const options = lists.flatMap((list) => (isList(list) ? list.filter(isObject) : []));
  return options.find((option) => option['value'] === wanted || labelOf(option) === wanted);
}

function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: { [key: string]: Json } = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) kept[name] = value;
  return kept;
}
