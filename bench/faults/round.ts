/** One round: a Slack and a Discord, a ledger of its own, bots that are ended, and the reckoning. */
import { join } from 'node:path';
import { SeededRandom } from '../../src/sandbox/seeded-random.ts';
import { LEASE } from '../../src/store/leased-claiming.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { isOpen, readAccounts } from './account.ts';
import { afflict, keepAlive } from './affliction.ts';
import { BotChild } from './bot-child.ts';
import { RARE_TOPIC, writeBriefs } from './briefs.ts';
import { openDiscordVenue } from './discord-venue.ts';
import { type FastTime, realPause } from './fast-time.ts';
import { fatesFrom } from './fate.ts';
import { makeNews } from './news.ts';
import { Nursery } from './nursery.ts';
import type { Options } from './options.ts';
import { minutesOf, type Place, scheduleOf, slotsOf, subscriptionOf } from './place.ts';
import { BOT_SETTINGS, type BotSettings } from './settings.ts';
import { openSlackVenue, type SlackMode } from './slack-venue.ts';
import type { Tally } from './tally.ts';
import type { Venue } from './venue.ts';
import { type DueSlot, type Verdict, verdictOn } from './verdict.ts';

/** What a round needs. */
export interface Round {
  readonly options: Pick<Options, 'store' | 'speed' | 'channels' | 'at' | 'defect'>;
  readonly kills: number;
  readonly mode: SlackMode;
  readonly seed: number;
  readonly time: FastTime;
  /** A folder of its own. */
  readonly directory: string;
  /** The address of an empty store of its own. */
  readonly databaseUrl: string;
  /** What every bot's process inherits. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tally: Tally;
}

/** Bots at once, where they share a store. */
const REPLICAS = 3;

/** How many times as long as a lease a bot stands still. */
const BEYOND_LEASE = 1.25;

/** How long bots are left alone in the end until everything is settled, in milliseconds of their time. */
const LEFT_ALONE = 2 * 3_600_000;

/** How often it is looked whether it is, in real milliseconds. */
const LOOK_EVERY = 500;

/** Every second channel gets digests of one part alone. */
function placesOf(platform: Place['platform'], { channels }: Venue): readonly Place[] {
  return channels.map((channel, index) => ({
    platform,
    channel,
    minutes: minutesOf(index),
    topics: index % 2 === 0 ? [] : [RARE_TOPIC],
  }));
}

async function subscribe({ digest }: Store, places: readonly Place[], now: number): Promise<void> {
  for (const place of places) {
    const [nextDue] = slotsOf(place, now, now + 3_600_000);
    const { platform, channel, topics } = place;
    await digest.saveSubscription(
      {
        id: subscriptionOf(place),
        platform,
        channel,
        schedule: scheduleOf(place),
        topics,
        quiet: 'library',
        origin: 'command',
        ...(nextDue === undefined ? {} : { nextDue }),
      },
      now,
    );
  }
}

/** Waits until nothing of the slots up to a time is open, or until that has taken too long. */
async function settled(store: Store, places: readonly Place[], due: readonly DueSlot[], until: number) {
  const subscriptions = places.map(subscriptionOf);
  for (const giveUp = Date.now() + LEFT_ALONE; Date.now() < giveUp; await realPause(LOOK_EVERY)) {
    const accounts = await readAccounts(store.digest, subscriptions);
    const concerned = accounts.filter((account) => account.due <= until);
    const now = Date.now();
    const open = concerned.some(
      ({ content }) => content.kind === 'parts' && content.parts.some((part) => isOpen(part, now)),
    );
    if (concerned.length >= due.length && !open) return;
  }
}

/** Opens the ledger as somebody who looks on while bots work. */
const lookInto = (databaseUrl: string) => openStore(databaseUrl, { access: 'read' });

/** Runs a round. @throws Error where bots end by themselves again and again. */
export async function runRound(round: Round): Promise<Verdict> {
  const { options, mode, directory, databaseUrl, time, tally } = round;
  await using stack = new AsyncDisposableStack();
  const slack = stack.use(await openSlackVenue(mode, options.channels));
  const discord = stack.use(await openDiscordVenue(options.channels));
  const venues = [slack, discord];
  const places = [...placesOf('slack', slack), ...placesOf('discord', discord)];
  const briefs = join(directory, 'briefs');
  await writeBriefs(briefs);
  const begun = Date.now();
  const prepared = await openStore(databaseUrl);
  await subscribe(prepared, places, begun);
  await prepared.close();

  const shared = options.store === 'postgres';
  const settings: BotSettings = {
    time,
    ...(options.defect === undefined ? {} : { defect: options.defect }),
  };
  const environment = {
    ...round.environment,
    ...slack.environment,
    ...discord.environment,
    BRIEFS_DIR: briefs,
    DATABASE_URL: databaseUrl,
    ANSWER_LIMIT: 'off',
    LOG_LEVEL: 'error',
    [BOT_SETTINGS]: JSON.stringify(settings),
  };
  const bots = shared ? REPLICAS : 1;
  const nursery = new Nursery(() => new BotChild(environment, directory), 1);
  stack.defer(() => nursery.close());
  const random = new SeededRandom(round.seed);
  const fates = fatesFrom(random, {
    count: round.kills,
    stalls: shared,
    ...(options.at === undefined ? {} : { at: options.at }),
  });
  for (const [index, venue] of venues.entries()) venue.trouble(round.seed + 1 + index);
  const news = makeNews(briefs, random);
  const stall = (LEASE * BEYOND_LEASE) / options.speed;
  await afflict({ nursery, fates, bots, stall, tally });
  for (const venue of venues) venue.calm();
  await news.end();

  const until = Date.now();
  const due = places.flatMap((place) =>
    slotsOf(place, begun, until).map((slot) => ({ subscription: subscriptionOf(place), due: slot })),
  );
  const crew = keepAlive({ nursery, bots, tally });
  const ledger = await lookInto(databaseUrl);
  stack.defer(() => ledger.close());
  await settled(ledger, places, due, until);
  await crew.stop();
  for (const [name, count] of venues.flatMap(({ mishaps }) => mishaps)) tally.mishaps.add(name, count);
  return verdictOn({
    due,
    accounts: await readAccounts(ledger.digest, places.map(subscriptionOf)),
    posts: venues.flatMap((venue) => venue.posts()),
    until,
    now: Date.now(),
  });
}
