/**
 * Takes a part one step further: posts it, or finds out what became of it. The only place that posts.
 */
import type { Card } from '../cards/card.ts';
import { afterFind, afterPost, afterRepeat, REPEAT_PAUSE } from './delivery.ts';
import { freeze, thaw } from './frozen-card.ts';
import type { Log } from './log.ts';
import type { FindOutcome, Platform, PostOutcome } from './platform.ts';
import { withLateNote } from './posts.ts';
import type { DigestStore, OpenPart, PartChange, PartState, Subscription } from './store.ts';

/** From when on a post is late and says so, in milliseconds behind its due time. */
const LATE_AFTER = 5 * 60_000;

/** What posting needs. */
export interface SenderOptions {
  readonly store: DigestStore;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Posts parts and settles them. Each step writes down what it is about to do before it does it. */
export class PartSender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /**
   * Takes an open part one step further. Work on one subscription must not overlap.
   *
   * @returns `false` where the part turned out to be no longer in the state it was read in.
   */
  async advance(subscription: Subscription, part: OpenPart): Promise<boolean> {
    return part.state === 'planned' ? this.#post(subscription, part) : this.#findOut(subscription, part);
  }

  async #post(subscription: Subscription, part: OpenPart): Promise<boolean> {
    const { store, clock } = this.#options;
    const now = clock();
    if (now >= part.deadline) {
      const reason = `${part.reason ?? 'The bot was not at work in time.'} It is too late to post it now.`;
      return this.#settle(subscription, part, 'planned', { state: 'missed', reason });
    }
    const frozen = thaw(part.card);
    if (frozen === undefined) {
      const reason = 'The card kept for it cannot be read. Look into the data file.';
      return this.#settle(subscription, part, 'planned', { state: 'failed', reason });
    }
    const late = !part.asked && now - part.due >= LATE_AFTER;
    const card = late ? withLateNote(frozen, part.due) : frozen;
    if (!(await store.begin(part.key, freeze(card), now))) return false;
    const outcome = await this.#call(subscription, (platform) =>
      platform.post(subscription.channel, card, part.key),
    );
    return this.#settle(subscription, part, 'sending', afterPost(part, outcome, clock()));
  }

  async #findOut(subscription: Subscription, part: OpenPart): Promise<boolean> {
    const outcome = await this.#find(subscription, part);
    const card = outcome.state === 'cannot-tell' ? this.#repeatable(subscription, part) : undefined;
    if (card !== undefined) return this.#repeat(subscription, part, card);
    return this.#settle(subscription, part, 'unknown', afterFind(part, outcome, this.#options.clock()));
  }

  /**
   * The card of a part that may be posted once more, because the platform would return the first message.
   *
   * Whether it still would is a matter of minutes, by a clock that may have been set back meanwhile. That is why the
   * history, where it may be read, is asked first.
   */
  #repeatable({ platform: name }: Subscription, part: OpenPart): Card | undefined {
    const now = this.#options.clock();
    if (now >= part.deadline || now < part.attemptedAt) return undefined;
    const remembered = this.#options.platforms.get(name)?.repeatable?.(part.attemptedAt) ?? false;
    return remembered ? thaw(part.card) : undefined;
  }

  async #repeat(subscription: Subscription, part: OpenPart, card: Card): Promise<boolean> {
    const { store, clock } = this.#options;
    // Written down first: should this process end meanwhile, nobody looks for the part before the repeat is over.
    const reason = part.reason ?? 'The platform did not answer.';
    const intent: PartChange = { state: 'unknown', reason, nextAttempt: clock() + REPEAT_PAUSE };
    if (!(await store.settle(part.key, 'unknown', intent, clock()))) return false;
    const outcome = await this.#call(subscription, (platform) =>
      platform.post(subscription.channel, card, part.key),
    );
    return this.#settle(subscription, part, 'unknown', afterRepeat(part, outcome, clock()));
  }

  /** Calls a platform to post. One that fails in a way of its own may have posted: the outcome is unknown. */
  async #call(
    { platform: name }: Subscription,
    post: (platform: Platform) => Promise<PostOutcome>,
  ): Promise<PostOutcome> {
    const platform = this.#options.platforms.get(name);
    if (platform === undefined)
      return { state: 'unreachable', reason: `This bot is not connected to ${name}.` };
    try {
      return await post(platform);
    } catch (error) {
      this.#options.log.error({ platform: name, err: error }, 'Posting failed in an unexpected way');
      return { state: 'unknown', reason: `Posting failed in an unexpected way: ${messageOf(error)}` };
    }
  }

  async #find({ platform: name, channel }: Subscription, part: OpenPart): Promise<FindOutcome> {
    const platform = this.#options.platforms.get(name);
    if (platform === undefined) {
      return { state: 'cannot-tell', reason: `This bot is not connected to ${name}.` };
    }
    try {
      return await platform.find(channel, part.key, part.attemptedAt);
    } catch (error) {
      this.#options.log.error(
        { platform: name, err: error },
        'Looking for a post failed in an unexpected way',
      );
      return { state: 'cannot-tell', reason: `Looking for it failed: ${messageOf(error)}` };
    }
  }

  async #settle(
    { id, platform, channel }: Subscription,
    part: OpenPart,
    from: PartState,
    change: PartChange,
  ): Promise<boolean> {
    const { store, platforms, clock, log } = this.#options;
    if (!(await store.settle(part.key, from, change, clock()))) return false;
    const event = {
      subscription: id,
      channel: platforms.get(platform)?.label(channel) ?? channel,
      due: new Date(part.due).toISOString(),
      key: part.key,
      state: change.state,
      ...(change.state === 'sent' ? {} : { reason: change.reason }),
    };
    if (change.state === 'sent') log.info(event, 'A digest was posted');
    else log.warn(event, 'A digest is not known to be posted');
    return true;
  }
}
