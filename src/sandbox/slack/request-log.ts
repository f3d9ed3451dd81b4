/**
 * The calls that the app made, for tests that count them.
 */
import type { SandboxRequest } from './journal.ts';
import { LIMITS } from './limits.ts';

/** Remembers the newest calls and the number of all. */
export class RequestLog {
  readonly #entries: SandboxRequest[] = [];
  readonly #counts = new Map<string, number>();

  add(request: SandboxRequest): void {
    this.#entries.push(request);
    this.#counts.set(request.method, this.count(request.method) + 1);
    if (this.#entries.length > 2 * LIMITS.keptRequests) this.#entries.splice(0, LIMITS.keptRequests);
  }

  /** The newest calls, oldest first. @param method only this one */
  list(method?: string): readonly SandboxRequest[] {
    return method === undefined
      ? [...this.#entries]
      : this.#entries.filter((entry) => entry.method === method);
  }

  /** Forgets the calls, and keeps their number. */
  forget(): void {
    this.#entries.length = 0;
  }

  /** How often a method was called, whatever the answer. */
  count(method: string): number {
    return this.#counts.get(method) ?? 0;
  }
}
