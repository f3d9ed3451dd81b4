/**
 * The forms (modals) that are open in Discord.
 */
import type { InteractionResult } from '../discord/interaction-result.ts';
import { formView, submittedValues } from './discord-form.ts';
import type { FormValue, FormView } from './protocol.ts';

/** A form in front of somebody. */
export interface OpenForm {
  readonly view: FormView;
  /** Where it was opened. */
  readonly channel: string;
  submit(values: Readonly<Record<string, FormValue>>): Promise<InteractionResult>;
}

/** All open forms. Discord shows one at a time to a person: a new one takes the place of the one before. */
export class DiscordForms {
  readonly #open = new Map<string, OpenForm>();
  #count = 0;

  get views(): readonly FormView[] {
    return Array.from(this.#open.values(), ({ view }) => view);
  }

  open(
    { modal, submit }: Extract<InteractionResult, { readonly state: 'modal' }>,
    { user, channel }: { readonly user: string; readonly channel: string },
  ): void {
    this.#count += 1;
    const view = formView(modal, `form-${this.#count}`, user);
    for (const [id, other] of this.#open) if (other.view.user === user) this.#open.delete(id);
    this.#open.set(view.id, { view, channel, submit: (values) => submit(submittedValues(view, values)) });
  }

  /** A form that is open in front of a person. */
  find(id: string, user: string): OpenForm | undefined {
    const form = this.#open.get(id);
    return form?.view.user === user ? form : undefined;
  }

  close(id: string, user: string): void {
    if (this.find(id, user) !== undefined) this.#open.delete(id);
  }
}
