/**
 * How often an app may call. Slack documents tiers per method and workspace, "1+", "20+", "50+" and "100+" a
 * minute, and one message a second a channel, each with bursts of unstated size; the bursts here are chosen.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */

/** A method's tier. `special` stands for "hundreds a minute". */
export type Tier = 1 | 2 | 3 | 4 | 'special';

interface Pace {
  /** Calls a minute in the long run. */
  readonly perMinute: number;
  /** Calls at once after a pause. */
  readonly burst: number;
}

const PACES: Readonly<Record<Tier, Pace>> = {
  1: { perMinute: 1, burst: 10 },
  2: { perMinute: 20, burst: 20 },
  3: { perMinute: 50, burst: 50 },
  4: { perMinute: 100, burst: 100 },
  special: { perMinute: 600, burst: 600 },
};

/** "1 per second", "short bursts >1 allowed". */
const POSTING: Pace = { perMinute: 60, burst: 5 };

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** As many calls as an app likes. */
export const NO_RATE_LIMITS: Pick<RateLimits, 'call' | 'post'> = {
  call: () => undefined,
  post: () => undefined,
};

/** Counts calls and says when one is too many. */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: () => number;

  /** @param clock epoch milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Counts a call of a method.
   * @returns `undefined` where it may go on, else the seconds for `Retry-After`.
   */
  call(method: string, tier: Tier): number | undefined {
    return this.#take(method, PACES[tier]);
  }

  /** Counts a message to a channel. */
  post(channel: string): number | undefined {
    return this.#take(`post ${channel}`, POSTING);
  }

  #take(key: string, pace: Pace): number | undefined {
    const now = this.#clock();
    const bucket = this.#buckets.get(key) ?? { tokens: pace.burst, filledAt: now };
    this.#buckets.set(key, bucket);
    const elapsed = Math.max(0, now - bucket.filledAt);
    bucket.tokens = Math.min(pace.burst, bucket.tokens + (elapsed * pace.perMinute) / 60_000);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / pace.perMinute));
    bucket.tokens -= 1;
    return undefined;
  }
}
