/**
 * A card's form as a modal. https://docs.slack.dev/surfaces/modals
 */
import type {
  InputBlock,
  ModalView,
  MultiStaticSelect,
  PlainTextInput,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { Field, FieldChoice, Form } from '../../cards/card.ts';
import { shownFields } from '../../cards/form.ts';
import { shortened } from '../../cards/shorten.ts';
import type { Place } from '../../commands/command.ts';
import { plainText } from './draw-controls.ts';
import { LIMITS } from './limits.ts';
import { FORM, writeModalContext } from './modal.ts';

/** The action id of every field: the block's id says which one it is. */
const FIELD_ACTION = 'value';

const drawOption = ({ label, value }: FieldChoice): PlainTextOption => ({
  text: plainText(shortened(label.trim() === '' ? value : label.trim(), LIMITS.select.text)),
  value,
});

/** Whether Slack can show the choices, each of them. */
function areShowable(choices: readonly FieldChoice[]): boolean {
  return (
    choices.length > 0 &&
    choices.length <= LIMITS.select.options &&
    choices.every(({ value }) => value !== '' && value.length <= LIMITS.select.value && value.isWellFormed())
  );
}

function drawText(field: Extract<Field, { readonly kind: 'text' }>): PlainTextInput {
  const { initial, placeholder, lines, longest = LIMITS.input.text } = field;
  return {
    type: 'plain_text_input',
    action_id: FIELD_ACTION,
    max_length: Math.min(longest, LIMITS.input.text),
    ...(lines === 'many' ? { multiline: true } : {}),
    ...(initial === undefined || initial === '' ? {} : { initial_value: initial }),
    ...(placeholder === undefined || placeholder === ''
      ? {}
      : { placeholder: plainText(shortened(placeholder, LIMITS.input.placeholder)) }),
  };
}

function drawChoice({ choices, initial }: Extract<Field, { readonly kind: 'choice' }>): StaticSelect {
  const options = choices.map(drawOption);
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: 'static_select',
    action_id: FIELD_ACTION,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function drawChoices({
  choices,
  initial = [],
}: Extract<Field, { readonly kind: 'choices' }>): MultiStaticSelect {
  const options = choices.map(drawOption);
  const chosen = options.filter(({ value }) => value !== undefined && initial.includes(value));
  return {
    type: 'multi_static_select',
    action_id: FIELD_ACTION,
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
}

function drawElement(field: Field): InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return drawText(field);
    case 'choice':
      return drawChoice(field);
    case 'choices':
      return drawChoices(field);
  }
}

function drawField(field: Field): InputBlock {
  const { name, label, hint, optional } = field;
  return {
    type: 'input',
    block_id: name,
    label: plainText(shortened(label, LIMITS.input.label)),
    ...(hint === undefined || hint === '' ? {} : { hint: plainText(shortened(hint, LIMITS.input.hint)) }),
    optional: optional === true,
    element: drawElement(field),
  };
}

function isShowable(field: Field): boolean {
  return field.kind === 'text'
    ? (field.initial ?? '').length <= LIMITS.input.text && (field.initial ?? '').isWellFormed()
    : areShowable(field.choices);
}

/**
 * Draws a form as a modal.
 *
 * @param place where it was asked for: what the form's line runs in.
 * @returns `undefined` where Slack cannot show the form whole: nothing of it may be missing.
 */
export function drawForm(form: Form, place: Place): ModalView | undefined {
  const fields = shownFields(form);
  const context = writeModalContext({ line: form.line, place });
  if (context === undefined || fields.length === 0 || fields.length > LIMITS.view.blocks) return undefined;
  if (!fields.every(isShowable)) return undefined;
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: context,
    title: plainText(shortened(form.title, LIMITS.view.title)),
    submit: plainText(shortened(form.submit, LIMITS.view.button)),
    close: plainText('Cancel'),
    blocks: fields.map(drawField),
  };
}
