/**
 * Which request made which message. The sandboxes tell of a message before they tell of the request, because the
 * request has not been answered yet; here the two are brought together.
 */
import type { CauseView } from './protocol.ts';
import type { Trigger } from './triggers.ts';

/** A request as the page shows it. */
export type RequestView = CauseView['request'];

/** A message that a request made or changed. */
export interface Made<Message> {
  readonly message: Message;
  /** Names the message within its pane. */
  readonly key: string;
  readonly trigger: Trigger | undefined;
}

/** Remembers the cause of each message: that of its newest form. */
export class Causes<Message> {
  readonly #known = new Map<string, CauseView>();
  readonly #awaited = new Map<number, Made<Message>[]>();

  /** Notes that a request made or changed a message. */
  made(request: number, made: Made<Message>): void {
    this.#awaited.set(request, [...(this.#awaited.get(request) ?? []), made]);
  }

  /**
   * Notes a request that has ended.
   * @param view what is shown of it; asked for only where it made something.
   * @param known the trigger, where the request itself says what it answers.
   * @returns the messages whose cause it is, as it left them.
   */
  ended(request: number, view: () => RequestView, known?: Trigger): readonly Message[] {
    const made = this.#awaited.get(request);
    if (made === undefined) return [];
    this.#awaited.delete(request);
    const shown = view();
    for (const { key, trigger: guessed } of made) {
      const trigger = known ?? guessed;
      this.#known.set(key, {
        ...(trigger === undefined ? {} : { trigger: { text: trigger.text, at: trigger.at } }),
        request: shown,
      });
    }
    return made.map(({ message }) => message);
  }

  of(key: string): CauseView | undefined {
    return this.#known.get(key);
  }

  /** Forgets a message that is no longer there. */
  forget(key: string): void {
    this.#known.delete(key);
  }
}
