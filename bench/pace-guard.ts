/** A platform's own count of what it is sent: it knows its limits and nothing of how the bot keeps them. */

/** So many posts in any stretch of so many milliseconds. */
export interface Limit {
  readonly posts: number;
  readonly within: number;
}

/** Counts posts under one limit. Posts come in the order of their times. */
export class PaceGuard {
  readonly #limit: Limit;
  /** The times of the posts that still count. */
  #times: number[] = [];
  #refused = 0;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Counts a post, and whether it was one too many. @param at epoch milliseconds. */
  count(at: number): void {
    this.#times = this.#times.filter((time) => time > at - this.#limit.within);
    this.#times.push(at);
    if (this.#times.length > this.#limit.posts) this.#refused += 1;
  }

  /** How many were too many. */
  get refused(): number {
    return this.#refused;
  }
}
