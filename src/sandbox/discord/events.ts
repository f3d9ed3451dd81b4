/** What happens in the sandbox, told to whoever listens: the prompt, a page that inspects, a test. */
import type { Notified } from './mentions.ts';
import type { Message } from './wire.ts';

/** A message as it stands, with what Discord's wire does not show. */
export interface SandboxMessage extends Message {
  /** Whom it pinged. */
  readonly notifies: Notified;
  /** The id of the only person who sees it; absent where everybody in the channel does. */
  readonly onlyFor?: string;
}

/** One request to the REST API. Its number is the `cause` of the messages it made. */
export interface RequestEvent {
  readonly type: 'request';
  readonly id: number;
  /** When it came, in epoch milliseconds of the sandbox's clock, and how long it took in milliseconds. */
  readonly at: number;
  readonly took: number;
  readonly method: string;
  /** The path behind the version, such as `/channels/1/messages`. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Anything that happens. Times are epoch milliseconds of the sandbox's clock. */
export type SandboxEvent =
  | RequestEvent
  | {
      readonly type: 'refusal';
      readonly at: number;
      readonly request: number;
      readonly status: number;
      /** Discord's error code and sentence; the whole body is the request's `answer`. */
      readonly code: number;
      readonly message: string;
    }
  | {
      readonly type: 'message';
      readonly change: 'created' | 'edited' | 'deleted';
      readonly at: number;
      readonly message: SandboxMessage;
      readonly cause?: number;
    }
  /** A channel or a thread was opened, changed (what it allows, or whether it is archived) or closed. */
  | {
      readonly type: 'channel';
      readonly at: number;
      readonly change: 'opened' | 'changed' | 'closed';
      readonly channel: string;
    }
  | { readonly type: 'typing'; readonly at: number; readonly channel: string; readonly cause: number }
  | {
      readonly type: 'interaction';
      readonly at: number;
      readonly id: string;
      readonly kind: 'command' | 'component' | 'autocomplete' | 'modal';
      readonly payload: unknown;
    }
  | {
      readonly type: 'interaction-end';
      readonly at: number;
      readonly id: string;
      readonly state: 'acknowledged' | 'late';
    }
  | {
      readonly type: 'connection';
      readonly at: number;
      readonly change: 'opened' | 'identified' | 'resumed' | 'closed';
      readonly session?: string;
      readonly code?: number;
    }
  | {
      readonly type: 'dispatch';
      readonly at: number;
      readonly session: string;
      readonly name: string;
      readonly sequence: number;
    }
  | { readonly type: 'commands'; readonly at: number; readonly scope: string; readonly count: number };

/** Is told of everything, one event at a time, before the request that caused it is answered. */
export type Listener = (event: SandboxEvent) => void;

/** Listeners and what they are told. Building an event costs nothing while nobody listens. */
export class Events {
  readonly #listeners = new Set<Listener>();

  /** @returns stops listening. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param event makes the event, called only if somebody listens. */
  emit(event: () => SandboxEvent): void {
    if (this.#listeners.size === 0) return;
    const made = event();
    for (const listener of [...this.#listeners]) listener(made);
  }
}
