/**
 * Trigger ids: whatever a person does hands the app one, and within three seconds it may open one modal with it.
 * https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
 */
import { MethodFailure } from '../failure.ts';
import { unguessable } from '../identity.ts';
import { LIMITS } from '../limits.ts';

interface Issued {
  readonly user: string;
  readonly at: number;
  used: boolean;
}

/** Hands out trigger ids and takes them back. */
export class TriggerIds {
  readonly #clock: () => number;
  readonly #issued = new Map<string, Issued>();

  /** @param clock epoch milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  issue(user: string): string {
    const now = this.#clock();
    for (const [id, { at }] of this.#issued) {
      // Expired ones are told from ones that never were for a while. Oldest first.
      if (at > now - 20 * LIMITS.triggerMilliseconds) break;
      this.#issued.delete(id);
    }
    const id = `${now}.${Math.floor(Math.random() * 1e10)}.${unguessable(16)}`;
    this.#issued.set(id, { user, at: now, used: false });
    return id;
  }

  /**
   * Takes a trigger id in exchange for a modal.
   * @returns whose it is.
   * @throws MethodFailure `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`
   */
  exchange(id: string): string {
    const issued = this.#issued.get(id);
    if (issued === undefined) throw new MethodFailure('invalid_trigger_id');
    if (issued.used) throw new MethodFailure('exchanged_trigger_id');
    if (this.#clock() - issued.at > LIMITS.triggerMilliseconds) throw new MethodFailure('expired_trigger_id');
    issued.used = true;
    return issued.user;
  }
}
