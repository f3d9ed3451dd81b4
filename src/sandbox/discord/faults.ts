/** Mishaps on demand: each happens once, to the first request it fits. */

/** What goes wrong. */
export type Fault =
  /** The request is carried out, and its answer never arrives. */
  | { readonly kind: 'lose-reply' }
  /** The connection breaks before the request is read. */
  | { readonly kind: 'drop' }
  /** The platform fails before it does anything, such as 500, 502, 503. */
  | { readonly kind: 'status'; readonly status: number }
  /** Too many requests, whatever was sent before. `retryAfter` in seconds. */
  | { readonly kind: 'limit'; readonly retryAfter: number; readonly scope: 'user' | 'shared' | 'global' }
  /** The answer comes late by so many milliseconds. */
  | { readonly kind: 'delay'; readonly milliseconds: number };

/** Which requests a fault fits; left out means any. */
export interface FaultTarget {
  readonly method?: string;
  /** Found anywhere in the path behind the version. */
  readonly path?: string | RegExp;
}

/** The mishaps that are still to happen, in the order in which they were asked for. */
export class Faults {
  readonly #queue: { readonly target: FaultTarget; readonly fault: Fault }[] = [];

  /** How many are still to happen. */
  get pending(): number {
    return this.#queue.length;
  }

  /** What is still to happen, in order. */
  get waiting(): readonly Fault[] {
    return this.#queue.map(({ fault }) => fault);
  }

  /** Lets something go wrong with the next request that fits. */
  next(fault: Fault, target: FaultTarget = {}): void {
    this.#queue.push({ target, fault });
  }

  /** Takes the fault for a request, if there is one. */
  take(method: string, path: string): Fault | undefined {
    const index = this.#queue.findIndex(({ target }) => fits(target, method, path));
    return index === -1 ? undefined : this.#queue.splice(index, 1)[0]?.fault;
  }
}

function fits(target: FaultTarget, method: string, path: string): boolean {
  if (target.method !== undefined && target.method !== method) return false;
  if (target.path === undefined) return true;
  return typeof target.path === 'string' ? path.includes(target.path) : target.path.test(path);
}
