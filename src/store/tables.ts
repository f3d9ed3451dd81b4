/**
 * The tables as Kysely sees them. `migrations/` makes them; times are epoch milliseconds.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Item } from '../digest/item.ts';
import type { PartState } from '../digest/store.ts';
import type { Pause, Subscription } from '../digest/subscription.ts';
import type { EditorialTables } from './editorial-tables.ts';

/** A channel with its schedule. */
interface SubscriptionTable {
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  workspace: string | null;
  schedule: string;
  /** A JSON array of strings. */
  topics: string;
  quiet: Subscription['quiet'];
  origin: Subscription['origin'];
  person: string | null;
  /** Null where it is not paused. The next four belong to it. */
  pause: Pause['kind'] | null;
  /** Since when; null in what version 2 wrote. */
  paused_at: number | null;
  /** Until when somebody paused it; null where that is until it is resumed. */
  paused_until: number | null;
  /** Why the platform refused. */
  pause_reason: string | null;
  /** 1 once an admin was told of the refusal. */
  pause_told: 0 | 1;
  /** Null where it has ended, and while it is paused without an end. Indexed, also by platform. */
  next_due: number | null;
  readonly created_at: number;
  /** Since when it has its schedule, or when it ended; null in what version 1 wrote. */
  changed_at: number | null;
  /** Which process works on it, and until when by the database's clock. Null where one process works alone. */
  leased_by: string | null;
  leased_until: number | null;
}

/** What became of one slot of a subscription. */
interface DeliveryTable {
  readonly id: string;
  readonly subscription: string;
  /** Unique within the subscription. */
  readonly slot: string;
  readonly due: number;
  /** 1 where somebody asked for it. */
  readonly asked: 0 | 1;
  /** The id of the brief that somebody asked to be announced. */
  readonly announces: string | null;
  deadline: number;
  readonly planned_at: number;
  /** Set where the delivery ended without parts, with its reason. */
  readonly ended: 'missed' | 'skipped' | null;
  readonly reason: string | null;
}

/** One message of a delivery. */
interface PartTable {
  readonly key: string;
  readonly delivery: string;
  /** Its delivery's, so that what is open of a subscription is found by an index, however long its history is. */
  readonly subscription: string;
  readonly position: number;
  /** The frozen card, as JSON. */
  card: string;
  state: PartState;
  attempts: number;
  attempted_at: number;
  looks: number;
  /** When to act again; null where it is settled. Indexed. */
  next_attempt: number | null;
  /** The platform's id of the message. */
  message: string | null;
  reason: string | null;
  changed_at: number;
  /** When it appears, where it was handed to the platform ahead of its time. */
  appears_at: number | null;
}

/** What a part shows. */
interface PartItemTable {
  readonly part: string;
  readonly kind: Item['kind'];
  readonly item: string;
}

/** What a channel has seen. It outlives the deliveries that showed it. */
interface SeenTable {
  readonly subscription: string;
  readonly kind: Item['kind'];
  readonly item: string;
  at: number;
  /** The part that showed it last, and when it was seen before that: so that the showing can be taken back. */
  part: string | null;
  previous_at: number | null;
}

/**
 * The lines of buttons that are too long for a button's id. They have no time and are not forgotten: a button in a
 * channel can be pressed as long as its message stands.
 */
interface LineTable {
  readonly id: string;
  readonly line: string;
}

/** How far a pace is used up. */
interface PaceTable {
  /** Such as `slack:T0123`. */
  readonly scope: string;
  /** When the next post would be due, were they evenly spaced: the theoretical arrival time of the cell rate algorithm. */
  arrival: number;
  /** Nothing is posted before: the platform said so. */
  held_until: number;
}

/** What a workspace has set for itself. */
interface WorkspaceTable {
  /** `slack:T0123`. */
  readonly id: string;
  /** An IANA time zone. */
  zone: string;
}

/** An event that a process has claimed. */
interface EventClaimTable {
  readonly id: string;
  at: number;
}

/** What one process at a time does, by name. */
interface NamedLeaseTable {
  readonly name: string;
  holder: string;
  until: number;
}

/** Every table. */
export interface Tables extends EditorialTables {
  readonly subscription: SubscriptionTable;
  readonly delivery: DeliveryTable;
  readonly part: PartTable;
  readonly part_item: PartItemTable;
  readonly seen: SeenTable;
  readonly line: LineTable;
  readonly pace: PaceTable;
  readonly workspace: WorkspaceTable;
  readonly event_claim: EventClaimTable;
  readonly named_lease: NamedLeaseTable;
  readonly schema_version: { readonly version: number };
}

/** The database, or a transaction on it: for statements that may stand alone. */
export type Database = Kysely<Tables>;

/** A transaction: for statements that belong together, and are all undone where one of them fails. */
export type Changes = Transaction<Tables>;
