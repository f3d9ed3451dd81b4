/**
 * Messages that one person sees each. Slack keeps them in no history; the sandbox forgets the oldest.
 */
import { LIMITS } from './limits.ts';
import type { SandboxMessage } from './message.ts';

/** What single people see, oldest first. */
export class Ephemerals {
  readonly #messages: SandboxMessage[] = [];

  add(message: SandboxMessage): void {
    this.#messages.push(message);
    if (this.#messages.length > LIMITS.keptEphemerals) this.#messages.shift();
  }

  find(channel: string, ts: string): SandboxMessage | undefined {
    return this.#messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** What a person sees. @param channel an id: only there */
  of(user: string, channel?: string): readonly SandboxMessage[] {
    return this.#messages.filter(
      (message) => message.visibleTo === user && (channel === undefined || message.channel === channel),
    );
  }

  /** Puts another in the place of a message; does nothing where it was forgotten. */
  replace(previous: SandboxMessage, message: SandboxMessage): void {
    const index = this.#indexOf(previous);
    if (index !== -1) this.#messages.splice(index, 1, message);
  }

  remove(message: SandboxMessage): void {
    const index = this.#indexOf(message);
    if (index !== -1) this.#messages.splice(index, 1);
  }

  clear(): void {
    this.#messages.length = 0;
  }

  #indexOf({ channel, ts }: SandboxMessage): number {
    return this.#messages.findIndex((other) => other.ts === ts && other.channel === channel);
  }
}
