/**
 * What the digest needs of a store. Every method that changes something does so in one transaction, so that a
 * crash leaves the state before or after it and nothing between.
 *
 * All times are epoch milliseconds.
 */
import type { Presence, Workspace } from './digest.ts';
import type { Seen } from './history.ts';
import type { Item } from './item.ts';
import type { Pace } from './platform.ts';
import type { Subscription } from './subscription.ts';

/**
 * The states of one message of a delivery: `planned -> sending -> sent | failed | unknown`, and `missed` where it
 * was not posted in time. Only `planned` and `unknown` parts may change again, and a `sent` part that was handed over
 * ahead of its time and is taken back before it appears: it is `unknown` until the platform has answered.
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
  /** The brief that somebody asked to be announced; it gives way to the subscription's next digest, as scheduled ones do. */
  readonly announces?: string;
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
  /** Moves the subscription on from one slot to the next, and ends a pause whose time is over. Absent for what was asked for. */
  readonly advance?: { readonly from: number; readonly to: number };
}

/** One message of a delivery, as far as reports need it. */
export interface Part {
  readonly state: PartState;
  readonly reason?: string;
  /** The frozen card, as JSON. */
  readonly card: string;
  /** When it came into this state. */
  readonly changedAt: number;
  readonly attempts: number;
  /** When it is acted on next, where it is. */
  readonly nextAttempt?: number;
  readonly appearsAt?: number;
}

/** A delivery with its parts in order. */
export interface Delivery {
  readonly slot: string;
  readonly due: number;
  readonly asked: boolean;
  /** The brief that it announces, where it was asked for to announce one. */
  readonly announces?: string;
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
  /** The brief that its delivery announces, where it was asked for to announce one. */
  readonly announces?: string;
  readonly deadline: number;
  /** How often it was tried to post it. */
  readonly attempts: number;
  /** When that was last done; 0 before the first time. */
  readonly attemptedAt: number;
  /** When it appears, where it was handed to the platform ahead of its time. */
  readonly appearsAt?: number;
  /** How often it was looked for since. */
  readonly looks: number;
  /** When to act again. */
  readonly nextAttempt: number;
  /** Why it is not `sent` yet; absent before the first attempt. */
  readonly reason?: string;
}

/** What becomes of a part. */
export type PartChange =
  /** `message` is the platform's own id of the message, or of what was handed over ahead of its time. */
  | { readonly state: 'sent'; readonly message: string }
  /** A refusal also pauses the subscription, in the same transaction. */
  | { readonly state: 'failed'; readonly reason: string; readonly refused: boolean }
  | { readonly state: 'missed'; readonly reason: string }
  | { readonly state: 'planned'; readonly reason: string; readonly nextAttempt: number }
  /** Without `nextAttempt` it is not looked for any more. */
  | { readonly state: 'unknown'; readonly reason: string; readonly nextAttempt?: number };

/** Who works: one process of the bot, by a name that no other one has or had. */
export type Holder = string;

/** What a post needs before it is made. */
export interface Intent {
  readonly key: string;
  /** The card as it will be posted, as JSON. */
  readonly card: string;
  readonly at: number;
  readonly holder: Holder;
  readonly paces: readonly Pace[];
  /** When it will appear, where it is handed over ahead of its time. */
  readonly appearsAt?: number;
}

/** Whether a post may be made now. */
export type Permission =
  /** The intent is written: `planned` became `sending`. The call must end before the lease does. */
  | { readonly kind: 'begun' }
  /** A pace leaves no room yet; nothing was changed. */
  | { readonly kind: 'wait'; readonly until: number }
  /** The part is not `planned` any more, or the lease is no longer the holder's; nothing was changed. */
  | { readonly kind: 'lost' };

/** The digest's memory. */
export interface DigestStore {
  /** Whether several processes may work on it at once, so that what one of them left behind is looked for in every tick. */
  readonly shared: boolean;

  /** All subscriptions that have not ended, in the order of their ids; of one origin, where named. */
  subscriptions(origin?: Subscription['origin']): Promise<readonly Subscription[]>;
  /** The first subscriptions that have not ended, in the order of their ids, behind an id (`''`: from the first one on), by index. */
  subscriptionsAfter(id: string, most: number): Promise<readonly Subscription[]>;
  /**
   * The first subscriptions, by their ids, that were saved as a workspace's and have not ended, by index.
   * @returns with how many there are of them in all.
   */
  subscriptionsIn(
    workspace: Workspace,
    most: number,
  ): Promise<{ readonly first: readonly Subscription[]; readonly count: number }>;
  /** Whose subscriptions there are that were saved as a workspace's and have not ended, by index. */
  presence(workspace: Workspace): Promise<Presence>;
  subscription(id: string): Promise<Subscription | undefined>;
  /** Adds a subscription, or puts it in the place of the one with its id. It has its schedule since `at` where it names no time. */
  saveSubscription(subscription: Subscription, at: number): Promise<void>;
  /** Ends a subscription's slots; its history stays, and `origin` becomes what is given. */
  endSubscription(id: string, origin: Subscription['origin'], at: number): Promise<void>;
  /** Marks a refusal as told. @returns `false` where it was told already, or where it is not paused by a refusal. */
  markTold(id: string): Promise<boolean>;

