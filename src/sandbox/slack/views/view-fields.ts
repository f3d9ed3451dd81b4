/**
 * The fields of a view: what a person fills in, and how it travels.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
import { isList, isObject, type Json, type JsonObject, stringIn } from '../json.ts';
import { optionOf } from '../message-elements.ts';
import type { View } from './view.ts';

/** What stands in a field: a text, the value of a chosen option, or the values of several. */
export type FieldValue = string | readonly string[];

/** One field: an input block with its element. */
export interface ViewField {
  readonly block: string;
  readonly action: string;
  readonly label: string;
  /** Empty where there is none. */
  readonly hint: string;
  readonly optional: boolean;
  readonly element: JsonObject;
}

/** The fields of a view, from top to bottom. */
export function fieldsOf({ blocks }: Pick<View, 'blocks'>): readonly ViewField[] {
  return blocks.flatMap((block): readonly ViewField[] => {
    const { element, label, hint } = block;
    if (block['type'] !== 'input' || !isObject(element)) return [];
    return [
      {
        block: stringIn(block, 'block_id') ?? '',
        action: stringIn(element, 'action_id') ?? '',
        label: isObject(label) ? (stringIn(label, 'text') ?? '') : '',
        hint: isObject(hint) ? (stringIn(hint, 'text') ?? '') : '',
        optional: block['optional'] === true,
        element,
      },
    ];
  });
}

/** What a field holds before anybody has touched it. */
export function initialValue({ element }: ViewField): FieldValue {
  const { initial_option: option, initial_options: options } = element;
  if (element['type'] === 'multi_static_select') return isList(options) ? options.map(optionValue) : [];
  return isObject(option) ? optionValue(option) : (stringIn(element, 'initial_value') ?? '');
}

const optionValue = (option: Json): string => (isObject(option) ? (stringIn(option, 'value') ?? '') : '');

/** What may be chosen in a field; `undefined` where it takes a text. */
export function optionsOf({ element }: ViewField): readonly JsonObject[] | undefined {
  if (element['type'] === 'plain_text_input') return undefined;
  const groups = isList(element['option_groups']) ? element['option_groups'].filter(isObject) : [];
  return [element['options'], ...groups.map(({ options }) => options)].flatMap((options) =>
    isList(options) ? options.filter(isObject) : [],
  );
}

/** What is wrong with a value, in the words that stand below the field; `undefined` where nothing is. */
export function faultOf(field: ViewField, value: FieldValue): string | undefined {
  if (value.length === 0) return field.optional ? undefined : 'Please complete this required field.';
  if (optionsOf(field) !== undefined) return choiceFault(field, value);
  if (typeof value !== 'string') return 'Please enter a text.';
  const { min_length: least, max_length: most } = field.element;
  if (typeof least === 'number' && value.length < least) return `Must be at least ${least} characters long.`;
  if (typeof most === 'number' && value.length > most) return `Must be at most ${most} characters long.`;
  return undefined;
}

function choiceFault({ element }: ViewField, value: FieldValue): string | undefined {
  const several = element['type'] === 'multi_static_select';
  if (several === (typeof value === 'string')) return 'Please choose one of the options.';
  const chosen = typeof value === 'string' ? [value] : value;
  const most = element['max_selected_items'];
  if (typeof most === 'number' && chosen.length > most) return `Please choose at most ${most}.`;
  const known = chosen.every((one) => optionOf(element, one) !== undefined);
  return known ? undefined : 'Please choose one of the options.';
}

/** What every field is set to, by block and action. @param values by block; what is missing is empty. */
export function stateOf(
  fields: readonly ViewField[],
  values: Readonly<Record<string, FieldValue>>,
): JsonObject {
  return Object.fromEntries(
    fields.map(({ block, action, element }) => [block, { [action]: setTo(element, values[block] ?? '') }]),
  );
}

function setTo(element: JsonObject, value: FieldValue): JsonObject {
  const type = stringIn(element, 'type') ?? '';
  const chosen = (typeof value === 'string' ? [value] : value)
    .map((one) => optionOf(element, one))
    .filter((option) => option !== undefined);
  switch (type) {
    case 'plain_text_input':
      return { type, value: typeof value === 'string' && value !== '' ? value : null };
    case 'multi_static_select':
      return { type, selected_options: chosen };
    default:
      return { type, selected_option: chosen[0] ?? null };
  }
}
