/**
 * Posts a part, or hands it to the platform ahead of its time. Besides the finder the only place that posts.
 */
import type { Card } from '../cards/card.ts';
import { appearanceOf, isTaken, secondOf } from './appearance.ts';
import { afterPost } from './delivery.ts';
import { freeze, thaw } from './frozen-card.ts';
import type { Lease } from './lease.ts';
import { deliveryId, positionOf } from './new-delivery.ts';
import type { AheadOfTime, Pace, PostOutcome } from './platform.ts';
import type { PlatformCalls } from './platform-calls.ts';
import { withLateNote } from './posts.ts';
import type { RoomForPosts } from './room.ts';
import type { Settlement } from './settlement.ts';
import type { DigestStore, Holder, OpenPart } from './store.ts';
import type { Subscription } from './subscription.ts';

/** From when on a post is late and says so, in milliseconds behind its due time. */
const LATE_AFTER = 5 * 60_000;

/** How many seconds are tried, one after another, where they are other messages' already. */
const MOST_SECONDS = 60;

const NO_TURN = 'The platform takes only so many posts at a time: it waits for its turn.';

/** What posting needs. */
export interface SenderOptions {
  readonly store: DigestStore;
  readonly calls: PlatformCalls;
  readonly settlement: Settlement;
  readonly room: RoomForPosts;
  readonly holder: Holder;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** A post that is about to be made. */
interface Post {
  readonly card: Card;
  readonly paces: readonly Pace[];
  /** When it appears, where it is handed over ahead of its time. */
  readonly appearsAt?: number;
}

/**
 * What became of trying to make a post: it was settled or put off; or nothing more is to be done about its
 * subscription for now, because the part or the lease was lost or the bot stops; or the second is another message's.
 */
type Attempt = 'settled' | 'over' | 'taken';

/** Posts parts. Each step writes down what it is about to do before it does it. */
export class PartSender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /**
   * Takes a planned part one step further. Work on one subscription must not overlap.
   *
   * @returns `false` where nothing more is to be done about its subscription for now.
   */
  async post(subscription: Subscription, part: OpenPart, lease: Lease): Promise<boolean> {
    const { settlement, clock, calls } = this.#options;
    if (clock() >= part.deadline) {
      const reason = `${part.reason ?? 'The bot was not at work in time.'} It is too late to post it now.`;
      return settlement.settle(subscription, part, 'planned', { state: 'missed', reason });
    }
    const card = thaw(part.card);
    if (card === undefined) {
      const reason = 'The card kept for it cannot be read. Look into the data file.';
      return settlement.settle(subscription, part, 'planned', { state: 'failed', reason, refused: false });
    }
    const ahead = part.asked ? undefined : calls.ahead(subscription);
    if (ahead !== undefined) return this.#handOver(subscription, part, card, ahead, lease);
    const post = { card: dated(card, part, clock()), paces: calls.paces(subscription) };
    return (await this.#make(subscription, part, post, lease)) === 'settled';
  }

  /** Hands a part over, to appear at the first second that is no other message's. */
  async #handOver(
    subscription: Subscription,
    part: OpenPart,
    card: Card,
    { least }: AheadOfTime,
    lease: Lease,
  ): Promise<boolean> {
    const { calls, clock } = this.#options;
    const { platform, channel } = subscription;
    let after = await this.#appearanceBefore(subscription, part);
    for (let tried = 0; tried < MOST_SECONDS; tried += 1) {
      const appearsAt = appearanceOf({
        due: part.due,
        position: positionOf(part.key),
        now: clock(),
        least,
        after,
      });
      const paces = [...calls.paces(subscription), secondOf(platform, channel, appearsAt)];
      const post = { card: dated(card, part, appearsAt), paces, appearsAt };
      const attempt = await this.#make(subscription, part, post, lease);
      if (attempt !== 'taken') return attempt === 'settled';
      after = appearsAt;
    }
    return this.#putOff(part, clock() + MOST_SECONDS * 1_000);
  }

  /** When the messages before a part in its digest have appeared, as far as they were handed over. */
  async #appearanceBefore({ id }: Subscription, { key, delivery, due }: OpenPart): Promise<number> {
    const position = positionOf(key);
    if (position === 0) return -Infinity;
    const planned = await this.#options.store.between(id, due, due + 1);
    const own = planned.find(({ slot }) => deliveryId(id, slot) === delivery);
    const before = own?.content.kind === 'parts' ? own.content.parts.slice(0, position) : [];
    return Math.max(-Infinity, ...before.map(({ appearsAt }) => appearsAt ?? -Infinity));
  }

  async #make(subscription: Subscription, part: OpenPart, post: Post, lease: Lease): Promise<Attempt> {
    const { room, holder, settlement, clock, random } = this.#options;
    const { paces, appearsAt } = post;
    const card = freeze(post.card);
    const ahead = appearsAt === undefined ? {} : { appearsAt };
    const permission = await room.take({ key: part.key, card, holder, paces, ...ahead }, lease);
    if (permission.kind === 'lost') return 'over';
    if (permission.kind === 'put-off') {
      if (isTaken(permission.until, clock())) return 'taken';
      return (await this.#putOff(part, permission.until)) ? 'settled' : 'over';
    }
    // This process may have stood still since it wrote the intent: then another one has taken over by now.
    if (!(await lease.holds())) return 'over';
    const outcome = await this.#call(subscription, part, post);
    await this.#obey(outcome, paces);
    const change = afterPost(part, outcome, clock(), random, appearsAt);
    return (await settlement.settle(subscription, part, 'sending', change)) ? 'settled' : 'over';
  }

  #call(subscription: Subscription, part: OpenPart, { card, appearsAt }: Post): Promise<PostOutcome> {
    const { calls } = this.#options;
    return appearsAt === undefined
      ? calls.post(subscription, card, part.key)
      : calls.handOver(subscription, card, appearsAt);
  }

  /** Leaves no room under a pace that the platform said is used up; under all of a post's where it did not say which. */
  async #obey(outcome: PostOutcome, paces: readonly Pace[]): Promise<void> {
    if (outcome.state !== 'limited') return;
    const { store, clock } = this.#options;
    const until = clock() + outcome.retryAfter;
    const scopes = outcome.scope === undefined ? paces.map(({ scope }) => scope) : [outcome.scope];
    for (const scope of scopes) await store.hold(scope, until);
  }

  /** Leaves a part for later, without a word in the log: waiting for one's turn is nothing out of the ordinary. */
  async #putOff(part: OpenPart, until: number): Promise<boolean> {
    const { store, clock } = this.#options;
    const change = {
      state: 'planned',
      reason: NO_TURN,
      nextAttempt: Math.min(until, part.deadline),
    } as const;
    return store.settle(part.key, 'planned', change, clock());
  }
}

/** A card that says so where it is posted late. */
function dated(card: Card, part: OpenPart, at: number): Card {
  return !part.asked && at - part.due >= LATE_AFTER ? withLateNote(card, part.due) : card;
}
