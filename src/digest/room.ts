/**
 * Room under the platforms' paces. The store keeps the paces for all processes of the bot; here those of this process
 * stand in line, so that one at a time asks the store, and nobody idles while there is room.
 */
import { Lanes } from './lanes.ts';
import type { Lease } from './lease.ts';
import type { Pace } from './platform.ts';
import type { DigestStore, Intent } from './store.ts';
import type { Pauses } from './timer.ts';

/** How long a post stands in line at most, in milliseconds; one that would stand longer is put off. */
const LONGEST_LINE = 3_000;

/** How much earlier than its turn a post that was put off comes back, in milliseconds, so that the line never runs dry. */
const EARLY = 1_500;

/** More turns than these are not given out in advance: a clock that goes back must not leave the line empty. */
const MOST_TURNS = 100_000;

/** What became of asking for room. */
export type Room =
  /** The intent is written: it is to be posted now. */
  | { readonly kind: 'begun' }
  /** There is none for a while. */
  | { readonly kind: 'put-off'; readonly until: number }
  /** The part or the lease was lost, or the bot stops: nothing is to be done about it here. */
  | { readonly kind: 'lost' };

/** What asking for room needs. */
export interface RoomOptions {
  readonly store: Pick<DigestStore, 'begin'>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly pauses: Pauses;
}

type Asked = Omit<Intent, 'at'>;

/** The pace that most posts share: a workspace's, or a whole platform's, is faster than a channel's. */
function sharedPace(paces: readonly Pace[]): Pace | undefined {
  return paces.reduce<Pace | undefined>(
    (fastest, pace) => (fastest === undefined || pace.interval < fastest.interval ? pace : fastest),
    undefined,
  );
}

/** Asks for room, for one post after another. */
export class RoomForPosts {
  readonly #options: RoomOptions;
  readonly #lines = new Lanes();
  /** Up to when turns have been given out, by the scope of a pace. */
  readonly #turns = new Map<string, number>();

  constructor(options: RoomOptions) {
    this.#options = options;
  }

  /** Waits for room, not for long, and writes the intent to post. */
  async take(intent: Asked, lease: Lease): Promise<Room> {
    const pace = sharedPace(intent.paces);
    if (pace === undefined) return this.#ask(intent, lease);
    if (this.#lines.size(pace.scope) * pace.interval > LONGEST_LINE) {
      return { kind: 'put-off', until: this.#nextTurn(pace) };
    }
    const { clock, pauses } = this.#options;
    for (;;) {
      const room = await this.#lines.run(pace.scope, () => this.#atTheHead(intent, lease, pace));
      if (room.kind !== 'put-off') return room;
      const pause = room.until - clock();
      if (pause > LONGEST_LINE) return room;
      // Only this channel is held up: the others in the line need not wait for it.
      await pauses.for(pause);
    }
  }

  /** Asks until there is room, as long as nobody behind could go sooner. */
  async #atTheHead(intent: Asked, lease: Lease, pace: Pace): Promise<Room> {
    const { clock, pauses } = this.#options;
    for (;;) {
      const room = await this.#ask(intent, lease);
      if (room.kind !== 'put-off') return room;
      const pause = room.until - clock();
      if (pause > Math.min(pace.interval, LONGEST_LINE)) return room;
      await pauses.for(pause);
    }
  }

  async #ask(intent: Asked, lease: Lease): Promise<Room> {
    const { store, clock, pauses } = this.#options;
    if (pauses.ended || !(await lease.holds())) return { kind: 'lost' };
    const permission = await store.begin({ ...intent, at: clock() });
    return permission.kind === 'wait' ? { kind: 'put-off', until: permission.until } : permission;
  }

  /** The turn of a post that is put off, one interval behind the one before it. */
  #nextTurn({ scope, interval }: Pace): number {
    const now = this.#options.clock();
    const line = now + this.#lines.size(scope) * interval;
    const turn = Math.max(this.#turns.get(scope) ?? 0, line) + interval;
    // Where the clock went back, turns that were given out by it are no measure any more.
    const given = turn - now > MOST_TURNS * interval + LONGEST_LINE ? line + interval : turn;
    this.#turns.set(scope, given);
    return Math.max(given - EARLY, now + EARLY);
  }
}
