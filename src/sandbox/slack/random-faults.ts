/**
 * Trouble at random, the same for the same seed: each call in its turn draws what befalls it and the app's sockets.
 */
import { SeededRandom } from '../seeded-random.ts';
import type { Fault } from './faults.ts';

/** Kinds that can befall a call at random. Slack's own errors cannot: they have their reasons. */
export type RandomFaultKind = Exclude<Fault['kind'], 'error'>;

/** What befalls the app's Socket Mode connections, all of them: cut without a word, told to go, told they soon will. */
export type SocketFault = 'cut-socket' | 'refresh-socket' | 'warn-socket';

/** Which trouble comes at random, and how often. */
export interface RandomFaultPlan {
  readonly seed: number;
  /**
   * The share of calls, 0 to 1, that each kind befalls. Those that befall a call are at most 1 together, and so are those
   * that befall the sockets: a call can meet one of each.
   */
  readonly rates: Readonly<Partial<Record<RandomFaultKind | SocketFault, number>>>;
  /** Only calls of these methods count and meet trouble (`response_url` for those); all of them by default. */
  readonly methods?: readonly string[];
  /** The longest that an answer is held back, in milliseconds: 200 by default. */
  readonly slowest?: number;
  /** The highest `Retry-After`, in seconds: 1 by default. */
  readonly longestPause?: number;
}

/** What one call meets. */
export interface Chance {
  readonly call?: Fault;
  readonly socket?: SocketFault;
}

const CALL_KINDS = [
  'lose-request',
  'lose-reply',
  'mask-reply',
  'status',
  'ratelimited',
  'delay-reply',
] as const satisfies readonly RandomFaultKind[];

const SOCKET_KINDS = [
  'cut-socket',
  'refresh-socket',
  'warn-socket',
] as const satisfies readonly SocketFault[];

const STATUSES = [500, 502, 503, 504] as const;

/** Draws what each call meets. */
export class RandomFaults {
  readonly #plan: RandomFaultPlan;
  readonly #random: SeededRandom;

  /** @throws RangeError where the shares are no shares. */
  constructor(plan: RandomFaultPlan) {
    const shares = Object.values(plan.rates);
    const total = (kinds: readonly (RandomFaultKind | SocketFault)[]): number =>
      kinds.reduce((sum, kind) => sum + (plan.rates[kind] ?? 0), 0);
    if (shares.some((share) => !(share >= 0)) || total(CALL_KINDS) > 1 || total(SOCKET_KINDS) > 1)
      throw new RangeError('Rates are shares of calls: none below 0, together 1 at most.');
    this.#plan = plan;
    this.#random = new SeededRandom(plan.seed);
  }

  /** Draws for one call. Each call draws three numbers, whatever they bring, so that plans compare call by call. */
  draw(method: string): Chance {
    if (this.#plan.methods?.includes(method) === false) return {};
    const call = this.#choose(CALL_KINDS);
    const measure = this.#random.fraction();
    const socket = this.#choose(SOCKET_KINDS);
    return {
      ...(call === undefined ? {} : { call: this.#fault(call, measure) }),
      ...(socket === undefined ? {} : { socket }),
    };
  }

  /** One of the kinds by their rates, or none. */
  #choose<Kind extends RandomFaultKind | SocketFault>(kinds: readonly Kind[]): Kind | undefined {
    let rest = this.#random.fraction();
    for (const kind of kinds) {
      rest -= this.#plan.rates[kind] ?? 0;
      if (rest < 0) return kind;
    }
    return undefined;
  }

  /** @param measure from 0 to below 1: how bad it is. */
  #fault(kind: RandomFaultKind, measure: number): Fault {
    const { slowest = 200, longestPause = 1 } = this.#plan;
    switch (kind) {
      case 'lose-request':
      case 'lose-reply':
        return { kind };
      case 'status':
      case 'mask-reply':
        return { kind, status: STATUSES[Math.floor(measure * STATUSES.length)] ?? STATUSES[0] };
      case 'ratelimited':
        return { kind, retryAfter: 1 + Math.floor(measure * longestPause) };
      case 'delay-reply':
        return { kind, milliseconds: 1 + Math.floor(measure * slowest) };
    }
  }
}
