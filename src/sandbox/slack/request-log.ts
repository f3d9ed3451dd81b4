/**
 * The calls that the app made, for tests that count them.
 */
import type { Journal, SandboxRequest } from './journal.ts';
import { LIMITS } from './limits.ts';

/** Remembers the newest calls and the number of all, and tells the journal of each. */
export class RequestLog {
  readonly #journal: Journal;
  readonly #entries: SandboxRequest[] = [];
  readonly #counts = new Map<string, number>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  add(request: SandboxRequest): void {
    this.#entries.push(request);
    this.#counts.set(request.method, this.count(request.method) + 1);
    if (this.#entries.length > 2 * LIMITS.keptRequests) this.#entries.splice(0, LIMITS.keptRequests);
    this.#journal.record({ type: 'request', request });
    const { method: of, error, arguments: details } = request;
    if (error !== undefined) this.#journal.record({ type: 'refusal', of, error, details });
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
