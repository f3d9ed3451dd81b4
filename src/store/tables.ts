/**
 * The tables as Kysely sees them. `migrations.ts` makes them; times are epoch milliseconds.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Item } from '../digest/item.ts';
import type { PartState } from '../digest/store.ts';

/** A channel with its schedule. */
interface SubscriptionTable {
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  schedule: string;
  /** Null where the channel is not to get digests by schedule. Indexed. */
  next_due: number | null;
  readonly created_at: number;
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

/** Every table. */
export interface Tables {
  readonly subscription: SubscriptionTable;
  readonly delivery: DeliveryTable;
  readonly part: PartTable;
  readonly part_item: PartItemTable;
  readonly seen: SeenTable;
  readonly line: LineTable;
  readonly schema_version: { readonly version: number };
}

/** The database, or a transaction on it: for statements that may stand alone. */
export type Database = Kysely<Tables>;

/** A transaction: for statements that belong together, and are all undone where one of them fails. */
export type Changes = Transaction<Tables>;
