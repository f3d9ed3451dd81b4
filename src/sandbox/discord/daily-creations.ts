/** Counts the commands created in a day: 200 at most, globally and again in each guild. */
import { COMMAND } from './limits.ts';
import { tooManyCreations } from './refusal.ts';

const DAY = 86_400_000;

/** The counts of each scope, begun anew a day after its first creation. */
export class DailyCreations {
  readonly #clock: () => number;
  readonly #days = new Map<string, { readonly opened: number; readonly used: number }>();

  /** @param clock epoch milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Counts commands about to be created in a scope.
   *
   * @throws Refusal 30034 where they are too many; none is counted then.
   */
  take(scope: string, count: number): void {
    const now = this.#clock();
    const known = this.#days.get(scope);
    const day = known === undefined || now - known.opened >= DAY ? { opened: now, used: 0 } : known;
    if (day.used + count > COMMAND.createdDaily) throw tooManyCreations(day.opened + DAY - now);
    this.#days.set(scope, { ...day, used: day.used + count });
  }
}
