/**
 * A form that somebody filled in and sent: what was entered, and the same form with it once more.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Entered } from '../../cards/form.ts';
import { plainText } from './draw-controls.ts';
import { decodedEntities } from './mention-text.ts';
import { FORM } from './modal.ts';

/** Text of ours, as Slack gives it back: perhaps with its escapes. */
const words = z.object({ text: z.string() }).transform(({ text }) => plainText(decodedEntities(text)));

const option = z.object({ text: words, value: z.string() });

const element = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('plain_text_input'),
    action_id: z.string(),
    multiline: z.boolean().optional(),
    max_length: z.number().optional(),
    placeholder: words.optional(),
  }),
  z.object({ type: z.literal('static_select'), action_id: z.string(), options: z.array(option) }),
  z.object({ type: z.literal('multi_static_select'), action_id: z.string(), options: z.array(option) }),
]);

const input = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  label: words,
  hint: words.nullish(),
  optional: z.boolean().optional(),
  element,
});

type Input = z.output<typeof input>;

/** What a field was set to: one text, one choice, or several. */
const entered = z.union([
  z
    .object({ type: z.literal('plain_text_input'), value: z.string().nullish() })
    .transform(({ value }) => [decodedEntities(value ?? '')]),
  z
    .object({ type: z.literal('static_select'), selected_option: z.object({ value: z.string() }).nullish() })
    .transform(({ selected_option: chosen }) => (chosen == null ? [] : [chosen.value])),
  z
    .object({
      type: z.literal('multi_static_select'),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
    })
    .transform(({ selected_options: chosen }) => (chosen ?? []).map(({ value }) => value)),
]);

/** The view of a `view_submission`. */
export const filledForm = z.object({
  id: z.string(),
  private_metadata: z.string(),
  title: words,
  submit: words,
  blocks: z.array(z.unknown()),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), entered)) }),
});

/** A form as it was sent. */
export type FilledForm = z.output<typeof filledForm>;

function inputsOf({ blocks }: FilledForm): readonly Input[] {
  return blocks.flatMap((block) => {
    const { data } = input.safeParse(block);
    return data === undefined ? [] : [data];
  });
}

const valuesOf = ({ state }: FilledForm, { block_id, element: { action_id } }: Input): readonly string[] =>
  state.values[block_id]?.[action_id] ?? [];

/** What was entered into a field, as a part of a line. Line breaks stay where the field has several lines. */
function enteredInto(form: FilledForm, field: Input): Entered {
  const value = valuesOf(form, field).join(',').trim();
  const { element } = field;
  return element.type === 'plain_text_input' && element.multiline === true
    ? { value: value.replace(/\r\n?/g, '\n'), lines: 'many' }
    : { value: value.replace(/\s+/g, ' '), lines: 'one' };
}

/** What was entered, in the order of the fields. */
export function enteredIn(form: FilledForm): readonly Entered[] {
  return inputsOf(form).map((field) => enteredInto(form, field));
}

function filledElement(field: Input, values: readonly string[]): InputBlock['element'] {
  const { element: bare } = field;
  const [first = ''] = values;
  switch (bare.type) {
    case 'plain_text_input': {
      const { multiline, max_length, placeholder, ...rest } = bare;
      return {
        ...rest,
        ...(multiline === undefined ? {} : { multiline }),
        ...(max_length === undefined ? {} : { max_length }),
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(first === '' ? {} : { initial_value: first }),
      };
    }
    case 'static_select': {
      const chosen = bare.options.find(({ value }) => value === first);
      return { ...bare, ...(chosen === undefined ? {} : { initial_option: chosen }) };
    }
    case 'multi_static_select': {
      const chosen = bare.options.filter(({ value }) => values.includes(value));
      return { ...bare, ...(chosen.length === 0 ? {} : { initial_options: chosen }) };
    }
  }
}

/** How many fields a form has. */
export const fieldCount = (form: FilledForm): number => inputsOf(form).length;

/**
 * The same form with what was entered, and with something to read above it. Slack keeps what stands in fields whose ids
 * stay the same; that it is also their initial value holds where another view came in between.
 */
export function formAgain(form: FilledForm, above: readonly KnownBlock[]): ModalView {
  const fields = inputsOf(form).map((field): InputBlock => {
    const { type, block_id, label, hint, optional = false } = field;
    return {
      type,
      block_id,
      label,
      ...(hint == null ? {} : { hint }),
      optional,
      element: filledElement(field, valuesOf(form, field)),
    };
  });
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: form.private_metadata,
    title: form.title,
    submit: form.submit,
    close: plainText('Cancel'),
    blocks: [...above, ...fields],
  };
}
