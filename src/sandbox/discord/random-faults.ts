/** Mishaps at random, the same for the same seed. */
import { SeededRandom } from '../seeded-random.ts';
import type { Fault, FaultName } from './faults.ts';

/** Which mishaps come at random, and how often. */
export interface RandomFaultPlan {
  /** A whole number. */
  readonly seed: number;
  /** How probable each kind is for one request, from 0 to 1; together at most 1. What is left out never happens. */
  readonly rates: Readonly<Partial<Record<FaultName, number>>>;
  /** Seconds that a 429 asks to wait, at most; 1 where left out. */
  readonly retryAfter?: number;
  /** Milliseconds by which an answer comes late, at most; 200 where left out. */
  readonly delay?: number;
}

const STATUSES = [500, 502, 503, 504] as const;

/** Draws for one request after another. Every request takes two numbers, so that what it gets depends on its place alone. */
export class RandomFaults {
  readonly #random: SeededRandom;
  readonly #plan: RandomFaultPlan;

  /** @throws RangeError where the rates are no probabilities. */
  constructor(plan: RandomFaultPlan) {
    const rates = Object.values(plan.rates);
    // A trifle more than 1 comes of adding fractions.
    if (rates.some((rate) => rate < 0) || rates.reduce((sum, rate) => sum + rate, 0) > 1 + 1e-9)
      throw new RangeError('The rates of faults must be 0 or more each, and 1 or less together.');
    this.#plan = plan;
    this.#random = new SeededRandom(plan.seed);
  }

  /** What happens to the next request; nothing, as a rule. */
  draw(): Fault | undefined {
    const lot = this.#random.fraction();
    const size = this.#random.fraction();
    let upTo = 0;
    for (const name of KINDS) {
      upTo += this.#plan.rates[name] ?? 0;
      if (lot < upTo) return this.#fault(name, size);
    }
    return undefined;
  }

  /** @param size how severe it is, from 0 up to 1. */
  #fault(name: FaultName, size: number): Fault {
    const { retryAfter = 1, delay = 200 } = this.#plan;
    const status = STATUSES[Math.floor(size * STATUSES.length)] ?? 500;
    switch (name) {
      case 'lose-reply':
      case 'drop':
        return { kind: name };
      case 'status':
        return { kind: 'status', status };
      case 'status-carried-out':
        return { kind: 'status', status, carriedOut: true };
      case 'limit-user':
        return { kind: 'limit', retryAfter: size * retryAfter, scope: 'user' };
      case 'limit-shared':
        return { kind: 'limit', retryAfter: size * retryAfter, scope: 'shared' };
      case 'limit-global':
        return { kind: 'limit', retryAfter: size * retryAfter, scope: 'global' };
      case 'delay':
        return { kind: 'delay', milliseconds: Math.ceil(size * delay) };
      case 'gateway-cut':
        return { kind: 'gateway', mishap: 'cut' };
      case 'gateway-reconnect':
        return { kind: 'gateway', mishap: 'reconnect' };
      case 'gateway-invalidate':
        return { kind: 'gateway', mishap: 'invalidate' };
      case 'gateway-refuse-resume':
        return { kind: 'gateway', mishap: 'refuse-resume' };
    }
  }
}

/** In a fixed order, whatever the order in which the rates are given. */
const KINDS: readonly FaultName[] = [
  'lose-reply',
  'drop',
  'status',
  'status-carried-out',
  'limit-user',
  'limit-shared',
  'limit-global',
  'delay',
  'gateway-cut',
  'gateway-reconnect',
  'gateway-invalidate',
  'gateway-refuse-resume',
];
