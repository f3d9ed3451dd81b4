/**
 * What answers an interaction.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
 */
import { z } from 'zod';
import { COMMAND, INTERACTION, MODAL } from '../limits.ts';
import { optional, text } from './fields.ts';

/** The outside of a callback; its data is read by the schema of its type. */
export const callback = z.strictObject({
  type: z.literal([1, 4, 5, 6, 7, 8, 9, 10, 12]),
  data: z.exactOptional(z.unknown()),
});

const choice = z.strictObject({
  name: text(COMMAND.choiceName, 1),
  name_localizations: optional(z.record(z.string(), optional(text(COMMAND.choiceName, 1)))),
  value: z.union([text(COMMAND.choiceValue), z.number()]),
});

/** Suggestions for an option that is being typed. */
export const choices = z.strictObject({ choices: z.array(choice).max(INTERACTION.suggestions) });

/** A form to fill in; what its components hold is checked by Discord's own schema. */
export const modal = z.strictObject({
  custom_id: text(100, 1),
  title: text(MODAL.title, 1),
  components: z
    .array(z.looseObject({ type: z.int() }))
    .min(1)
    .max(MODAL.components),
});

/** A deferral may say whether the answer will be seen by the asker alone. */
export const deferral = z.strictObject({ flags: optional(z.int().min(0)) });

/** A suggestion. */
export type AnswerChoice = z.infer<typeof choice>;
/** A form as its application described it. */
export type Modal = z.infer<typeof modal>;
