/**
 * The digest as commands and the composition root see it.
 */
import type { Card } from '../cards/card.ts';
import type { Health } from './platform.ts';
import type { Schedule } from './schedule.ts';
import type { Pause, Quiet, Subscription } from './subscription.ts';

/** A channel on a platform. */
export interface ChannelAddress {
  readonly platform: string;
  readonly channel: string;
}

/** What a subscription's next slot would post, were it due now. */
export interface Preview {
  readonly address: ChannelAddress;
  /** The channel's name as people know it, or its id. */
  readonly label: string;
  /** The workspace that the channel belongs to; absent where the platform does not know. */
  readonly workspace?: string;
  /** Epoch milliseconds of the next slot; absent where none is to come by itself. */
  readonly due?: number;
  /** The schedule in words, such as `daily 09:00 UTC`. */
  readonly schedule: string;
  readonly pause?: Pause;
  /** The messages it would post, in order; empty where it would post nothing, for `reason`. */
  readonly cards: readonly Card[];
  readonly reason?: string;
}

/** How a delivery ended, in words for people. */
export interface DeliveryReport {
  readonly label: string;
  /** The slot's due time, or the time of `digest now`. Epoch milliseconds. */
  readonly due: number;
  readonly state: 'planned' | 'sending' | 'sent' | 'failed' | 'unknown' | 'missed' | 'skipped';
  /** Why it is not `sent`, and what to do about it. */
  readonly reason?: string;
  /** Whether it was asked for, by `digest now` or to announce a brief, rather than due by the schedule. */
  readonly asked: boolean;
  /** The id of the brief that it announces, where it was asked for to announce one. */
  readonly announces?: string;
  /** Its messages in order; empty where it ended before it began. */
  readonly parts: readonly PartReport[];
}

/** How one message of a delivery stands. */
export interface PartReport {
  readonly state: 'planned' | 'sending' | 'sent' | 'failed' | 'unknown' | 'missed';
  readonly reason?: string;
  /** When it came into this state; epoch milliseconds. */
  readonly at: number;
  /** How often it was tried to post it. */
  readonly attempts: number;
  /** When it is acted on next, where it is. */
  readonly next?: number;
  /** When it appears, where it was handed to the platform ahead of its time. */
  readonly appears?: number;
  /** The titles of what it shows, for people. */
  readonly title?: string;
}

/** Which subscriptions are asked about. */
export type StatusScope =
  /** All there are, one after the other: for places where they are few. */
  | { readonly kind: 'everything' }
  /** That of one channel. */
  | { readonly kind: 'channel'; readonly address: ChannelAddress }
  /** Those of one workspace of a platform, at most so many. */
  | { readonly kind: 'workspace'; readonly workspace: Workspace; readonly most: number };

/** A workspace on a platform. */
export interface Workspace {
  readonly platform: string;
  /** The platform's own id of the Slack team or Discord guild. */
  readonly id: string;
}

/** How the digests of some channels stand. */
export interface DigestStatus {
  readonly channels: readonly ChannelStatus[];
  /** How many more channels there are in the scope. */
  readonly more: number;
}

/** How the digest of a channel stands. */
export interface ChannelStatus {
  readonly address: ChannelAddress;
  readonly label: string;
  /** The workspace that the channel belongs to; absent where the platform does not know. */
  readonly workspace?: string;
  readonly schedule: string;
  readonly topics: readonly string[];
  readonly quiet: Quiet;
  readonly pause?: Pause;
  /** The next slot; absent while it is paused without an end. */
  readonly next?: number;
  /** The last deliveries, newest first, at most five. */
  readonly recent: readonly DeliveryReport[];
}

/** A platform's connection. */
export interface Connection {
  readonly platform: string;
  readonly health: Health;
}

/** Whose subscriptions there are on a platform, as one of its workspaces sees it. */
export interface Presence {
  /** Whether the workspace itself has some. */
  readonly own: boolean;
  /** Whether another workspace has some, or is named in the settings. */
  readonly others: boolean;
}

/** A subscription as people see it. */
export interface SubscriptionView {
  readonly address: ChannelAddress;
  readonly label: string;
  /** The workspace that the channel belongs to; absent where the platform does not know. */
  readonly workspace?: string;
  /** In words; empty where digests only come when they are asked for. */
  readonly schedule: string;
  /** Empty stands for all. */
  readonly topics: readonly string[];
  readonly quiet: Quiet;
  readonly origin: Subscription['origin'];
  readonly pause?: Pause;
  /** Since when it has its schedule. Absent where that is not known. */
  readonly since?: number;
  /** The next three slots, in order; none while it is paused without an end. */
  readonly upcoming: readonly number[];
  /**
   * When messages still appear that were handed to the platform ahead of their time and that it would not give back.
   * Absent where there are none.
   */
  readonly appearing?: readonly number[];
}

/** What somebody wants of a subscription. */
export interface Wish {
  readonly schedule: Schedule;
  /** Folded names of topics; empty stands for all. */
  readonly topics: readonly string[];
  readonly quiet: Quiet;
  readonly workspace?: string;
  /** The platform's own id of who asks. */
  readonly person: string;
}

