/**
 * Counts requests as Discord does: a budget for each route and the channel, guild or webhook it touches, one for
 * everything together, and one of refused requests. See https://discord.com/developers/docs/topics/rate-limits
 *
 * Discord publishes no numbers for routes; those the sandbox uses are what Discord's headers show in practice,
 * and a client is to read them from the headers here as there.
 */
import { RATE } from './limits.ts';

/** So many requests in so many milliseconds. */
export interface Budget {
  readonly requests: number;
  readonly within: number;
}

/** How a request stands with the budget of its route. */
export interface Standing {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the budget is whole again. */
  readonly resetAfter: number;
  /** Whose limit it is where the request is not allowed: the bot's, or the resource's, shared with others. */
  readonly scope: 'user' | 'shared';
}

interface Hold {
  readonly until: number;
  readonly scope: 'user' | 'shared';
}

interface Window {
  readonly opened: number;
  used: number;
}

/** What shuts a request out before its route is looked at. */
export type Barrier = { readonly kind: 'global' | 'banned'; readonly retryAfter: number };

const SWEEP_AT = 5_000;

/** All counts of one sandbox. */
export class RateLimits {
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();
  readonly #held = new Map<string, Hold>();
  #globalHeldUntil = Number.NEGATIVE_INFINITY;
  #global: Window = { opened: Number.NEGATIVE_INFINITY, used: 0 };
  #invalid: Window = { opened: Number.NEGATIVE_INFINITY, used: 0 };

  /** @param now milliseconds of a clock that never stands still: clients wait in real time. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Requests refused with 401, 403 or 429 within the window. */
  get invalidRequests(): number {
    return this.#now() - this.#invalid.opened < RATE.invalidWindow ? this.#invalid.used : 0;
  }

  /** Counts a request against a budget. */
  take(key: string, budget: Budget): Standing {
    const now = this.#now();
    let window = this.#windows.get(key);
    if (window === undefined || now - window.opened >= budget.within) {
      if (this.#windows.size >= SWEEP_AT) this.#sweep(now);
      window = { opened: now, used: 0 };
      this.#windows.set(key, window);
    }
    const hold = this.#hold(key, now);
    if (hold !== undefined)
      return {
        allowed: false,
        limit: budget.requests,
        remaining: 0,
        resetAfter: hold.until - now,
        scope: hold.scope,
      };
    const allowed = window.used < budget.requests;
    if (allowed) window.used += 1;
    return {
      allowed,
      limit: budget.requests,
      remaining: budget.requests - window.used,
      resetAfter: window.opened + budget.within - now,
      scope: 'user',
    };
  }

  /** Allows nothing on a budget for so many milliseconds, whatever is left of it. */
  hold(key: string, milliseconds: number, scope: Hold['scope']): void {
    this.#held.set(key, { until: this.#now() + milliseconds, scope });
  }

  /** Allows nothing at all for so many milliseconds, but for what no global limit binds. */
  holdGlobal(milliseconds: number): void {
    this.#globalHeldUntil = this.#now() + milliseconds;
  }

  #hold(key: string, now: number): Hold | undefined {
    const hold = this.#held.get(key);
    if (hold === undefined || hold.until > now) return hold;
    this.#held.delete(key);
    return undefined;
  }

  /** Counts a request against the bot's requests of one second. */
  takeGlobal(): Barrier | undefined {
    const now = this.#now();
    if (now < this.#globalHeldUntil) return { kind: 'global', retryAfter: this.#globalHeldUntil - now };
    if (now - this.#global.opened >= 1_000) this.#global = { opened: now, used: 0 };
    if (this.#global.used >= RATE.global)
      return { kind: 'global', retryAfter: this.#global.opened + 1_000 - now };
    this.#global.used += 1;
    return undefined;
  }

  /** Whether so many requests were refused that the address is shut out. */
  ban(): Barrier | undefined {
    if (this.invalidRequests < RATE.invalid) return undefined;
    return { kind: 'banned', retryAfter: this.#invalid.opened + RATE.invalidWindow - this.#now() };
  }

  /** Counts a refused request. */
  noteInvalid(): void {
    const now = this.#now();
    if (now - this.#invalid.opened >= RATE.invalidWindow) this.#invalid = { opened: now, used: 0 };
    this.#invalid.used += 1;
  }

  /** Forgets windows that are over for every budget there is. */
  #sweep(now: number): void {
    for (const [key, window] of this.#windows)
      if (now - window.opened >= LONGEST_WINDOW) this.#windows.delete(key);
  }
}

/** Budgets of the routes, as Discord's headers show them. */
export const BUDGETS = {
  /** Sending, editing: 5 in 5 s a channel. */
  messages: { requests: 5, within: 5_000 },
  deletion: { requests: 5, within: 1_000 },
  typing: { requests: 5, within: 5_000 },
  /** Follow-ups and edits of an interaction's answer, for each token. */
  webhook: { requests: 5, within: 2_000 },
  commands: { requests: 5, within: 20_000 },
  reading: { requests: 50, within: 1_000 },
  gateway: { requests: 2, within: 5_000 },
} as const satisfies Record<string, Budget>;

const LONGEST_WINDOW = Math.max(...Object.values(BUDGETS).map((budget) => budget.within));
