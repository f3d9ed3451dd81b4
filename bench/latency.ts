/** How long answers take: from the moment somebody asks until the answer has arrived at the platform. */
import { ratios } from './comparison.ts';
import { type ByContender, CONTENDERS, forEachContender, interleaved } from './contenders.ts';
import { openDiscordVenue } from './discord-venue.ts';
import { drive, type Load } from './load.ts';
import { BARS, type Measure } from './measure.ts';
import type { Options } from './options.ts';
import { assertSameAnswers } from './recording.ts';
import { openHttpVenue, openSocketVenue } from './slack-venue.ts';
import { percentile } from './statistics.ts';
import { MOST_LANES, type Venue } from './venue.ts';
import type { Mode, Workshop } from './workshop.ts';

/** A question, asked by one way. */
interface Scenario {
  readonly title: string;
  readonly mode: Mode;
  open(): Promise<Venue>;
}

export const SCENARIOS = {
  'slack-socket': { title: '/brief migration over Socket Mode', mode: 'plain', open: openSocketVenue },
  'slack-http': { title: '/brief migration over HTTP', mode: 'plain', open: openHttpVenue },
  discord: { title: '!quote Morgan over the gateway', mode: 'unpaced', open: openDiscordVenue },
} as const satisfies Readonly<Record<string, Scenario>>;

const PACES = [
  { words: 'one at a time', concurrency: 1 },
  { words: `${MOST_LANES} at once`, concurrency: MOST_LANES },
] as const;

const STATISTICS = [
  { name: 'p50', share: 0.5 },
  { name: 'p99', share: 0.99 },
] as const;

/**
 * Rounds that only warm up. V8 optimises what runs once an answer after some ten thousand answers; what an SDK runs
 * many times an answer, long before.
 */
const WARM_UP_ROUNDS = 10;

/** Asks bot and floors in turn, one at a time and many at once. */
export async function measureLatency(
  subject: keyof typeof SCENARIOS,
  workshop: Workshop,
  { rounds, requests }: Options,
): Promise<readonly Measure[]> {
  const { title, mode, open } = SCENARIOS[subject];
  await using stack = new AsyncDisposableStack();
  const venues = await forEachContender(async () => stack.use(await open()));
  const children = await forEachContender(async (contender) =>
    stack.use(await workshop.start(contender, venues[contender].environment, mode)),
  );
  const measure = async () => {
    await assertSameAnswers(CONTENDERS.map((contender) => venues[contender]));
    await warmUp(venues, requests);
    const measures: Measure[] = [];
    for (const { words, concurrency } of PACES) {
      const results = await timesOf(venues, rounds, { requests, concurrency });
      for (const { name, share } of STATISTICS) {
        measures.push({
          ...ratios(results.map((times) => percentiles(times, share))),
          subject,
          title,
          detail: `${words}, ${name}`,
          kind: 'ratio',
          unit: 'ms',
          bar: BARS[name],
        });
      }
    }
    return measures;
  };
  // Awaited here: what is returned unawaited would outlive the stack.
  return await Promise.race([measure(), ...CONTENDERS.map((contender) => children[contender].failure)]);
}

type Times = ByContender<readonly number[]>;

async function warmUp(venues: ByContender<Venue>, requests: number): Promise<void> {
  await interleaved(WARM_UP_ROUNDS, (contender) =>
    roundOf(venues[contender], { requests, concurrency: MOST_LANES }),
  );
}

async function roundOf(venue: Venue, load: Load): Promise<readonly number[]> {
  const times = await drive(venue, load);
  venue.forget();
  return times;
}

/** The times of every round, after one that only brings the contenders to this pace. */
async function timesOf(venues: ByContender<Venue>, rounds: number, load: Load): Promise<readonly Times[]> {
  const [, ...counted] = await interleaved(rounds + 1, (contender) => roundOf(venues[contender], load));
  return counted;
}

const percentiles = ({ bot, floorA, floorB }: Times, share: number): ByContender<number> => ({
  bot: percentile(bot, share),
  floorA: percentile(floorA, share),
  floorB: percentile(floorB, share),
});
