/**
 * Our share of a delivery: planning, claiming, the ledger and drawing, with a platform that takes everything at once;
 * and whether the heap grows with the deliveries that were made.
 */
import { join } from 'node:path';
import type { DRAWN } from './digest-platform.ts';
import { openDigestWorld } from './digest-world.ts';
import { DurableWrites } from './durable-writes.ts';
import { settledHeap } from './heap.ts';
import { DIGEST_BARS, type Measure } from './measure.ts';
import type { Options } from './options.ts';
import { median } from './statistics.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 5, 9);

/** How many times as many deliveries at once as `requests` says, and days until the heap is read again. */
const TENFOLD = 10;

/** Ten thousand deliveries take some ten seconds. */
const MOST_ROUNDS = 5;

/** As long as a card from the library is in the ledger. */
const CARD = 'x'.repeat(900);

/** Everybody is due at once. */
async function measureShare(
  directory: string,
  platform: keyof typeof DRAWN,
  { rounds, requests }: Pick<Options, 'rounds' | 'requests'>,
): Promise<Measure> {
  const deliveries = requests * TENFOLD;
  let now = FIRST;
  let posted = 0;
  const count = () => {
    posted += 1;
  };
  await using world = await openDigestWorld(join(directory, `share-${platform}.sqlite`), {
    platform,
    population: { due: deliveries, all: deliveries, at: FIRST },
    counter: { posted: count, paces: () => [] },
    clock: () => now,
  });
  using floor = new DurableWrites(join(directory, `floor-${platform}.sqlite`));
  const shares: number[] = [];
  const floors: number[] = [];
  const counted = Math.min(rounds, MOST_ROUNDS);
  for (let round = 0; round <= counted; round += 1) {
    now = FIRST + round * DAY;
    const before = posted;
    const began = performance.now();
    await world.digest.tick();
    const took = performance.now() - began;
    if (posted - before !== deliveries) throw new Error(`${posted - before} of ${deliveries} were posted.`);
    const bare = floor.measure(requests, CARD);
    // The first round warms up.
    if (round === 0) continue;
    shares.push(took / deliveries);
    floors.push(bare);
  }
  return {
    subject: 'digest',
    title: `${deliveries.toLocaleString('en')} deliveries at once, without limits`,
    detail: `our share of one, ${platform}`,
    kind: 'amount',
    unit: 'ms',
    bar: DIGEST_BARS.share,
    value: median(shares),
    bot: median(shares),
    floor: median(floors),
  };
}

/** The heap after the deliveries of one day and of ten. */
async function measureHeap(directory: string, { requests }: Pick<Options, 'requests'>): Promise<Measure> {
  let now = FIRST;
  await using world = await openDigestWorld(join(directory, 'heap.sqlite'), {
    platform: 'slack',
    population: { due: requests, all: requests, at: FIRST },
    counter: { posted: () => undefined, paces: () => [] },
    clock: () => now,
  });
  const heaps: number[] = [];
  for (let day = 0; day < TENFOLD; day += 1) {
    now = FIRST + day * DAY;
    await world.digest.tick();
    if (day === 0 || day === TENFOLD - 1) heaps.push(await settledHeap());
  }
  const [first = Number.NaN, last = Number.NaN] = heaps;
  const [few, many] = [requests, requests * TENFOLD].map((count) => count.toLocaleString('en'));
  return {
    subject: 'digest',
    title: 'The heap while digests are delivered',
    detail: `after ${many} against ${few}`,
    kind: 'ratio',
    unit: 'MB',
    bar: DIGEST_BARS.heap,
    value: last / first,
    bot: last,
    floor: first,
  };
}

/** Measures both. @param directory a folder for the stores. */
export async function measureDeliveries(
  directory: string,
  options: Pick<Options, 'rounds' | 'requests'>,
): Promise<readonly Measure[]> {
  return [
    await measureShare(directory, 'slack', options),
    await measureShare(directory, 'discord', options),
    await measureHeap(directory, options),
  ];
}
