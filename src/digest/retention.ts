/**
 * How long the digest remembers what it posted, and the daily forgetting of what is older.
 */
import type { Log } from './log.ts';
import type { DigestStore } from './store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a delivery is kept with its frozen card where nothing else is set, in milliseconds from when it was due. */
export const DEFAULT_RETENTION = 90 * DAY;

/**
 * How long the clock must have gone on evenly before it is believed, in milliseconds, and how far two looks at it may lie
 * apart meanwhile. By a clock that is months ahead everything is old, and what is forgotten does not come back when it is
 * put right, which at a start it usually is within minutes.
 */
const BELIEVED_AFTER = HOUR;

/** Forgets old deliveries, at most once a day. */
export class Retention {
  readonly #store: Pick<DigestStore, 'forget'>;
  readonly #log: Log;
  readonly #kept: number;
  /** Since when the clock has gone on evenly, and when it was last looked at. */
  #evenSince = Infinity;
  #looked = -Infinity;
  /** When it was last time to forget. */
  #last = -Infinity;

  /** @param kept how long a delivery is kept from when it was due, in milliseconds. */
  constructor(store: Pick<DigestStore, 'forget'>, log: Log, kept = DEFAULT_RETENTION) {
    this.#store = store;
    this.#log = log;
    this.#kept = kept;
  }

  /**
   * To be called in every tick, which come every minute.
   *
   * @returns whether it is time to forget: the clock can be believed, and a day has passed since it last was, one way or
   * the other, as a clock that went far back counts from there.
   */
  look(now: number): boolean {
    if (Math.abs(now - this.#looked) > BELIEVED_AFTER) this.#evenSince = now;
    this.#looked = now;
    if (now - this.#evenSince < BELIEVED_AFTER || Math.abs(now - this.#last) < DAY) return false;
    this.#last = now;
    return true;
  }

  /** Forgets what is too old. Never rejects: what cannot be forgotten now is tried again a day later. */
  async forget(now: number): Promise<void> {
    try {
      const deliveries = await this.#store.forget(now - this.#kept);
      if (deliveries > 0) this.#log.info({ deliveries }, 'Old deliveries were forgotten');
    } catch (error) {
      this.#log.error({ err: error }, 'Old deliveries could not be forgotten');
    }
  }
}