  /**
   * Takes on subscriptions with something to do, by index: a slot that is due, an open part whose time has come, or a
   * refusal that is not told yet, oldest first. Never one that another process's lease holds; what the holder has taken on already and not given
   * back is named again, and counts among `most`. Where the store serves one process alone, nothing is written.
   * @param ahead how long before its time a platform's slots are planned, in milliseconds; 0 where it is not named.
   * @returns their ids.
   */
  claim(
    holder: Holder,
    now: number,
    most: number,
    ahead: ReadonlyMap<string, number>,
  ): Promise<readonly string[]>;
  /**
   * Takes on one subscription, whatever it has to do.
   * @returns when its lease ends, by the clock of `now`, and `Infinity` where the store serves one process alone; absent
   * where another process holds the subscription, or where there is none.
   */
  claimOne(holder: Holder, id: string, now: number): Promise<number | undefined>;
  /** Makes a lease last its full time again. @returns its new end; absent where it is no longer the holder's. */
  renew(holder: Holder, id: string, now: number): Promise<number | undefined>;
  /** Gives subscriptions back. Those that are no longer the holder's are left alone. */
  release(holder: Holder, ids: readonly string[]): Promise<void>;
  /** When the next thing is to do after `now`, at the earliest; absent where nothing is. */
  nextWork(now: number, ahead: ReadonlyMap<string, number>): Promise<number | undefined>;

  /**
   * Writes deliveries down, and moves the subscription on in the same transaction. A slot that has a delivery
   * keeps it, unless that ended without parts and the new one has some.
   * @returns `false`, having changed nothing, where the subscription is no longer at `advance.from`.
   */
  plan(plan: Plan): Promise<boolean>;

  /** A subscription's open parts, by due time, delivery and position. */
  openParts(subscription: string): Promise<readonly OpenPart[]>;
  /** Asks for room under the paces and the lease, and writes the intent to post, all in one transaction. */
  begin(intent: Intent): Promise<Permission>;
  /** Leaves no room under a pace before a time: the platform said so. */
  hold(scope: string, until: number): Promise<void>;
  /**
   * Writes down what became of a part. In the same transaction its channel has seen what it shows (`sent`,
   * `unknown`) or has not (every other state).
   * @returns `false`, having changed nothing, where the part is no longer in the state `from`.
   */
  settle(key: string, from: PartState, change: PartChange, at: number): Promise<boolean>;
  /**
   * Settles parts found `sending` as `unknown`, to be looked for at once: those of one subscription, which the caller
   * holds, or those of all subscriptions that nobody's lease holds, the caller's included; where the store serves one
   * process alone, those of all.
   * @returns how many there were.
   */
  interrupt(reason: string, at: number, subscription?: string): Promise<number>;
  /**
   * Ends what is still open of a subscription's scheduled deliveries and announcements: parts that are `planned` become `missed`, and
   * parts that are `unknown` are not posted again, whatever is found out about them.
   */
  supersede(subscription: string, reason: string, at: number): Promise<void>;
  /** The platform's ids of a subscription's parts that were handed over and appear after a time, with their keys. */
  handedOver(
    subscription: string,
    after: number,
  ): Promise<readonly { readonly key: string; readonly message: string }[]>;

  /** What a channel has seen; what an open part will show counts as seen last. */
  seen(subscription: string): Promise<readonly Seen[]>;
  delivery(subscription: string, slot: string): Promise<Delivery | undefined>;
  /** The last deliveries of a subscription, newest first. */
  recent(subscription: string, most: number): Promise<readonly Delivery[]>;
  /** The ids of subscriptions that have a scheduled delivery due after a time, in their order. */
  dealtWithAfter(time: number): Promise<readonly string[]>;
  /** The deliveries of a subscription that were due from one time up to another (exclusive), oldest first. */
  between(subscription: string, from: number, to: number): Promise<readonly Delivery[]>;
  /**
   * Forgets deliveries of every subscription that were due before a time, with their parts and cards. One with an open
   * part stays, and so does what channels have seen. Paces that have had room again since before that time go too.
   * @returns how many there were.
   */
  forget(before: number): Promise<number>;

  /** The time zone that a workspace has set for itself (`slack:T0123`). */
  zone(workspace: string): Promise<string | undefined>;
  setZone(workspace: string, zone: string): Promise<void>;
}
