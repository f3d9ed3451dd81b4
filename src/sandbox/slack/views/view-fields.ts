/**
 * The fields of a view: what a person fills in, and how it travels.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
import { isList, isObject, type Json, type JsonObject, stringIn } from '../json.ts';
import { optionOf } from '../message-elements.ts';
import type { View } from './view.ts';

/** One field: an input block with its element. */
export interface ViewField {
  readonly block: string;
  readonly action: string;
  readonly label: string;
  readonly optional: boolean;
  readonly element: JsonObject;
}

/** The fields of a view, from top to bottom. */
export function fieldsOf({ blocks }: Pick<View, 'blocks'>): readonly ViewField[] {
  return blocks.flatMap((block): readonly ViewField[] => {
    const { element, label } = block;
    if (block['type'] !== 'input' || !isObject(element)) return [];
    return [
      {
        block: stringIn(block, 'block_id') ?? '',
        action: stringIn(element, 'action_id') ?? '',
        label: isObject(label) ? (stringIn(label, 'text') ?? '') : '',
        optional: block['optional'] === true,
        element,
      },
    ];
  });
}

/** What a field holds before anybody has touched it: a text, or the value of an option. */
export function initialValue({ element }: ViewField): string {
  const { initial_option: option } = element;
  return isObject(option) ? (stringIn(option, 'value') ?? '') : (stringIn(element, 'initial_value') ?? '');
}

/** What may be chosen in a field; `undefined` where it takes a text. */
export function optionsOf({ element }: ViewField): readonly JsonObject[] | undefined {
  if (element['type'] === 'plain_text_input') return undefined;
  const groups = isList(element['option_groups']) ? element['option_groups'].filter(isObject) : [];
  return [element['options'], ...groups.map(({ options }) => options)].flatMap((options) =>
    isList(options) ? options.filter(isObject) : [],
  );
}

/** What is wrong with a value, in the words that stand below the field; `undefined` where nothing is. */
export function faultOf(field: ViewField, value: string): string | undefined {
  if (value === '') return field.optional ? undefined : 'Please complete this required field.';
  if (optionsOf(field) !== undefined)
    return optionOf(field.element, value) === undefined ? 'Please choose one of the options.' : undefined;
  const { min_length: least, max_length: most } = field.element;
  if (typeof least === 'number' && value.length < least) return `Must be at least ${least} characters long.`;
  if (typeof most === 'number' && value.length > most) return `Must be at most ${most} characters long.`;
  return undefined;
}

/** What every field is set to, by block and action. @param values by block; what is missing is empty. */
export function stateOf(fields: readonly ViewField[], values: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    fields.map(({ block, action, element }) => {
      const type = stringIn(element, 'type') ?? '';
      const value = values[block] ?? '';
      const set: { readonly [key: string]: Json } =
        type === 'plain_text_input'
          ? { type, value: value === '' ? null : value }
          : { type, selected_option: optionOf(element, value) ?? null };
      return [block, { [action]: set }];
    }),
  );
}
