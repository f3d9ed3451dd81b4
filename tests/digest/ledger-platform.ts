/**
 * A platform that keeps a ledger of what stands in its channels, and does with each post what a test wants.
 */
import type { Card } from '../../src/cards/card.ts';
import type {
  AheadOfTime,
  ChannelCheck,
  FindOutcome,
  Pace,
  Platform,
  PostOutcome,
} from '../../src/digest/platform.ts';

const MINUTE = 60_000;

/** What a platform does with the next post. Without one it confirms it. */
export type Fate =
  | 'confirmed'
  /** It is posted, and the answer is lost. */
  | 'answer-lost'
  /** It is lost on the way there. */
  | 'request-lost'
  /** It is posted half a minute later, and the answer is lost. */
  | 'delayed'
  | 'limited'
  | 'unreachable'
  | 'refused'
  /** It is posted, and the platform's adapter fails in a way of its own. */
  | 'posted-and-thrown';

/** A message that stands in a channel. */
export interface Message {
  readonly channel: string;
  readonly key: string;
  readonly card: Card;
  readonly at: number;
}

/** What a platform lets the bot find out. */
export type Insight = 'history' | 'nonce' | 'both' | 'nothing';

/** How long after an attempt a platform's `find` says nothing of absence. */
const MARGIN = MINUTE;
const DELAY = 30_000;
const NONCE_WINDOW = 3 * MINUTE;

/** What the platform tells about a channel, and what it was told. */
export interface Told {
  readonly channel: string;
  readonly person: string | undefined;
  readonly card: Card;
}

/** Slack's own schedule, as the adapter offers it: how long ahead, and how long at least. */
const LEAD = 10 * MINUTE;
const LEAST = 90_000;

/** Within how long before it appears a message cannot be taken back. */
const TOO_LATE = MINUTE;

/** How long after an attempt the platform's schedule says nothing of absence. */
const AHEAD_MARGIN = 30_000;

/** A platform that keeps a ledger. Times in it are true times, whatever the bot's clock says. */
export class LedgerPlatform {
  readonly messages: Message[] = [];
  readonly fates: Fate[] = [];
  readonly told: Told[] = [];
  readonly name: string;
  /** What stands in the way of posting to a channel. */
  readonly checks = new Map<string, ChannelCheck>();
  /** The workspaces of channels that are not in the usual one; `undefined` where the platform does not know. */
  readonly workspaces = new Map<string, string | undefined>();
  /** Set where posts are handed over ahead of their time. */
  schedules = false;
  /** Whether what was handed over is given back. */
  givesBack = true;
  paces: (channel: string) => readonly Pace[] = () => [];
  readonly #trueTime: () => number;
  readonly #insight: Insight;
  posts = 0;

  constructor(name: string, trueTime: () => number, insight: Insight) {
    this.name = name;
    this.#trueTime = trueTime;
    this.#insight = insight;
  }

