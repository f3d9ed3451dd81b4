/**
 * How long the digest remembers what it posted, and the daily forgetting of what is older.
 */
import type { Log } from './log.ts';
import type { DigestStore } from './store.ts';

const DAY = 86_400_000;

/** How long a delivery is kept with its frozen card where nothing else is set, in milliseconds from when it was due. */
export const DEFAULT_RETENTION = 90 * DAY;

/** Forgets old deliveries, at most once a day. */
export class Retention {
  readonly #store: Pick<DigestStore, 'forget'>;
  readonly #log: Log;
  readonly #kept: number;
  /** When it last forgot, or tried to. */
  #last = -Infinity;

  /** @param kept how long a delivery is kept from when it was due, in milliseconds. */
  constructor(store: Pick<DigestStore, 'forget'>, log: Log, kept = DEFAULT_RETENTION) {
    this.#store = store;
    this.#log = log;
    this.#kept = kept;
  }

  /** Whether a day has passed, one way or the other: a clock that went far back counts from there. */
  isDue(now: number): boolean {
    return Math.abs(now - this.#last) >= DAY;
  }

  /** Forgets what is too old. Never rejects: what cannot be forgotten now is tried again a day later. */
  async forget(now: number): Promise<void> {
    this.#last = now;
    try {
      const deliveries = await this.#store.forget(now - this.#kept);
      if (deliveries > 0) this.#log.info({ deliveries }, 'Old deliveries were forgotten');
    } catch (error) {
      this.#log.error({ err: error }, 'Old deliveries could not be forgotten');
    }
  }
}
