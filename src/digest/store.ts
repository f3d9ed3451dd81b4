/**
 * What the digest needs of a store. Every method that changes something does so in one transaction, so that a
 * crash leaves the state before or after it and nothing between.
 *
 * All times are epoch milliseconds.
 */
import type { Seen } from './history.ts';
import type { Item } from './item.ts';

/** A channel with its schedule. */
export interface Subscription {
  /** `slack:C0123456789`: the platform's name and its id of the channel. */
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  /** The schedule in its canonical words. */
  readonly schedule: string;
  /** The next slot that has not been dealt with. Absent where the channel is not to get digests by schedule. */
  readonly nextDue?: number;
}

/** A subscription that is due by its schedule. */
export type Due = Subscription & { readonly nextDue: number };

/**
 * The states of one message of a delivery: `planned -> sending -> sent | failed | unknown`, and `missed` where it
 * was not posted in time. Only `planned` and `unknown` parts may change again.
 */
export type PartState = 'planned' | 'sending' | 'sent' | 'failed' | 'unknown' | 'missed';

/** A message that is to be posted, with what its channel has seen once it stands there. */
export interface NewPart {
  /** 1 to 25 characters of `[a-z0-9-]`, unique in the store. */
  readonly key: string;
  /** The frozen card, as JSON. */
  readonly card: string;
  readonly shows: readonly Item[];
}

/** A slot's delivery, as it is first written down. */
export interface NewDelivery {
  readonly id: string;
  /** What the delivery is for, unique within its subscription. */
  readonly slot: string;
  /** The slot's due time, or the time it was asked for. */
  readonly due: number;
  /** Asked for by somebody, rather than due by the schedule. */
  readonly asked: boolean;
  /** After this nothing of it is posted any more. */
  readonly deadline: number;
  readonly content:
    | { readonly kind: 'parts'; readonly parts: readonly NewPart[] }
    /** Ended before it began. */
    | { readonly kind: 'nothing'; readonly state: 'missed' | 'skipped'; readonly reason: string };
}

/** What a plan writes down at once. */
export interface Plan {
  readonly subscription: string;
  readonly at: number;
  readonly deliveries: readonly NewDelivery[];
  /** Moves the subscription on from one slot to the next. Absent for what was asked for. */
  readonly advance?: { readonly from: number; readonly to: number };
}

/** One message of a delivery, as far as reports need it. */
export interface Part {
  readonly state: PartState;
  readonly reason?: string;
}

/** A delivery with its parts in order. */
export interface Delivery {
  readonly slot: string;
  readonly due: number;
  readonly asked: boolean;
  readonly content:
    | { readonly kind: 'parts'; readonly parts: readonly Part[] }
    | { readonly kind: 'nothing'; readonly state: 'missed' | 'skipped'; readonly reason: string };
}

/** A message that is not settled yet: it is to be posted, or to be looked for. */
export interface OpenPart {
  readonly key: string;
  /** The id of its delivery, whose parts are posted in order. */
  readonly delivery: string;
  readonly state: 'planned' | 'unknown';
  /** The frozen card, as JSON. */
  readonly card: string;
  readonly due: number;
  readonly asked: boolean;
  readonly deadline: number;
  /** How often it was tried to post it. */
  readonly attempts: number;
  /** When that was last done; 0 before the first time. */
  readonly attemptedAt: number;
  /** How often it was looked for since. */
  readonly looks: number;
  /** When to act again. */
  readonly nextAttempt: number;
  /** Why it is not `sent` yet; absent before the first attempt. */
  readonly reason?: string;
}

/** What becomes of a part. */
export type PartChange =
  /** `message` is the platform's own id of the message. */
  | { readonly state: 'sent'; readonly message: string }
  | { readonly state: 'failed' | 'missed'; readonly reason: string }
  | { readonly state: 'planned'; readonly reason: string; readonly nextAttempt: number }
  /** Without `nextAttempt` it is not looked for any more. */
  | { readonly state: 'unknown'; readonly reason: string; readonly nextAttempt?: number };

/** The digest's memory. */
export interface DigestStore {
  /** Every subscription that has a next slot, in the order of their ids. */
  subscriptions(): Promise<readonly Due[]>;
  subscription(id: string): Promise<Subscription | undefined>;
  /** Adds a subscription, or changes its schedule and its next slot. */
  saveSubscription(subscription: Subscription, at: number): Promise<void>;
  /** Ends a subscription's slots; its history stays. */
  endSubscription(id: string): Promise<void>;

  /** The ids of subscriptions with something to do, by index: a slot that is due, or an open part whose time has come. */
  waiting(now: number, most: number): Promise<readonly string[]>;
  /**
   * Writes deliveries down, and moves the subscription on in the same transaction. A slot that has a delivery
   * keeps it, unless that ended without parts and the new one has some.
   * @returns `false`, having changed nothing, where the subscription is no longer at `advance.from`.
   */
  plan(plan: Plan): Promise<boolean>;

  /** A subscription's open parts, by due time, delivery and position. */
  openParts(subscription: string): Promise<readonly OpenPart[]>;
  /**
   * Writes the intent to post: `planned` becomes `sending`, with the card as it will be posted.
   * @returns `false`, having changed nothing, where the part is not `planned`.
   */
  begin(key: string, card: string, at: number): Promise<boolean>;
  /**
   * Writes down what became of a part. In the same transaction its channel has seen what it shows (`sent`,
   * `unknown`) or has not (every other state).
   * @returns `false`, having changed nothing, where the part is no longer in the state `from`.
   */
  settle(key: string, from: PartState, change: PartChange, at: number): Promise<boolean>;
  /**
   * Settles parts found `sending` as `unknown`, to be looked for at once.
   * @param subscription only this one's parts; every part's where it is absent.
   * @returns how many there were.
   */
  interrupt(reason: string, at: number, subscription?: string): Promise<number>;
  /**
   * Ends what is still open of a subscription's scheduled deliveries: parts that are `planned` become `missed`, and
   * parts that are `unknown` are not posted again, whatever is found out about them.
   */
  supersede(subscription: string, reason: string, at: number): Promise<void>;

  /** What a channel has seen; what an open part will show counts as seen last. */
  seen(subscription: string): Promise<readonly Seen[]>;
  delivery(subscription: string, slot: string): Promise<Delivery | undefined>;
  /** The last deliveries of a subscription, newest first. */
  recent(subscription: string, most: number): Promise<readonly Delivery[]>;
  /**
   * Forgets deliveries of every subscription that were due before a time, with their parts and cards. One with an open
   * part stays, and so does what channels have seen.
   * @returns how many there were.
   */
  forget(before: number): Promise<number>;
}
