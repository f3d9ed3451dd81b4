/**
 * A card's form as a modal. https://docs.discord.com/developers/components/reference
 */
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Field, FieldChoice, Form } from '../../cards/card.ts';
import { shownFields } from '../../cards/form.ts';
import { shortened } from '../../cards/shorten.ts';
import { lineId, storeLongLines } from './custom-id.ts';
import { LIMITS } from './limits.ts';
import type { LineStore } from './line-store.ts';

function drawText(field: Extract<Field, { readonly kind: 'text' }>): APITextInputComponent {
  const { name, optional, initial = '', placeholder = '', lines, longest = LIMITS.textInput } = field;
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: lines === 'many' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: optional !== true,
    max_length: Math.min(longest, LIMITS.textInput),
    ...(initial === '' ? {} : { value: initial }),
    ...(placeholder === '' ? {} : { placeholder: shortened(placeholder, LIMITS.textPlaceholder) }),
  };
}

function drawChoices(
  { name, optional }: Field,
  choices: readonly FieldChoice[],
  initial: readonly string[],
  most: number,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required: optional !== true,
    min_values: optional === true ? 0 : 1,
    max_values: most,
    options: choices.map(({ label, value }) => ({
      label: shortened(label.trim() === '' ? value : label, LIMITS.selectOption),
      value,
      ...(initial.includes(value) ? { default: true } : {}),
    })),
  };
}

function drawControl(field: Field): APITextInputComponent | APIStringSelectComponent {
  switch (field.kind) {
    case 'text':
      return drawText(field);
    case 'choice':
      return drawChoices(field, field.choices, field.initial === undefined ? [] : [field.initial], 1);
    case 'choices':
      return drawChoices(field, field.choices, field.initial ?? [], field.choices.length);
  }
}

function drawField(field: Field): APILabelComponent {
  const { label, hint = '' } = field;
  return {
    type: ComponentType.Label,
    label: shortened(label, LIMITS.fieldLabel),
    ...(hint === '' ? {} : { description: shortened(hint, LIMITS.fieldDescription) }),
    component: drawControl(field),
  };
}

function isShowable(field: Field): boolean {
  if (field.kind === 'text') return (field.initial ?? '').length <= LIMITS.textInput;
  return (
    field.choices.length > 0 &&
    field.choices.length <= LIMITS.selectOptions &&
    field.choices.every(({ value }) => value !== '' && value.length <= LIMITS.selectOption)
  );
}

/**
 * Draws a form as a modal.
 *
 * @returns `undefined` where Discord cannot show the form whole: nothing of it may be missing.
 */
export async function drawForm(
  form: Form,
  lines: LineStore,
): Promise<APIModalInteractionResponseCallbackData | undefined> {
  const fields = shownFields(form);
  if (fields.length === 0 || fields.length > LIMITS.modalFields || !fields.every(isShowable))
    return undefined;
  return {
    custom_id: lineId(form.line, 0, { stored: await storeLongLines([form.line], undefined, lines) }),
    title: shortened(form.title, LIMITS.modalTitle),
    components: fields.map(drawField),
  };
}

/** The same form with what was entered, by the names of its fields. */
export function filledAgain(form: Form, entered: ReadonlyMap<string, readonly string[]>): Form {
  return {
    ...form,
    fields: form.fields.map((field): Field => {
      const values = entered.get(field.name) ?? [];
      const [first] = values;
      if (field.kind === 'choices') return { ...field, initial: values };
      const { initial: _, ...bare } = field;
      return first === undefined || first === '' ? bare : { ...bare, initial: first };
    }),
  };
}
