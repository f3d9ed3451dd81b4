/**
 * What became of a channel's digests on one day, and why: from its subscription as it is and what was recorded. Pure.
 */
import type { Temporal } from 'temporal-polyfill';
import type { CannotPost, DeliveryReport, SubscriptionView } from '../../digest/digest.ts';
import { parseSchedule } from '../../digest/schedule.ts';
import { slotsBetween } from '../../digest/slots.ts';
import type { Pause } from '../../digest/subscription.ts';
import type { Thread } from './channel.ts';
import { boundsOfDay } from './local-time.ts';

/** What an account is made from. Times are epoch milliseconds. */
export interface DayRecords {
  readonly date: Temporal.PlainDate;
  readonly zone: string;
  readonly now: number;
  /** Absent where the channel has no subscription now. */
  readonly view?: SubscriptionView;
  /** Where the channel is a thread without a subscription. */
  readonly thread?: Thread;
  /** What keeps the bot from posting now. */
  readonly obstacle?: CannotPost;
  /** What was due on that day, oldest first. */
  readonly deliveries: readonly DeliveryReport[];
  /** Whether anything was ever delivered, or tried, as far as records go back. */
  readonly everDelivered: boolean;
}

/** Why a slot of the schedule has no delivery. */
export type Absence =
  /** Its time has not come. */
  | 'ahead'
  /** Its time has just come: it is being made. */
  | 'at-hand'
  /** The schedule began after it. */
  | 'before'
  | 'paused'
  | 'refused'
  /** Nothing was recorded, and nothing that is known explains it. */
  | 'unrecorded';

/** One thing on that day, by its due time. */
export type DayEntry =
  | { readonly kind: 'delivery'; readonly due: number; readonly report: DeliveryReport }
  | { readonly kind: 'absent'; readonly due: number; readonly why: Absence };

/** Why nothing was due on a day. */
export type NothingDue =
  | 'never-subscribed'
  | 'ended'
  /** The schedule leaves the day out. */
  | 'not-that-day'
  /** Digests only come when they are asked for. */
  | 'only-asked';

/** A day of a channel. */
export interface DayAccount {
  readonly entries: readonly DayEntry[];
  /** Absent where something was due by the schedule. */
  readonly nothingDue?: NothingDue;
}

/** How long after its time a slot may be without a record because the tick is still at it, in milliseconds. */
const TICK = 3 * 60_000;

function isHeldBack(slot: number, pause: Pause): boolean {
  const { since = -Infinity } = pause;
  const until = pause.kind === 'asked' ? pause.until : undefined;
  return slot >= since && slot < (until ?? Infinity);
}

function absenceOf(slot: number, { pause, since }: SubscriptionView, now: number): Absence {
  const isAhead = slot > now;
  if (!isAhead && since !== undefined && since > slot) return 'before';
  if (pause !== undefined && isHeldBack(slot, pause)) return pause.kind === 'asked' ? 'paused' : 'refused';
  if (isAhead) return 'ahead';
  return now - slot < TICK ? 'at-hand' : 'unrecorded';
}

/** The slots that the schedule, as it is, has on the day. */
function slotsOn({ date, zone, view }: DayRecords): readonly number[] {
  const parsed = parseSchedule(view?.schedule ?? '');
  if (!parsed.ok) return [];
  const { from, to } = boundsOfDay(date, zone);
  return slotsBetween(parsed.schedule, from - 1, to - 1);
}

function nothingDueFor({ view, everDelivered }: DayRecords): NothingDue {
  if (view === undefined) return everDelivered ? 'ended' : 'never-subscribed';
  return view.schedule === '' ? 'only-asked' : 'not-that-day';
}

/** Accounts for a day: each slot and each delivery once, in the order of their times. */
export function accountFor(records: DayRecords): DayAccount {
  const { deliveries, view, now } = records;
  const delivered = deliveries.map((report): DayEntry => ({ kind: 'delivery', due: report.due, report }));
  const scheduled = new Set(deliveries.filter(({ asked }) => !asked).map(({ due }) => due));
  const slots = slotsOn(records);
  const absent =
    view === undefined
      ? []
      : slots
          .filter((slot) => !scheduled.has(slot))
          .map((slot): DayEntry => ({ kind: 'absent', due: slot, why: absenceOf(slot, view, now) }));
  const entries = [...delivered, ...absent].sort((one, other) => one.due - other.due);
  return slots.length > 0 || scheduled.size > 0
    ? { entries }
    : { entries, nothingDue: nothingDueFor(records) };
}
