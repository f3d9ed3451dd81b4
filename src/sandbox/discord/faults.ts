/**
 * Mishaps: on demand, each happening once to the first request it fits; and at random, drawn from a seed for each request
 * in turn.
 */

import type { GatewayMishap } from './gateway-control.ts';
import { type RandomFaultPlan, RandomFaults } from './random-faults.ts';

/** What goes wrong. */
export type Fault =
  /** The request is carried out, and its answer never arrives. */
  | { readonly kind: 'lose-reply' }
  /** The connection breaks before the request is read. */
  | { readonly kind: 'drop' }
  /**
   * The platform fails, such as 500, 502, 503: before it does anything, or, where `carriedOut`, once it has carried the
   * request out.
   */
  | { readonly kind: 'status'; readonly status: number; readonly carriedOut?: boolean }
  /**
   * Too many requests, whatever was sent before. `retryAfter` in seconds; who asks again sooner is refused again. `user`
   * and `shared` concern the route, `global` all requests.
   */
  | { readonly kind: 'limit'; readonly retryAfter: number; readonly scope: 'user' | 'shared' | 'global' }
  /** The answer comes late by so many milliseconds. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Something happens to every connection of the gateway; the request itself is answered as usual. */
  | { readonly kind: 'gateway'; readonly mishap: GatewayMishap };

/** A kind of mishap as it is counted. */
export type FaultName =
  | 'lose-reply'
  | 'drop'
  | 'status'
  | 'status-carried-out'
  | 'limit-user'
  | 'limit-shared'
  | 'limit-global'
  | 'delay'
  | `gateway-${GatewayMishap}`;

/** Which requests a fault fits; left out means any. */
export interface FaultTarget {
  readonly method?: string;
  /** Found anywhere in the path behind the version. */
  readonly path?: string | RegExp;
}

/** The mishaps that are still to happen, in the order in which they were asked for, and those that come at random. */
export class Faults {
  readonly #queue: { readonly target: FaultTarget; readonly fault: Fault }[] = [];
  readonly #happened = new Map<FaultName, number>();
  #random: { readonly target: FaultTarget; readonly faults: RandomFaults } | undefined;

  /** How many are still to happen. */
  get pending(): number {
    return this.#queue.length;
  }

  /** What is still to happen, in order. */
  get waiting(): readonly Fault[] {
    return this.#queue.map(({ fault }) => fault);
  }

  /** How often each kind has happened, on demand and at random. What never happened is missing. */
  get happened(): ReadonlyMap<FaultName, number> {
    return this.#happened;
  }

  /** Lets something go wrong with the next request that fits. */
  next(fault: Fault, target: FaultTarget = {}): void {
    this.#queue.push({ target, fault });
  }

  /**
   * Lets things go wrong at random from now on, with requests that fit; `undefined` ends it. The same plan and the same
   * order of those requests bring the same mishaps: also where one meets another that was asked for, which goes first.
   *
   * @throws RangeError where the rates are no probabilities.
   */
  atRandom(plan: RandomFaultPlan | undefined, target: FaultTarget = {}): void {
    this.#random = plan === undefined ? undefined : { target, faults: new RandomFaults(plan) };
  }

  /** Takes back everything on demand that has not happened yet. */
  clear(): void {
    this.#queue.length = 0;
  }

  /** Takes the fault for a request, if there is one, and counts it. */
  take(method: string, path: string): Fault | undefined {
    const drawn = this.#drawn(method, path);
    const fault = this.#demanded(method, path) ?? drawn;
    if (fault === undefined) return undefined;
    const name = nameOf(fault);
    this.#happened.set(name, (this.#happened.get(name) ?? 0) + 1);
    return fault;
  }

  #demanded(method: string, path: string): Fault | undefined {
    const index = this.#queue.findIndex(({ target }) => fits(target, method, path));
    return index === -1 ? undefined : this.#queue.splice(index, 1)[0]?.fault;
  }

  #drawn(method: string, path: string): Fault | undefined {
    if (this.#random === undefined || !fits(this.#random.target, method, path)) return undefined;
    return this.#random.faults.draw();
  }
}

function nameOf(fault: Fault): FaultName {
  switch (fault.kind) {
    case 'status':
      return fault.carriedOut === true ? 'status-carried-out' : 'status';
    case 'limit':
      return `limit-${fault.scope}`;
    case 'gateway':
      return `gateway-${fault.mishap}`;
    default:
      return fault.kind;
  }
}

function fits(target: FaultTarget, method: string, path: string): boolean {
  if (target.method !== undefined && target.method !== method) return false;
  if (target.path === undefined) return true;
  return typeof target.path === 'string' ? path.includes(target.path) : target.path.test(path);
}
