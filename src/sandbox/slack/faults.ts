/**
 * What a network or Slack itself can do to a call: on demand, one call at a time, or at random from a seed.
 */
import { type RandomFaultPlan, RandomFaults, type SocketFault } from './random-faults.ts';
import type { SocketMode } from './socket-mode.ts';

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
  /** The call is carried out, and something in between answers with this HTTP status instead. */
  | { readonly kind: 'mask-reply'; readonly status: number }
  /** The call is carried out, its answer held back for so many milliseconds. */
  | { readonly kind: 'delay-reply'; readonly milliseconds: number };

/** Every kind of trouble: what befalls a call, and what befalls the app's sockets. */
export type FaultKind = Fault['kind'] | SocketFault;

interface Waiting {
  readonly methods: readonly string[];
  readonly fault: Fault;
}

/** Faults in waiting, used up one by one, and those that come at random. */
export class Faults {
  readonly #socket: Pick<SocketMode, 'connections' | 'disconnect' | 'drop'>;
  readonly #waiting: Waiting[] = [];
  readonly #happened = new Map<FaultKind, number>();
  #random: RandomFaults | undefined;

  /** @param socket the app's connections. */
  constructor(socket: Pick<SocketMode, 'connections' | 'disconnect' | 'drop'>) {
    this.#socket = socket;
  }

  /**
   * Lets the next call of a method meet a fault; several queue up.
   * @param method a method's name, or `response_url`; with several, the first call of any of them meets it.
   */
  next(method: string | readonly string[], fault: Fault): void {
    this.#waiting.push({ methods: typeof method === 'string' ? [method] : method, fault });
  }

  /**
   * Lets calls meet faults at random from now on, besides those on demand; `undefined` ends it. The same plan and the
   * same order of calls bring the same faults.
   * @throws RangeError where the shares are no shares.
   */
  atRandom(plan: RandomFaultPlan | undefined): void {
    this.#random = plan === undefined ? undefined : new RandomFaults(plan);
  }

  /** The faults on demand that have not happened yet, in their order. */
  get waiting(): readonly Waiting[] {
    return [...this.#waiting];
  }

  /** How often each kind has happened, on demand and at random. What never happened is missing. */
  get happened(): ReadonlyMap<FaultKind, number> {
    return this.#happened;
  }

  /** Takes back every fault on demand that has not happened yet. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /** The fault for a call that is made now, if it meets one. What is due at the app's sockets happens as well. */
  take(method: string): Fault | undefined {
    const chance = this.#random?.draw(method);
    if (chance?.socket !== undefined) this.#befall(chance.socket);
    const index = this.#waiting.findIndex(({ methods }) => methods.includes(method));
    const [demanded] = index === -1 ? [] : this.#waiting.splice(index, 1);
    const fault = demanded?.fault ?? chance?.call;
    if (fault !== undefined) this.#count(fault.kind);
    return fault;
  }

  /** Without a connection nothing happens, and nothing is counted. */
  #befall(fault: SocketFault): void {
    if (this.#socket.connections === 0) return;
    this.#count(fault);
    if (fault === 'cut-socket') this.#socket.drop();
    else this.#socket.disconnect(fault === 'warn-socket' ? 'warning' : 'refresh_requested');
  }

  #count(kind: FaultKind): void {
    this.#happened.set(kind, (this.#happened.get(kind) ?? 0) + 1);
  }
}
