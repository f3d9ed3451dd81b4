/**
 * How much of the pace that is allowed the digest uses where more is due than may be posted, and whether it ever goes
 * beyond. In virtual time: what is measured is waiting, and what work costs between is measured elsewhere.
 */
import { join } from 'node:path';
import type { Pace } from '../src/digest/platform.ts';
import { pacesOf as discordPaces } from '../src/platforms/discord/paces.ts';
import { DEFAULT_PACE, pacesOf as slackPaces } from '../src/platforms/slack/paces.ts';
import type { DRAWN } from './digest-platform.ts';
import { openDigestWorld } from './digest-world.ts';
import { DIGEST_BARS, type Measure } from './measure.ts';
import type { Options } from './options.ts';
import { type Limit, PaceGuard } from './pace-guard.ts';
import { VirtualTime } from './virtual-time.ts';

const FIRST = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

/** A platform's limits, and the pace at which the bot may use them. */
interface Scenario {
  readonly platform: keyof typeof DRAWN;
  readonly paces: (channel: string) => readonly Pace[];
  /** Over all channels, and in one channel, as the platform documents or its headers say. */
  readonly limits: { readonly all: Limit; readonly channel: Limit };
}

const SCENARIOS: readonly Scenario[] = [
  {
    platform: 'slack',
    paces: (channel) => slackPaces(channel, { workspace: 'T1', perMinute: DEFAULT_PACE, ahead: false }),
    // "Several hundred messages a minute" in a workspace; the setting, with the few at once that are allowed.
    limits: { all: { posts: DEFAULT_PACE + 5, within: MINUTE }, channel: { posts: 5, within: 5_000 } },
  },
  {
    platform: 'discord',
    paces: discordPaces,
    limits: { all: { posts: 50, within: 1_000 }, channel: { posts: 5, within: 5_000 } },
  },
];

/** The pace that all channels share: the fastest. */
function sharedInterval(paces: readonly Pace[]): number {
  return Math.min(...paces.map(({ interval }) => interval));
}

async function measureScenario(
  directory: string,
  deliveries: number,
  scenario: Scenario,
): Promise<readonly Measure[]> {
  const { platform, paces, limits } = scenario;
  const time = new VirtualTime(FIRST);
  const guard = new PaceGuard(limits.all);
  const channels = new Map<string, PaceGuard>();
  const times: number[] = [];
  const done = Promise.withResolvers<void>();
  const posted = (channel: string) => {
    const own = channels.get(channel) ?? new PaceGuard(limits.channel);
    channels.set(channel, own);
    for (const one of [guard, own]) one.count(time.now());
    times.push(time.now());
    if (times.length === deliveries) done.resolve();
  };
  await using world = await openDigestWorld(join(directory, `pace-${platform}.sqlite`), {
    platform,
    population: { due: deliveries, all: deliveries, at: FIRST },
    counter: { posted, paces },
    clock: time.now,
    timer: time.timer,
  });
  // The ticker's minutes.
  const tick = () => {
    time.timer(MINUTE, tick);
    void world.digest.tick();
  };
  tick();
  await time.passUntil(done.promise);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const interval = sharedInterval(paces('C0'));
  const allowed = MINUTE / interval;
  const reached = ((deliveries - 1) * MINUTE) / (last - first);
  const refused = [guard, ...channels.values()].reduce((sum, one) => sum + one.refused, 0);
  const common = {
    subject: 'digest',
    title: `${deliveries.toLocaleString('en')} due at once at the pace of ${platform}`,
  } as const;
  return [
    {
      ...common,
      detail: 'throughput, of the pace allowed',
      kind: 'share',
      unit: 'a minute',
      bar: DIGEST_BARS.throughput,
      value: reached / allowed,
      bot: reached,
      floor: allowed,
    },
    {
      ...common,
      detail: 'requests beyond the limits',
      kind: 'amount',
      unit: 'requests',
      bar: 0,
      value: refused,
      bot: refused,
      floor: 0,
    },
  ];
}

/** Measures it. @param directory a folder for the stores. */
export async function measurePace(
  directory: string,
  { requests }: Pick<Options, 'requests'>,
): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const scenario of SCENARIOS)
    measures.push(...(await measureScenario(directory, requests * 10, scenario)));
  return measures;
}
