/**
 * A subscription: a channel with its schedule and its topics.
 *
 * All times are epoch milliseconds.
 */

/** What happens where nothing is new to a channel: something from the library, one line that says so, or nothing. */
export type Quiet = 'library' | 'line' | 'skip';

/** Why a subscription gets nothing for now, and since when: absent where that was before it was written down. */
export type Pause =
  /** By somebody's wish, until a time or until it is resumed. */
  | { readonly kind: 'asked'; readonly since?: number; readonly until?: number }
  /** By the bot, because the platform refused a post: `reason` says why and what to do. `told` once an admin knows. */
  | {
      readonly kind: 'refused';
      readonly since?: number;
      readonly reason: string;
      readonly told: boolean;
    };

/** A channel with its schedule and its topics. */
export interface Subscription {
  /** `slack:C0123456789`: the platform's name and the channel. */
  readonly id: string;
  readonly platform: string;
  /** The platform's own id of the channel; for a thread of Slack's, `C0123456789/1700000000.000100`. */
  readonly channel: string;
  /** The workspace that it belongs to, where that was known at subscribing. */
  readonly workspace?: string;
  /** The schedule in its canonical words; empty where digests only come when they are asked for. */
  readonly schedule: string;
  /** Folded names of topics (`fold` in briefs); empty stands for all. */
  readonly topics: readonly string[];
  readonly quiet: Quiet;
  /** Who made it: the settings at start, or somebody by a command. What a command changed is no longer the settings'. */
  readonly origin: 'settings' | 'command';
  /** The platform's own id of who subscribed, to be told where posting is refused. */
  readonly person?: string;
  readonly pause?: Pause;
  /** Since when it has its schedule, or when it ended. Absent where that was before it was written down, and where it is just beginning. */
  readonly since?: number;
  /** The next slot that has not been dealt with. Absent where the subscription has ended, and while it is paused without an end. */
  readonly nextDue?: number;
}

/** Whether a subscription gets digests by its schedule, now or once it is resumed: it has not ended. */
export const isActive = ({ nextDue, pause }: Pick<Subscription, 'nextDue' | 'pause'>): boolean =>
  nextDue !== undefined || pause !== undefined;

/** A subscription that is due by its schedule. */
export type Due = Subscription & { readonly nextDue: number };
