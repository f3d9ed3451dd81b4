/**
 * What a tick costs among many subscriptions: as many are due among a thousandfold as among no more than are due. The
 * floor is the tick among no more, and it runs twice, because the difference between the two is noise.
 */
import { join } from 'node:path';
import { ratios } from './comparison.ts';
import { type DigestWorld, openDigestWorld } from './digest-world.ts';
import { DIGEST_BARS, type Measure } from './measure.ts';
import type { Options } from './options.ts';
import { median } from './statistics.ts';

const DAY = 86_400_000;

/** The first time at which they are due. */
const FIRST = Date.UTC(2026, 0, 5, 9);

/** How many times as many subscriptions as are due. */
const MULTIPLES = [10, 100, 1_000] as const;

/** A tick takes as long as a thousand answers. */
const MOST_ROUNDS = 7;

/** How often a claim, which changes nothing, is repeated in a round. */
const CLAIMS = 15;

/** What is measured: a claim by itself, because it is short beside its tick. */
const WORDS = { claim: 'claim', tick: 'whole tick' } as const;

type Costs = Readonly<Record<keyof typeof WORDS, number>>;

interface Contender {
  readonly world: DigestWorld;
  readonly costs: Costs[];
}

/** @returns milliseconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function claimOf({ store }: DigestWorld, now: number, due: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < CLAIMS; round += 1) {
    times.push(
      await timeOf(async () => {
        const claimed = await store.claim('bench', now, due, new Map());
        if (claimed.length !== due) throw new Error(`${claimed.length} of ${due} were claimed.`);
      }),
    );
  }
  return median(times);
}

/** Measures it. @param directory a folder for the stores. */
export async function measureTick(
  directory: string,
  { rounds, requests: due }: Pick<Options, 'rounds' | 'requests'>,
): Promise<readonly Measure[]> {
  await using stack = new AsyncDisposableStack();
  let now = FIRST;
  const open = async (name: string, all: number): Promise<Contender> => {
    const world = await openDigestWorld(join(directory, `${name}.sqlite`), {
      platform: 'slack',
      population: { due, all, at: FIRST },
      counter: { posted: () => undefined, paces: () => [] },
      clock: () => now,
    });
    return { world: stack.use(world), costs: [] };
  };
  const floors = [await open('floor-a', due), await open('floor-b', due)] as const;
  const others: Contender[] = [];
  for (const multiple of MULTIPLES) others.push(await open(`tick-${multiple}`, due * multiple));
  const [floorA, floorB] = floors;
  const contenders = [floorA, ...others, floorB];
  const counted = Math.min(rounds, MOST_ROUNDS);
  for (let round = 0; round <= counted; round += 1) {
    now = FIRST + round * DAY;
    // In turn from either end, so that nobody always comes behind the largest.
    for (const { world, costs } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const claim = await claimOf(world, now, due);
      const tick = await timeOf(() => world.digest.tick());
      if (round > 0) costs.push({ claim, tick });
    }
  }
  return (['claim', 'tick'] as const).flatMap((of) =>
    others.map(({ costs }, index): Measure => {
      const all = due * (MULTIPLES[index] ?? 1);
      return {
        subject: 'digest',
        title: `A tick with ${due.toLocaleString('en')} due`,
        detail: `${WORDS[of]}, among ${all.toLocaleString('en')}`,
        kind: 'ratio',
        unit: 'ms',
        bar: DIGEST_BARS.tick,
        ...ratios(
          costs.map((cost, round) => ({
            bot: cost[of],
            floorA: floorA.costs[round]?.[of] ?? Number.NaN,
            floorB: floorB.costs[round]?.[of] ?? Number.NaN,
          })),
        ),
      };
    }),
  );
}
