/**
 * The bot of a trial, as the sandbox's page shows and steers it: the real one, on a clock that can be moved, with
 * a ledger that outlives it.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bot, type BotParts, startBot } from '../bot.ts';
import { reportOf } from '../digest/delivery-report.ts';
import { subscriptionId } from '../digest/enrolment.ts';
import type { Pause } from '../digest/subscription.ts';
import type { BotView } from '../sandbox/web/bot-view.ts';
import type { DeliveryView, DigestView, PlatformName } from '../sandbox/web/protocol.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { checkView, libraryView } from './brief-view.ts';
import type { TrialClock } from './clock.ts';
import { DeliveryWatch } from './delivery-watch.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How often the digest looks at what is due, in milliseconds: nobody who tries it should wait for the full minute. */
const TICK = 1_000;

/** How long a day that is let pass stands still for a post that a platform puts off, in milliseconds. */
const LONGEST_HALT = 8_000;
const HALT_STEP = 100;

/** How many deliveries of a channel are shown. */
const MOST_RECENT = 20;

/**
 * Where the ledger of a trial is kept, whatever `DATABASE_URL` says: the sandboxes begin anew at each start, with
 * other channels, and the days that are let pass never were.
 */
const LEDGER = ':memory:';

/** What a trial's bot is made from. */
export interface TrialBotOptions extends Omit<BotParts, 'clock' | 'openStore' | 'holder' | 'databaseUrl'> {
  /** Shared with both sandboxes. */
  readonly clock: TrialClock;
}

/** Why a subscription gets nothing for now, for the page: what is to be done about it says `digest status`. */
function pauseInWords(pause: Pause): string {
  return pause.kind === 'asked' ? 'Paused by somebody.' : pause.reason;
}

const isPlatform = (name: string): name is PlatformName => name === 'slack' || name === 'discord';

/** A bot on trial. */
export interface TrialBot extends BotView {
  stop(): Promise<void>;
}

/**
 * Starts the bot of a trial.
 *
 * @throws as {@link startBot} does.
 */
export async function startTrialBot(options: TrialBotOptions): Promise<TrialBot> {
  const store = await openStore(LEDGER, { clock: () => options.clock.now() });
  try {
    const bot = new RestartableBot(options, store);
    await bot.start();
    return bot;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class RestartableBot implements TrialBot {
  readonly #options: TrialBotOptions;
  readonly #store: Store;
  readonly #watch: DeliveryWatch;
  readonly #listeners = new Set<() => void>();
  /** What was asked for last: one thing is done after the other. */
  #work: Promise<void> = Promise.resolve();
  #ticker: NodeJS.Timeout | undefined;
  #running: Bot | undefined;

  constructor(options: TrialBotOptions, store: Store) {
    this.#options = options;
    this.#store = store;
    this.#watch = new DeliveryWatch(store.digest, () => this.#tell());
  }

  async start(): Promise<void> {
    const { clock, ...options } = this.#options;
    const bot = await startBot({
      ...options,
      databaseUrl: LEDGER,
      // Every one that follows on the same ledger is another process, as after a restart.
      holder: randomUUID(),
      clock: () => clock.now(),
      // The ledger outlives the bot, as a file would.
      openStore: async () => ({ ...this.#store, digest: this.#watch.store, close: async () => undefined }),
    });
    this.#running = bot;
    bot.library.onChange(() => this.#tell());
    // A tick that fails is tried again in a moment, and the bot's own ticker logs what is wrong.
    this.#ticker = setInterval(() => void bot.digest.tick().catch(() => undefined), TICK);
    this.#tell();
  }

  async stop(): Promise<void> {
    await this.#stopBot();
    await this.#store.close();
  }

  now(): number {
    return this.#options.clock.now();
  }

  async digest(): Promise<DigestView> {
    const { channels } = await this.#bot.digest.status({ kind: 'everything' });
    const shown = channels.flatMap(({ address, ...rest }) =>
      isPlatform(address.platform)
        ? [{ ...rest, platform: address.platform, id: subscriptionId(address) }]
        : [],
    );
    const deliveries = await Promise.all(
      shown.map(({ id, platform, label }) => this.#deliveries(id, platform, label)),
    );
    return {
      subscriptions: shown.map(({ platform, label, schedule, topics, next, pause }) => ({
        platform,
        label,
        schedule,
        topics,
        ...(next === undefined ? {} : { next }),
        ...(pause === undefined ? {} : { paused: pauseInWords(pause) }),
      })),
      deliveries: deliveries.flat().toSorted((one, other) => other.due - one.due),
    };
  }

  library() {
    return libraryView(this.#bot.library, this.#options.config.briefsDirectory);
  }

  check(brief: string, text: string) {
    return checkView(this.#bot.library.catalogue(), brief, text);
  }

  postDigest(): Promise<void> {
    return this.#inTurn(async () => {
      const { digest } = this.#bot;
      const { channels } = await digest.status({ kind: 'everything' });
      const token = randomUUID();
      await Promise.all(channels.map(({ address }) => digest.postNow(address, token)));
    });
  }

  passDay(): Promise<void> {
    return this.#inTurn(async () => {
      const { clock } = this.#options;
      const end = clock.now() + DAY;
      while (clock.now() < end) {
        // Every minute is lived through, as the bot would: slots and repeats come due when they would.
        clock.moveTo(Math.min(end, Math.floor(clock.now() / MINUTE + 1) * MINUTE));
        await this.#bot.digest.tick();
        await this.#halt();
      }
      this.#tell();
    });
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stopBot();
      await this.start();
    });
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  get #bot(): Bot {
    if (this.#running === undefined) throw new Error('The bot is not running.');
    return this.#running;
  }

  /** Lets true time pass while a post waits: platforms that put it off count in true time. */
  async #halt(): Promise<void> {
    for (let waited = 0; this.#watch.isPosting && waited < LONGEST_HALT; waited += HALT_STEP) {
      await wait(HALT_STEP);
      await this.#bot.digest.tick();
    }
  }

  async #deliveries(id: string, platform: PlatformName, label: string): Promise<readonly DeliveryView[]> {
    const recent = await this.#store.digest.recent(id, MOST_RECENT);
    return recent.map((delivery) => {
      const { due, asked, state, reason } = reportOf(delivery, label);
      // Of a delivery from before this trial only its end is known.
      const end = { state, at: due, ...(reason === undefined ? {} : { reason }) };
      return { platform, label, due, asked, steps: this.#watch.stepsOf(id, delivery.slot) ?? [end] };
    });
  }

  async #stopBot(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#running?.stop();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
