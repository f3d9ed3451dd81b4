/** Forms that were filled in and sent: the line they stand for is run as if it had been typed. */
import { ButtonStyle, ComponentType, type ModalSubmitInteraction } from 'discord.js';
import type { Form } from '../../../cards/card.ts';
import { type Entered, lineOfForm } from '../../../cards/form.ts';
import { type Afterwards, answerInteraction, tellAsker } from '../answer.ts';
import type { Answering } from '../answering.ts';
import type { Row } from '../components.ts';
import { formId } from '../custom-id.ts';
import { filledAgain } from '../form.ts';
import { LIMITS } from '../limits.ts';
import { FORGOTTEN, lineOf } from './component.ts';

/** What was entered, by the names of the fields, in their order. */
function enteredIn({ fields }: ModalSubmitInteraction): ReadonlyMap<string, readonly string[]> {
  return new Map(
    fields.fields.map((field) => {
      if (field.type === ComponentType.TextInput) return [field.customId, [field.value]];
      if (field.type === ComponentType.StringSelect) return [field.customId, field.values];
      // No form of ours has another kind.
      return ['', []];
    }),
  );
}

/** The same as values of a line. Discord does not say which field has several lines; the form does, where it is kept. */
function valuesOf(
  entered: ReadonlyMap<string, readonly string[]>,
  form: Form | undefined,
): readonly Entered[] {
  return Array.from(entered, ([name, chosen]) => {
    const field = form?.fields.find((one) => one.name === name);
    return {
      value: chosen.join(',').replace(/\r\n?/g, '\n').trim(),
      lines: field?.kind === 'text' && field.lines === 'many' ? 'many' : 'one',
    };
  });
}

/** A button that opens the form once more, with what was entered. */
function again(id: string): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Primary,
        label: 'Change what I entered',
        custom_id: formId(id),
      },
    ],
  };
}

/** Answers whoever sent the form. What was not understood can be changed and sent again. Never rejects. */
export async function onSubmission(interaction: ModalSubmitInteraction, answering: Answering): Promise<void> {
  const line = await lineOf(interaction.customId, answering);
  if (line === undefined) return tellAsker(interaction, FORGOTTEN, answering);
  const entered = enteredIn(interaction);
  const form = answering.forms.find(line);
  const offer: Afterwards = ({ outcome }, messages) => {
    if (outcome === 'answered' || form === undefined) return messages;
    const row = again(answering.forms.keep(filledAgain(form, entered)));
    const [first, ...rest] = messages;
    const { components } = first;
    if (components.length >= LIMITS.rows) return messages;
    return [{ ...first, components: [row, ...components] }, ...rest];
  };
  await answerInteraction(interaction, lineOfForm(line, valuesOf(entered, form)), answering, offer);
}
