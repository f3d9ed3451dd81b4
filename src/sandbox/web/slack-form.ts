/**
 * A modal of Slack's as the page shows it: its fields, and what stands between them to be read and to be pressed.
 */

import { isObject, type Json, stringIn } from '../slack/json.ts';
import { labelOf } from '../slack/message-elements.ts';
import type { View } from '../slack/views/view.ts';
import { fieldsOf, initialValue, optionsOf, type ViewField } from '../slack/views/view-fields.ts';
import type { FieldView, FormView, NoteView } from './protocol.ts';

const textOf = (value: Json | undefined): string => (isObject(value) ? (stringIn(value, 'text') ?? '') : '');

function fieldView(field: ViewField, error: string | undefined): FieldView {
  const common = {
    id: field.block,
    label: field.label,
    required: !field.optional,
    ...(field.hint === '' ? {} : { hint: field.hint }),
    ...(error === undefined ? {} : { error }),
  };
  const value = initialValue(field);
  const options = optionsOf(field)?.map((option) => ({
    label: labelOf(option),
    value: stringIn(option, 'value') ?? '',
  }));
  if (typeof value !== 'string') return { ...common, kind: 'choices', value, options: options ?? [] };
  if (options !== undefined)
    return { ...common, kind: 'choice', ...(value === '' ? {} : { value }), options };
  const { multiline, placeholder } = field.element;
  return { ...common, kind: 'text', multiline: multiline === true, value, placeholder: textOf(placeholder) };
}

function notesOf({ blocks }: View): readonly NoteView[] {
  return blocks.flatMap((block, index): readonly NoteView[] => {
    if (block['type'] === 'input') return [];
    const next = blocks.slice(index).find(({ type }) => type === 'input');
    const before = next === undefined ? undefined : stringIn(next, 'block_id');
    return [{ block, ...(before === undefined ? {} : { before }) }];
  });
}

/** @param errors what is wrong with what was sent, by field. */
export function formView(view: View, errors: Readonly<Record<string, string>>): FormView {
  const [submit, close, notes] = [textOf(view.submit), textOf(view.close), notesOf(view)];
  return {
    id: view.id,
    user: view.user,
    title: textOf(view.title),
    ...(submit === '' ? {} : { submitLabel: submit }),
    ...(close === '' ? {} : { cancelLabel: close }),
    fields: fieldsOf(view).map((field) => fieldView(field, errors[field.block])),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
