/**
 * The buttons and menus in a message: finding one, and the state they are in.
 */
import { SandboxRefusal } from './failure.ts';
import { isList, isObject, type Json, type JsonObject, stringIn } from './json.ts';
import type { SandboxMessage } from './message.ts';

/** An element with the block it stands in. */
export interface PlacedElement {
  /** The block's id. */
  readonly block: string;
  readonly element: JsonObject;
}

const TYPES = { button: ['button'], menu: ['static_select', 'overflow'] } as const;

/** The elements of actions and accessories in a message or a view, from top to bottom. */
export function elementsOf({ blocks }: Pick<SandboxMessage, 'blocks'>): readonly PlacedElement[] {
  return blocks.flatMap((block) => {
    const elements = isList(block['elements']) ? block['elements'] : [block['accessory']];
    const id = stringIn(block, 'block_id') ?? '';
    return elements.filter(isObject).map((element) => ({ block: id, element }));
  });
}

/**
 * The one button or menu that fits.
 * @throws SandboxRefusal `no_such_button` or `no_such_menu`, saying what there is.
 */
export function onlyElement(
  message: SandboxMessage,
  kind: keyof typeof TYPES,
  wanted: (element: JsonObject) => boolean,
): PlacedElement {
  const types: readonly (string | undefined)[] = TYPES[kind];
  const all = elementsOf(message).filter(({ element }) => types.includes(stringIn(element, 'type')));
  const fitting = all.filter(({ element }) => wanted(element));
  const [found] = fitting;
  if (found !== undefined && fitting.length === 1) return found;
  const offered = all.map(({ element }) => labelOf(element)).join(', ') || 'none';
  throw new SandboxRefusal(
    `no_such_${kind}`,
    `${fitting.length} of the message's ${kind}s fit what was asked for; it has: ${offered}`,
  );
}

/** What a button or menu says on it. */
export function labelOf(element: JsonObject): string {
  const text = element['text'] ?? element['placeholder'];
  return isObject(text) ? (stringIn(text, 'text') ?? '') : '';
}

/** The entry of a menu with this value or text, within groups too. */
export function optionOf(menu: JsonObject, wanted: string): JsonObject | undefined {
  const groups = isList(menu['option_groups']) ? menu['option_groups'].filter(isObject) : [];
  const lists = [menu['options'], ...groups.map((group) => group['options'])];
  const options = lists.flatMap((list) => (isList(list) ? list.filter(isObject) : []));
  return options.find((option) => option['value'] === wanted || labelOf(option) === wanted);
}

/**
 * What every select menu of a message is set to, by block and action.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload#state
 * @param chosen the option that was chosen just now.
 */
export function stateOf(
  message: SandboxMessage,
  chosen?: PlacedElement & { readonly option: Json },
): JsonObject {
  const values: { [block: string]: { [action: string]: Json } } = {};
  for (const { block, element } of elementsOf(message)) {
    if (element['type'] !== 'static_select') continue;
    const selected = chosen?.element === element ? chosen.option : (element['initial_option'] ?? null);
    const actions = values[block] ?? {};
    actions[stringIn(element, 'action_id') ?? ''] = { type: 'static_select', selected_option: selected };
    values[block] = actions;
  }
  return { values };
}
