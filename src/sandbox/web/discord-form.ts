/**
 * A form (modal) of Discord's as the page shows it.
 * See https://discord.com/developers/docs/components/reference
 */
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Modal } from '../discord/checks/callback-schema.ts';
import type { FieldView, FormValue, FormView } from './protocol.ts';

const textInput = z.looseObject({
  type: z.literal(ComponentType.TextInput),
  custom_id: z.string(),
  style: z.number(),
  label: z.string().nullish(),
  required: z.boolean().nullish(),
  value: z.string().nullish(),
  placeholder: z.string().nullish(),
});

const stringSelect = z.looseObject({
  type: z.literal(ComponentType.StringSelect),
  custom_id: z.string(),
  required: z.boolean().nullish(),
  options: z.array(z.looseObject({ label: z.string(), value: z.string(), default: z.boolean().nullish() })),
});

const control = z.union([textInput, stringSelect]);

const row = z.looseObject({ type: z.literal(ComponentType.ActionRow), components: z.array(z.unknown()) });

const label = z.looseObject({
  type: z.literal(ComponentType.Label),
  label: z.string(),
  description: z.string().nullish(),
  component: z.unknown(),
});

/** A control with the label beside it, or with its own. */
function fieldOf(component: unknown, beside: string | undefined): readonly FieldView[] {
  const { data } = control.safeParse(component);
  if (data === undefined) return [];
  const common = { id: data.custom_id, required: data.required ?? true };
  if (data.type === ComponentType.TextInput) {
    return [
      {
        ...common,
        label: beside ?? data.label ?? '',
        kind: 'text',
        multiline: data.style === TextInputStyle.Paragraph,
        value: data.value ?? '',
        placeholder: data.placeholder ?? '',
      },
    ];
  }
  const chosen = data.options.find((option) => option.default === true)?.value;
  return [
    {
      ...common,
      label: beside ?? '',
      kind: 'choice',
      ...(chosen === undefined ? {} : { value: chosen }),
      options: data.options.map((option) => ({ label: option.label, value: option.value })),
    },
  ];
}

function fieldsOf(component: unknown): readonly FieldView[] {
  const inRow = row.safeParse(component);
  if (inRow.success) return inRow.data.components.flatMap((inner) => fieldOf(inner, undefined));
  const labelled = label.safeParse(component);
  if (!labelled.success) return [];
  const { component: inner, label: beside, description } = labelled.data;
  const hint = description ?? '';
  return fieldOf(inner, beside).map((field) => (hint === '' ? field : { ...field, hint }));
}

/** The form's title and fields: texts and lists; Discord's other components the page does not offer. */
export const formView = (modal: Modal, id: string, user: string): FormView => ({
  id,
  user,
  title: modal.title,
  submitLabel: 'Submit',
  fields: modal.components.flatMap(fieldsOf),
});

/** Values as they are sent: what is chosen in a list travels as a list. */
export function submittedValues(
  { fields }: FormView,
  values: Readonly<Record<string, FormValue>>,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = values[field.id] ?? '';
      return [
        field.id,
        field.kind === 'text' || typeof value !== 'string' ? value : value === '' ? [] : [value],
      ];
    }),
  );
}