  get #remembersNonces(): boolean {
    return this.#insight === 'nonce' || this.#insight === 'both';
  }

  /** The messages of one channel that have appeared, in the order in which they did. */
  in(channel: string): readonly Message[] {
    return this.messages
      .filter((message) => message.channel === channel && message.at <= this.#trueTime())
      .sort((one, other) => one.at - other.at);
  }

  post(channel: string, card: Card, key: string): PostOutcome {
    return this.#take((delay) => this.#stand(channel, card, key, delay));
  }

  /** Takes a post on that appears at a time. The key under which it stands is its channel and its time. */
  handOver(channel: string, card: Card, at: number): PostOutcome {
    if (at < this.#trueTime())
      return { state: 'refused', reason: 'That time is past.', remedy: 'Set the clock.' };
    const key = keyAhead(channel, at);
    return this.#take(() => {
      this.messages.push({ channel, card, key, at });
      return key;
    });
  }

  #take(stand: (delay: number) => string): PostOutcome {
    this.posts += 1;
    const fate = this.fates.shift() ?? 'confirmed';
    switch (fate) {
      case 'limited':
        return { state: 'limited', retryAfter: 2_000 };
      case 'unreachable':
        return { state: 'unreachable', reason: `${this.name} cannot be reached.` };
      case 'refused':
        return { state: 'refused', reason: 'The bot may not post here.', remedy: 'Invite it.' };
      case 'request-lost':
        return { state: 'unknown', reason: 'No answer came.' };
      case 'answer-lost':
        stand(0);
        return { state: 'unknown', reason: 'No answer came.' };
      case 'delayed':
        stand(DELAY);
        return { state: 'unknown', reason: 'No answer came.' };
      case 'posted-and-thrown':
        stand(0);
        throw new Error('An adapter failed.');
      case 'confirmed':
        return { state: 'sent', message: stand(0) };
    }
  }

  #stand(channel: string, card: Card, key: string, delay: number): string {
    const now = this.#trueTime();
    const remembered = this.messages.some((one) => one.key === key && now - one.at < NONCE_WINDOW);
    if (!this.#remembersNonces || !remembered) {
      this.messages.push({ channel, card, key, at: now + delay });
    }
    return key;
  }

  /** @param since by the bot's clock, as `now` is. */
  find(channel: string, key: string, since: number, now: number): FindOutcome {
    if (this.#insight === 'nothing' || this.#insight === 'nonce') {
      return { state: 'cannot-tell', reason: 'The history may not be read.' };
    }
    const standing = this.in(channel).some((one) => one.key === key && one.at <= this.#trueTime());
    if (standing) return { state: 'found', message: key };
    if (now - since < MARGIN) return { state: 'cannot-tell', reason: 'It is too early to say.' };
    return { state: 'absent' };
  }

  findAhead(channel: string, at: number, since: number, now: number): FindOutcome {
    if (this.#trueTime() >= at) return { state: 'cannot-tell', reason: 'Its time has come.' };
    const key = keyAhead(channel, at);
    if (this.messages.some((one) => one.key === key)) return { state: 'found', message: key };
    if (now - since < AHEAD_MARGIN) return { state: 'cannot-tell', reason: 'It is too early to say.' };
    return { state: 'absent' };
  }

  cancel(message: string): boolean {
    const index = this.messages.findIndex(({ key }) => key === message);
    const at = this.messages[index]?.at ?? -Infinity;
    if (!this.givesBack || at - this.#trueTime() < TOO_LATE) return false;
    this.messages.splice(index, 1);
    return true;
  }

  /** The platform as a bot with its own clock is connected to it. `step` is called before and after each post. */
  connect(clock: () => number, step: () => Promise<void>): Platform {
    const inSteps = async <Result>(call: () => Result): Promise<Result> => {
      await step();
      const result = call();
      await step();
      return result;
    };
    const ahead: AheadOfTime = {
      lead: LEAD,
      least: LEAST,
      post: (channel, card, at) => inSteps(() => this.handOver(channel, card, at)),
      find: async (channel, at, since) => this.findAhead(channel, at, since, clock()),
      cancel: (_, message) => inSteps(() => this.cancel(message)),
    };
    return {
      name: this.name,
      start: async () => {},
      stop: async () => {},
      health: () => ({ state: 'connected', notes: [] }),
      label: (channel) => `#${channel}`,
      workspaceOf: (channel) =>
        this.workspaces.has(channel) ? this.workspaces.get(channel) : `${this.name}-workspace`,
      post: (channel, card, key) => inSteps(() => this.post(channel, card, key)),
      find: async (channel, key, since) => this.find(channel, key, since, clock()),
      check: async (channel) => this.checks.get(channel) ?? { state: 'ready' },
      tell: async (channel, person, card) => {
        this.told.push({ channel, person, card });
        return true;
      },
      paces: (channel) => this.paces(channel),
      ...(this.#remembersNonces ? { repeatable: (since: number) => clock() - since < NONCE_WINDOW } : {}),
      ...(this.schedules ? { ahead } : {}),
    };
  }
}

/** The key under which a message stands that was handed over: no two of a channel appear in the same second. */
export const keyAhead = (channel: string, at: number) => `${channel.split('/')[0]}@${at}`;
