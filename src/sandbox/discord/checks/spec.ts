/**
 * Discord's own schemas, as the package `discord-api-spec` makes them from Discord's OpenAPI document: a
 * second opinion on every body, after the sandbox's own rules.
 */
import { safeParse } from 'zod/v4/core';
import { invalidForm } from '../refusal.ts';
import { problemsOf } from './form.ts';

/** The bodies that are checked, by what they are for. */
export type SpecName =
  | 'message'
  | 'message-edit'
  | 'follow-up'
  | 'answer-edit'
  | 'callback-message'
  | 'callback-update'
  | 'callback-autocomplete'
  | 'callback-modal'
  | 'command'
  | 'command-edit';

/** Checks a body against Discord's schema. */
export type Spec = (name: SpecName, body: unknown, at?: readonly (string | number)[]) => void;

/** Loads the schemas, once in a process: some 30 ms and 15 MB. */
export async function loadSpec(): Promise<Spec> {
  const spec = await import('discord-api-spec/zod');
  const schemas = {
    message: spec.MessageCreateRequestSchema,
    'message-edit': spec.MessageEditRequestPartialSchema,
    'follow-up': spec.IncomingWebhookRequestPartialSchema,
    'answer-edit': spec.IncomingWebhookUpdateRequestPartialSchema,
    'callback-message': spec.CreateMessageInteractionCallbackRequestSchema,
    'callback-update': spec.UpdateMessageInteractionCallbackRequestSchema,
    'callback-autocomplete': spec.ApplicationCommandAutocompleteCallbackRequestSchema,
    'callback-modal': spec.ModalInteractionCallbackRequestSchema,
    command: spec.ApplicationCommandCreateRequestSchema,
    'command-edit': spec.ApplicationCommandPatchRequestPartialSchema,
  };
  return (name, body, at = []) => {
    const checked = safeParse(schemas[name], body);
    if (!checked.success) throw invalidForm(problemsOf(checked.error.issues, at));
  };
}
