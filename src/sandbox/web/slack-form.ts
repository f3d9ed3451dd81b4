/**
 * A modal of Slack's as the page shows it: its fields. What else stands in a modal the page does not show.
 */

import { isObject, type Json, stringIn } from '../slack/json.ts';
import { labelOf } from '../slack/message-elements.ts';
import type { View } from '../slack/views/view.ts';
import { fieldsOf, initialValue, optionsOf, type ViewField } from '../slack/views/view-fields.ts';
import type { FieldView, FormView } from './protocol.ts';

const textOf = (value: Json | undefined): string => (isObject(value) ? (stringIn(value, 'text') ?? '') : '');

function fieldView(field: ViewField, error: string | undefined): FieldView {
  const common = {
    id: field.block,
    label: field.label,
    required: !field.optional,
    ...(error === undefined ? {} : { error }),
  };
  const value = initialValue(field);
  const options = optionsOf(field);
  if (options === undefined) {
    const { multiline, placeholder } = field.element;
    return {
      ...common,
      kind: 'text',
      multiline: multiline === true,
      value,
      placeholder: textOf(placeholder),
    };
  }
  return {
    ...common,
    kind: 'choice',
    ...(value === '' ? {} : { value }),
    options: options.map((option) => ({ label: labelOf(option), value: stringIn(option, 'value') ?? '' })),
  };
}

/** @param errors what is wrong with what was sent, by field. */
export const formView = (view: View, errors: Readonly<Record<string, string>>): FormView => ({
  id: view.id,
  user: view.user,
  title: textOf(view.title),
  submitLabel: textOf(view.submit) || 'Done',
  fields: fieldsOf(view).map((field) => fieldView(field, errors[field.block])),
});
