/**
 * What changes in a pane, told as it changes: a message that a request made is told once its request has ended, so
 * that it comes with its cause.
 */
import { Causes, type RequestView } from './causes.ts';
import type { PaneChange } from './pane.ts';
import type { CauseView, MessageView } from './protocol.ts';
import type { Trigger } from './triggers.ts';

/** How a platform's messages are named and shown. */
export interface MessageForm<Message> {
  /** Names a message within its pane. */
  keyOf(message: Message): string;
  view(message: Message, cause: CauseView | undefined): MessageView;
}

/** Tells what changes. */
export class PaneFeed<Message> {
  readonly #form: MessageForm<Message>;
  readonly #causes = new Causes<Message>();
  readonly #listeners = new Set<(change: PaneChange) => void>();

  constructor(form: MessageForm<Message>) {
    this.#form = form;
  }

  onChange(listener: (change: PaneChange) => void): void {
    this.#listeners.add(listener);
  }

  view(message: Message): MessageView {
    return this.#form.view(message, this.#causes.of(this.#form.keyOf(message)));
  }

  /** Anything but the messages has changed. */
  changed(): void {
    this.#tell({ type: 'pane' });
  }

  /** A message is new or was changed by nobody's request. */
  message(message: Message): void {
    this.#tell({ type: 'message', message: this.view(message) });
  }

  /** A request under way has made or changed a message. @param trigger what it may be an answer to */
  made(request: number, message: Message, trigger: Trigger | undefined): void {
    this.#causes.made(request, { message, key: this.#form.keyOf(message), trigger });
  }

  /** A request has ended. @param known the trigger, where the request itself says what it answers */
  ended(request: number, view: () => RequestView, known?: Trigger): void {
    for (const message of this.#causes.ended(request, view, known)) this.message(message);
  }

  /** A message is no longer there. */
  deleted(message: Message): void {
    const { channel, id } = this.view(message);
    this.#causes.forget(this.#form.keyOf(message));
    this.#tell({ type: 'deleted', channel, id });
  }

  #tell(change: PaneChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
