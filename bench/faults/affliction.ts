/** Ends and stops bots as their fates say, several bots at once, each replaced as soon as it is gone. */
import { type BotChild, BotFailure } from './bot-child.ts';
import type { Order } from './boundary.ts';
import { realPause } from './fast-time.ts';
import type { Fate, When } from './fate.ts';
import type { Nursery } from './nursery.ts';
import { doneWithin } from './patience.ts';
import type { Spot, Tally } from './tally.ts';

/** What afflicting works with. */
export interface Affliction {
  readonly nursery: Pick<Nursery, 'take'>;
  readonly fates: readonly Fate[];
  /** How many bots run at once. */
  readonly bots: number;
  /** How long a bot that stands still does so, in real milliseconds: longer than its lease. */
  readonly stall: number;
  readonly tally: Tally;
}

/** How long a boundary is waited for, in real milliseconds, before the bot is ended where it is. */
const PATIENCE = 6_000;

/** Resolves once the bot says that it is at the boundary it was to stop at. */
function boundaryOf(bot: BotChild): Promise<void> {
  return new Promise((resolve) => {
    const stop = bot.on((event) => {
      if (event.kind !== 'boundary') return;
      stop();
      resolve();
    });
  });
}

function orderFor(kind: 'die' | 'stall', when: When): Order {
  return when.kind === 'moment' ? { kind: 'live' } : { kind, at: when.boundary, passage: when.passage };
}

/** Waits until a bot is where it is to be struck. @returns where that is. */
async function reached(bot: BotChild, kind: 'die' | 'stall', when: When): Promise<Spot> {
  const arrived = boundaryOf(bot);
  bot.order(orderFor(kind, when));
  if (when.kind === 'boundary' && (await doneWithin(Promise.race([arrived, bot.ended]), PATIENCE))) {
    return when.boundary;
  }
  // A bot that ends by itself meanwhile is not waited for.
  if (when.kind === 'moment') await doneWithin(bot.ended, when.after);
  return 'at any moment';
}

async function stallOnce(bot: BotChild, when: When, { stall, tally }: Affliction): Promise<void> {
  const spot = await reached(bot, 'stall', when);
  bot.halt();
  tally.stalls.add(spot);
  await realPause(stall);
  bot.wake();
}

async function killOnce(bot: BotChild, when: When, { tally }: Affliction): Promise<void> {
  const spot = await reached(bot, 'die', when);
  bot.kill();
  await bot.ended;
  tally.kills.add(spot);
}

/** Bots that end by themselves one after the other: then something is wrong that no restart mends. */
const MOST_FAILURES_IN_A_ROW = 5;

/** Lets one fate come true. @returns whether it did: a bot that ends by itself before has to be replaced. */
async function meetFate(fate: Fate, affliction: Affliction): Promise<boolean> {
  const { nursery, tally } = affliction;
  const bot = await nursery.take();
  tally.starts += 1;
  try {
    if (fate.stall !== undefined) await stallOnce(bot, fate.stall, affliction);
    await killOnce(bot, fate.kill, affliction);
    return true;
  } catch (error) {
    if (!(error instanceof BotFailure)) throw error;
    tally.failures.push(error.message);
    return false;
  }
}

/** Lets every fate come true. @throws Error where bots end by themselves again and again. */
export async function afflict(affliction: Affliction): Promise<void> {
  const left = [...affliction.fates];
  const oneAfterAnother = async () => {
    for (let fate = left.shift(); fate !== undefined; fate = left.shift()) {
      let failures = 0;
      while (!(await meetFate(fate, affliction))) {
        failures += 1;
        if (failures >= MOST_FAILURES_IN_A_ROW) throw new Error(affliction.tally.failures.at(-1));
      }
    }
  };
  await Promise.all(Array.from({ length: affliction.bots }, oneAfterAnother));
}

/** Bots that live until they are told to stop. */
export interface Crew {
  /** Lets them stop in good order. */
  stop(): Promise<void>;
}

/** Keeps so many bots alive: one that ends by itself is replaced. */
export function keepAlive({ nursery, bots, tally }: Pick<Affliction, 'nursery' | 'bots' | 'tally'>): Crew {
  let stopped = false;
  const alive = new Set<BotChild>();
  const oneAfterAnother = async () => {
    while (!stopped) {
      const bot = await nursery.take();
      tally.starts += 1;
      bot.order({ kind: 'live' });
      alive.add(bot);
      if (stopped) void bot.stop();
      await bot.ended.catch((error: unknown) => tally.failures.push(String(error)));
      alive.delete(bot);
    }
  };
  const underWay = Promise.all(Array.from({ length: bots }, oneAfterAnother));
  return {
    async stop() {
      stopped = true;
      await Promise.all([...alive].map((bot) => bot.stop()));
      await underWay;
    },
  };
}
