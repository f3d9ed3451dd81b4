/**
 * Trouble on demand: what a network or Slack itself can do to a call, asked for one call at a time.
 */

/** What happens to one call. */
export type Fault =
  /** An answer with this HTTP status, nothing carried out. */
  | { readonly kind: 'status'; readonly status: number }
  /** A 429 with `Retry-After` in seconds, nothing carried out. */
  | { readonly kind: 'ratelimited'; readonly retryAfter: number }
  /** Slack's own error in an ordinary answer, nothing carried out. */
  | { readonly kind: 'error'; readonly error: string }
  /** The connection ends before the call is carried out. */
  | { readonly kind: 'lose-request' }
  /** The call is carried out, then the connection ends without an answer. */
  | { readonly kind: 'lose-reply' }
  /** The call is carried out, its answer held back for so many milliseconds. */
  | { readonly kind: 'delay-reply'; readonly milliseconds: number };

/** Faults in waiting, used up one by one. */
export class Faults {
  readonly #waiting = new Map<string, Fault[]>();

  /**
   * Lets the next call of a method meet a fault; several queue up.
   * @param method a method's name, or `response_url`.
   */
  next(method: string, fault: Fault): void {
    const queue = this.#waiting.get(method);
    if (queue === undefined) this.#waiting.set(method, [fault]);
    else queue.push(fault);
  }

  /** The faults that have not happened yet, those of one method in their order. */
  get waiting(): readonly { readonly method: string; readonly fault: Fault }[] {
    return [...this.#waiting].flatMap(([method, faults]) => faults.map((fault) => ({ method, fault })));
  }

  /** Takes back every fault that has not happened yet. */
  clear(): void {
    this.#waiting.clear();
  }

  /** The fault for a call that is made now, if one waits. */
  take(method: string): Fault | undefined {
    if (this.#waiting.size === 0) return undefined;
    return this.#waiting.get(method)?.shift();
  }
}