/** The bot cannot post to a channel; nothing was changed. Whole sentences. */
export interface CannotPost {
  readonly kind: 'cannot-post';
  readonly reason: string;
  readonly remedy: string;
}

/** What became of a wish to resume. */
export type ResumeOutcome =
  /** `note` where it could not be checked that posting works. */
  { readonly kind: 'resumed'; readonly view: SubscriptionView; readonly note?: string } | CannotPost;

/** What became of a wish to subscribe. */
export type SubscribeOutcome =
  /** `changed` where the channel was subscribed before. `note` where it could not be checked that posting works. */
  | {
      readonly kind: 'subscribed';
      readonly view: SubscriptionView;
      readonly changed: boolean;
      readonly note?: string;
    }
  | CannotPost;

/** Another process of the bot is at work on a channel and did not finish in time; nothing was changed. */
export class ChannelBusyError extends Error {
  override readonly name = 'ChannelBusyError';

  constructor() {
    super(
      'Another part of the bot is posting to this channel right now. Nothing was changed: ask again in a minute.',
    );
  }
}

/**
 * The daily digest. What changes a subscription, and `postNow`, throw {@link ChannelBusyError} where another process
 * works on the channel; its message is written for people.
 */
export interface Digest {
  /** What would be posted next, for every subscription there is: for places where they are few. */
  preview(): Promise<readonly Preview[]>;
  /**
   * What a channel's next digest would hold, subscribed or not: one that is not sees what it would get with all topics.
   */
  previewOf(address: ChannelAddress): Promise<Preview>;
  /**
   * Posts to a channel at once, as a delivery of its own; the scheduled slot is left alone.
   * @param token makes it once: the same token never posts a second time, and reports what became of the first.
   */
  postNow(address: ChannelAddress, token: string): Promise<DeliveryReport>;
  /**
   * Announces a brief that was just published, or corrected, at once: in every subscribed channel that is not paused, whose
   * topics it fits and to which it is new; a correction, where the brief has been seen. Each gets a delivery of its own,
   * posted at the platforms' paces; what cannot be posted in time comes with the next digest. The same brief, corrected in
   * the same ways, is never announced to a channel twice.
   * @param brief its id. One that is not in the library is announced nowhere.
   * @param at when that was asked for, in epoch milliseconds.
   * @returns to how many channels it was announced by this call, once that is written down.
   */
  announce(brief: string, at: number): Promise<number>;
  /** How digests stand. Of one channel or one workspace it costs the same among however many subscriptions, but for counting `more`. */
  status(scope: StatusScope): Promise<DigestStatus>;
  /** Whose subscriptions there are on a workspace's platform; costs the same however many there are. */
  presence(workspace: Workspace): Promise<Presence>;
  /** How the platforms are connected, or one of them. */
  connections(platform?: string): readonly Connection[];

  /** A channel's subscription; absent where it has none, or one that has ended. */
  subscription(address: ChannelAddress): Promise<SubscriptionView | undefined>;
  /**
   * What keeps the bot from posting to a channel now; absent where nothing does, and where that was not found out within
   * the time that an answer may take.
   */
  obstacle(address: ChannelAddress): Promise<CannotPost | undefined>;
  /** Subscribes a channel, or gives its subscription another schedule, other topics, another quiet. Checks first that the bot can post there. A pause ends. */
  subscribe(address: ChannelAddress, wish: Wish): Promise<SubscribeOutcome>;
  /** Changes parts of a subscription; absent where there is none. */
  change(
    address: ChannelAddress,
    change: Partial<Pick<Wish, 'schedule' | 'topics' | 'quiet'>>,
  ): Promise<SubscriptionView | undefined>;
  /** Holds a subscription's digests back, until a time or until it is resumed; what is open of it is not posted. Absent where there is none. */
  pause(address: ChannelAddress, until?: number): Promise<SubscriptionView | undefined>;
  /**
   * Ends a pause of either kind, once it was checked that the bot can post; the next slot is the first one after now.
   * Absent where there is no subscription.
   */
  resume(address: ChannelAddress): Promise<ResumeOutcome | undefined>;
  /** Ends a subscription; its history stays. `false` where there was none. */
  unsubscribe(address: ChannelAddress): Promise<boolean>;
  /** The last deliveries of a channel, newest first; with them the slots that a pause has held back. */
  history(address: ChannelAddress, most: number): Promise<readonly DeliveryReport[]>;
  /**
   * The deliveries of a channel that were due from one time up to another (exclusive), oldest first; with them the slots
   * that a pause held back which is over.
   */
  deliveries(address: ChannelAddress, from: number, to: number): Promise<readonly DeliveryReport[]>;

  /** The time zone that a workspace has set for itself (`slack:T0123`). */
  zone(workspace: string): Promise<string | undefined>;
  setZone(workspace: string, zone: string): Promise<void>;
}
