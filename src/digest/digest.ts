/**
 * The digest as commands and the composition root see it.
 */
import type { Card } from '../cards/card.ts';
import type { Health } from './platform.ts';

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
  /** Epoch milliseconds of the next slot. */
  readonly due: number;
  /** The schedule in words, such as `daily 09:00 UTC`. */
  readonly schedule: string;
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
  /** Whether it was asked for by `digest now` rather than due by the schedule. */
  readonly asked: boolean;
}

/** What the digest knows of itself. */
export interface DigestStatus {
  readonly channels: readonly {
    readonly address: ChannelAddress;
    readonly label: string;
    /** The workspace that the channel belongs to; absent where the platform does not know. */
    readonly workspace?: string;
    readonly schedule: string;
    readonly next: number;
    /** The last deliveries, newest first, at most five. */
    readonly recent: readonly DeliveryReport[];
  }[];
  readonly platforms: readonly { readonly name: string; readonly health: Health }[];
}

/** The daily digest. */
export interface Digest {
  /** What would be posted next, for each subscription (of one platform, where named). */
  preview(platform?: string): Promise<readonly Preview[]>;
  /**
   * Posts to a channel at once, as a delivery of its own; the scheduled slot is left alone.
   * @param token makes it once: the same token never posts a second time, and reports what became of the first.
   */
  postNow(address: ChannelAddress, token: string): Promise<DeliveryReport>;
  status(platform?: string): Promise<DigestStatus>;
}
