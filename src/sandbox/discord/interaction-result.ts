/** What a person sees after using a command or pressing a button. */
import type { AnswerChoice, Modal } from './checks/callback-schema.ts';
import { ClientRefusal } from './client-refusal.ts';
import type { SandboxMessage } from './events.ts';
import type { Acknowledgement } from './interactions.ts';
import { asSandboxMessage } from './message-description.ts';

/** How an interaction ended in front of the person who began it. */
export type InteractionResult =
  | { readonly state: 'answered'; readonly message: SandboxMessage }
  /** "… is thinking". `answer` resolves when the answer is filled in, and may wait for ever. */
  | { readonly state: 'deferred'; readonly message: SandboxMessage; readonly answer: Promise<SandboxMessage> }
  /** The message a button stood on was changed. */
  | { readonly state: 'updated'; readonly message: SandboxMessage }
  /** The press was taken; the message may change later. */
  | { readonly state: 'deferred-update' }
  | {
      readonly state: 'modal';
      readonly modal: Modal;
      /** Sends the form, with a text or chosen values for each `custom_id`. */
      submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<InteractionResult>;
    }
  /** No callback within three seconds. */
  | { readonly state: 'failed'; readonly reason: 'The application did not respond' };

/** Submits a form that an interaction was answered with. */
export type Submit = (
  modal: Modal,
  values: Readonly<Record<string, string | readonly string[]>>,
) => Promise<InteractionResult>;

/** The result of an acknowledgement. */
export function resultOf(acknowledgement: Acknowledgement, submit: Submit): InteractionResult {
  switch (acknowledgement.type) {
    case 'message':
      return { state: 'answered', message: asSandboxMessage(acknowledgement.stored) };
    case 'deferred':
      return {
        state: 'deferred',
        message: asSandboxMessage(acknowledgement.stored),
        answer: acknowledgement.answer.then(asSandboxMessage),
      };
    case 'updated':
      return { state: 'updated', message: asSandboxMessage(acknowledgement.stored) };
    case 'deferred-update':
      return { state: 'deferred-update' };
    case 'modal': {
      const { modal } = acknowledgement;
      return { state: 'modal', modal, submit: (values) => submit(modal, values) };
    }
    case 'choices':
      throw new ClientRefusal('Suggestions answer nothing but an option that is being typed.');
    case 'late':
      return { state: 'failed', reason: 'The application did not respond' };
  }
}

/** The suggestions of an acknowledgement; none where the application was late, as the app shows it. */
export const choicesOf = (acknowledgement: Acknowledgement): readonly AnswerChoice[] =>
  acknowledgement.type === 'choices' ? acknowledgement.choices : [];

/**
 * The message a person ends up reading, also where the answer was deferred.
 *
 * @throws ClientRefusal where there is none: the application did not respond, or showed a form.
 */
export async function messageOf(result: InteractionResult): Promise<SandboxMessage> {
  switch (result.state) {
    case 'answered':
    case 'updated':
      return result.message;
    case 'deferred':
      return result.answer;
    case 'failed':
      throw new ClientRefusal(result.reason);
    default:
      throw new ClientRefusal(`The interaction ended as “${result.state}”, without a message.`);
  }
}
