/** What is done to the bots, one after the other, drawn from a seed. */
import type { SeededRandom } from '../../src/sandbox/seeded-random.ts';
import { BOUNDARIES, type Boundary } from './boundary.ts';

/** Where a bot meets its fate: at the nth passage of a boundary, or at a moment after its start (real milliseconds). */
export type When =
  | { readonly kind: 'boundary'; readonly boundary: Boundary; readonly passage: number }
  | { readonly kind: 'moment'; readonly after: number };

/** One fate: the end of a bot, perhaps after it stood still for longer than its lease. */
export interface Fate {
  readonly stall?: When;
  readonly kill: When;
}

/** How late behind a start a bot is ended at a moment, in real milliseconds. */
const LATEST_MOMENT = 1_500;

/** Passages of a boundary that are waited for: the first of them is often that of the oldest subscription. */
const MOST_PASSAGES = 4;

/** Boundaries that are passed less often, so that the first passage must do. */
const RARE: ReadonlySet<Boundary> = new Set([
  'claimed',
  'interruption written',
  'before a look',
  'look answered',
]);

/** One bot in so many stands still before it is ended, where bots share a store. */
const STALL_EVERY = 8;

/**
 * The boundary at which nobody is stopped for longer than a lease. The lease was looked at and the request is on its
 * way to the wire: no bot can take back what it does in the microseconds that are left, and no platform asks who holds
 * a lease. A stop at any moment may still hit them.
 */
const UNGUARDED: Boundary = 'post begun';

/** One bot in so many is ended at any moment, the others at a boundary. */
const MOMENTS_EVERY = 4;

const momentIn = (random: SeededRandom): When => ({
  kind: 'moment',
  after: random.between(0, LATEST_MOMENT),
});

function boundaryIn(random: SeededRandom, boundary: Boundary): When {
  return { kind: 'boundary', boundary, passage: RARE.has(boundary) ? 1 : random.between(1, MOST_PASSAGES) };
}

/** Draws boundaries, each equally often, in the order that chance gives. */
function inTurn(random: SeededRandom, boundaries: readonly Boundary[]): () => Boundary {
  let left: Boundary[] = [];
  return () => {
    if (left.length === 0) left = [...boundaries];
    const [drawn = 'claimed'] = left.splice(random.between(0, left.length - 1), 1);
    return drawn;
  };
}

/** What fates are drawn for. */
export interface Fates {
  readonly count: number;
  /** Whether some stand still before. */
  readonly stalls: boolean;
  /** The only boundaries at which bots are ended; absent where all of them are meant, and any moment. */
  readonly at?: readonly Boundary[];
}

/** Draws fates: every boundary equally often, in the order that chance gives, and some bots at any moment. */
export function fatesFrom(random: SeededRandom, { count, stalls, at }: Fates): readonly Fate[] {
  const nextKill = inTurn(random, at ?? BOUNDARIES);
  const nextStall = inTurn(
    random,
    BOUNDARIES.filter((boundary) => boundary !== UNGUARDED),
  );
  return Array.from({ length: count }, (_, index): Fate => {
    const anyMoment = at === undefined && index % MOMENTS_EVERY === 0;
    const kill = anyMoment ? momentIn(random) : boundaryIn(random, nextKill());
    if (!stalls || index % STALL_EVERY !== STALL_EVERY - 1) return { kill };
    const stall = random.between(0, 2) === 0 ? momentIn(random) : boundaryIn(random, nextStall());
    return { stall, kill };
  });
}
