/**
 * Everything that happens in the sandbox, told as it happens: the terminal prompt shows messages from it, the
 * later page its inspector, and tests wait for it.
 */
import type { Json, JsonObject } from './json.ts';
import type { SandboxMessage } from './message.ts';

/** A call of the Web API or of a response_url, with its answer. */
export interface SandboxRequest {
  /** Counts up from 1; what a request causes names it as its `cause`. */
  readonly id: number;
  /** The method's name, such as `chat.postMessage`; `response_url` for those. */
  readonly method: string;
  /** As received, tokens left out. */
  readonly arguments: JsonObject;
  readonly status: number;
  /** Slack's error code; absent where it was carried out. */
  readonly error?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What can happen. */
export type SandboxHappening =
  | { readonly type: 'message'; readonly message: SandboxMessage }
  | { readonly type: 'update'; readonly message: SandboxMessage; readonly previous: SandboxMessage }
  | { readonly type: 'delete'; readonly message: SandboxMessage }
  | { readonly type: 'ephemeral'; readonly message: SandboxMessage }
  | {
      readonly type: 'command';
      readonly command: string;
      readonly text: string;
      readonly user: string;
      readonly channel: string;
    }
  | {
      readonly type: 'interaction';
      readonly action: JsonObject;
      readonly user: string;
      readonly channel: string;
      readonly message: SandboxMessage;
    }
  /** A modal or a Home tab. */
  | {
      readonly type: 'view';
      readonly change: 'opened' | 'updated' | 'closed';
      readonly view: string;
      readonly user: string;
    }
  | { readonly type: 'event'; readonly event: string; readonly user: string; readonly channel: string }
  | { readonly type: 'request'; readonly request: SandboxRequest }
  /** What was sent to the app and how it ended. */
  | {
      readonly type: 'delivery';
      readonly kind: string;
      readonly payload: JsonObject;
      readonly outcome: string;
      readonly milliseconds: number;
    }
  /** Something was refused: to the app (a method's error) or to a person (a command that failed). */
  | { readonly type: 'refusal'; readonly of: string; readonly error: string; readonly details: Json }
  | { readonly type: 'connection'; readonly change: 'opened' | 'closed'; readonly connections: number };

/** A happening with its time and its cause. */
export type SandboxEvent = SandboxHappening & {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The id of the request that made it happen. The event of the request itself follows what it caused. */
  readonly cause?: number;
};

/** Tells listeners what happens, in order. */
export class Journal {
  readonly #listeners = new Set<(event: SandboxEvent) => void>();
  readonly #clock: () => number;
  #cause: number | undefined;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** @returns ends the listening. */
  on(listener: (event: SandboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  record(happening: SandboxHappening): void {
    if (this.#listeners.size === 0) return;
    const cause = this.#cause === undefined ? {} : { cause: this.#cause };
    const event: SandboxEvent = { ...happening, at: this.#clock(), ...cause };
    for (const listener of this.#listeners) listener(event);
  }

  /** Runs something of which a request is the cause. */
  during<Result>(request: number, run: () => Result): Result {
    this.#cause = request;
    try {
      return run();
    } finally {
      this.#cause = undefined;
    }
  }
}
