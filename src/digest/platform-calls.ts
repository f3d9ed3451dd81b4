/**
 * Calls of platforms on a subscription's behalf. None of them rejects: what a platform's adapter throws is logged, and
 * counts as what is safest to believe.
 */
import type { Card } from '../cards/card.ts';
import type { Log } from './log.ts';
import type { AheadOfTime, ChannelCheck, FindOutcome, Pace, Platform, PostOutcome } from './platform.ts';
import type { Subscription } from './subscription.ts';

/** Where a subscription's digests go. */
export type Destination = Pick<Subscription, 'platform' | 'channel'>;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The platforms by their names, ready to be called. */
export class PlatformCalls {
  readonly #platforms: ReadonlyMap<string, Platform>;
  readonly #log: Log;

  constructor(platforms: readonly Platform[], log: Log) {
    this.#platforms = new Map(platforms.map((platform) => [platform.name, platform]));
    this.#log = log;
  }

  get all(): readonly Platform[] {
    return [...this.#platforms.values()];
  }

  /** A channel's name as people know it, or its id. */
  label({ platform, channel }: Destination): string {
    return this.#platforms.get(platform)?.label(channel) ?? channel;
  }

  workspaceOf({ platform, channel }: Destination): string | undefined {
    return this.#platforms.get(platform)?.workspaceOf(channel);
  }

  paces({ platform, channel }: Destination): readonly Pace[] {
    return this.#platforms.get(platform)?.paces(channel) ?? [];
  }

  /** How posts are handed over ahead of their time, where the platform is one that they are handed to. */
  ahead({ platform }: Pick<Subscription, 'platform'>): AheadOfTime | undefined {
    return this.#platforms.get(platform)?.ahead;
  }

  /** How long before their time the slots of each platform are planned, where that is not at their time. */
  leads(): ReadonlyMap<string, number> {
    return new Map(this.all.flatMap(({ name, ahead }) => (ahead === undefined ? [] : [[name, ahead.lead]])));
  }

  /** Whether the platform still remembers a key that was posted at a time. */
  repeatable({ platform }: Destination, since: number): boolean {
    return this.#platforms.get(platform)?.repeatable?.(since) ?? false;
  }

  post(to: Destination, card: Card, key: string): Promise<PostOutcome> {
    return this.#posting(to, (platform) => platform.post(to.channel, card, key));
  }

  /** Hands a card over, to appear at a time. */
  handOver(to: Destination, card: Card, at: number): Promise<PostOutcome> {
    return this.#posting(
      to,
      async ({ ahead }) =>
        ahead?.post(to.channel, card, at) ?? {
          state: 'unreachable',
          reason: `${to.platform} takes nothing ahead of its time any more.`,
        },
    );
  }

  find(to: Destination, key: string, since: number): Promise<FindOutcome> {
    return this.#finding(to, (platform) => platform.find(to.channel, key, since));
  }

  /** Looks for what was handed over, on the list of what is to appear. */
  findAhead(to: Destination, at: number, since: number): Promise<FindOutcome> {
    return this.#finding(
      to,
      async ({ ahead }) =>
        ahead?.find(to.channel, at, since) ?? {
          state: 'cannot-tell',
          reason: `What was handed to ${to.platform} ahead of its time can no longer be looked up.`,
        },
    );
  }

  /** Takes back what was handed over. @returns whether it was taken back. */
  async cancel(to: Destination, message: string): Promise<boolean> {
    const ahead = this.ahead(to);
    if (ahead === undefined) return false;
    try {
      return await ahead.cancel(to.channel, message);
    } catch (error) {
      this.#failed(to, error, 'Taking a message back failed in an unexpected way');
      return false;
    }
  }

  async check(to: Destination): Promise<ChannelCheck> {
    const platform = this.#platforms.get(to.platform);
    if (platform === undefined) {
      const remedy = `Whoever runs it can set it up for ${to.platform}.`;
      return { state: 'missing', reason: `This bot is not connected to ${to.platform}.`, remedy };
    }
    try {
      return await platform.check(to.channel);
    } catch (error) {
      this.#failed(to, error, 'Looking at a channel failed in an unexpected way');
      return { state: 'cannot-tell', reason: `Looking at the channel failed: ${messageOf(error)}` };
    }
  }

  /** Tells whoever looks after a channel. @returns whether somebody was told. */
  async tell(to: Destination, person: string | undefined, card: Card): Promise<boolean> {
    try {
      return (await this.#platforms.get(to.platform)?.tell(to.channel, person, card)) ?? false;
    } catch (error) {
      this.#failed(to, error, 'Telling an admin failed in an unexpected way');
      return false;
    }
  }

  async #posting(to: Destination, post: (platform: Platform) => Promise<PostOutcome>): Promise<PostOutcome> {
    const platform = this.#platforms.get(to.platform);
    if (platform === undefined) {
      return { state: 'unreachable', reason: `This bot is not connected to ${to.platform}.` };
    }
    try {
      return await post(platform);
    } catch (error) {
      this.#failed(to, error, 'Posting failed in an unexpected way');
      return { state: 'unknown', reason: `Posting failed in an unexpected way: ${messageOf(error)}` };
    }
  }

  async #finding(to: Destination, find: (platform: Platform) => Promise<FindOutcome>): Promise<FindOutcome> {
    const platform = this.#platforms.get(to.platform);
    if (platform === undefined) {
      return { state: 'cannot-tell', reason: `This bot is not connected to ${to.platform}.` };
    }
    try {
      return await find(platform);
    } catch (error) {
      this.#failed(to, error, 'Looking for a post failed in an unexpected way');
      return { state: 'cannot-tell', reason: `Looking for it failed: ${messageOf(error)}` };
    }
  }

  #failed({ platform }: Destination, error: unknown, message: string): void {
    this.#log.error({ platform, err: error }, message);
  }
}
