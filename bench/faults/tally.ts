/** What was done to the bots in a run. */
import type { Boundary } from './boundary.ts';

/** Counts by name. */
export class Counts<Name extends string> {
  readonly #counts = new Map<Name, number>();

  add(name: Name, count = 1): void {
    this.#counts.set(name, this.of(name) + count);
  }

  of(name: Name): number {
    return this.#counts.get(name) ?? 0;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Names with their counts, in the order in which they first came. */
  get all(): readonly (readonly [Name, number])[] {
    return [...this.#counts];
  }
}

/** Where a bot was ended or stopped. */
export type Spot = Boundary | 'at any moment';

/** Everything that was done. */
export class Tally {
  readonly kills = new Counts<Spot>();
  readonly stalls = new Counts<Spot>();
  readonly mishaps = new Counts<string>();
  /** What bots said that ended by themselves: each was replaced, as whoever looks after a bot would do. */
  readonly failures: string[] = [];
  starts = 0;
}
