/**
 * A subscription as people see it. Pure.
 */
import type { SubscriptionView } from './digest.ts';
import { parseSchedule } from './schedule.ts';
import { nextSlots } from './slots.ts';
import { isActive, type Pause, type Subscription } from './subscription.ts';

/** How many slots to come are told. */
const UPCOMING = 3;

/** A pause that lasts now: one whose time is over has ended for people, whatever the store still says. */
export function pauseAt({ pause }: Pick<Subscription, 'pause'>, now: number): Pause | undefined {
  const over = pause?.kind === 'asked' && pause.until !== undefined && pause.until <= now;
  return over ? undefined : pause;
}

/**
 * The first slots of a subscription after now, or after its pause; none while it is paused without an end, where it has
 * ended, and where digests only come when they are asked for.
 */
export function slotsToCome(subscription: Subscription, now: number, count: number): readonly number[] {
  const pause = pauseAt(subscription, now);
  const parsed = parseSchedule(subscription.schedule);
  if (!parsed.ok || !isActive(subscription)) return [];
  if (pause === undefined) return nextSlots(parsed.schedule, now, count);
  const until = pause.kind === 'asked' ? pause.until : undefined;
  return until === undefined ? [] : nextSlots(parsed.schedule, until - 1, count);
}

/** What a view is made of besides the subscription. */
export interface Seen {
  /** The channel's name as people know it. */
  readonly label: string;
  /** The workspace as the platform knows it now. */
  readonly workspace: string | undefined;
  readonly now: number;
  /** When messages still appear that could not be taken back. */
  readonly appearing?: readonly number[];
}

/** A subscription as people see it now. */
export function viewOf(
  subscription: Subscription,
  { label, workspace, now, appearing = [] }: Seen,
): SubscriptionView {
  const { platform, channel, schedule, topics, quiet, origin, since } = subscription;
  const pause = pauseAt(subscription, now);
  const known = workspace ?? subscription.workspace;
  return {
    address: { platform, channel },
    label,
    ...(known === undefined ? {} : { workspace: known }),
    schedule,
    topics,
    quiet,
    origin,
    ...(pause === undefined ? {} : { pause }),
    ...(since === undefined ? {} : { since }),
    upcoming: slotsToCome(subscription, now, UPCOMING),
    ...(appearing.length === 0 ? {} : { appearing }),
  };
}
