/**
 * A feed: an outlet's list of articles, followed by the bot.
 */

/** A feed that is followed. */
export interface Feed {
  /** A short name, unique: `cgtn-world`. */
  readonly id: string;
  readonly address: string;
  readonly title?: string;
  /** The channel that asked for it, and that is told when it dies or, with `auto`, of new articles. */
  readonly platform: string;
  readonly channel: string;
  readonly workspace?: string;
  /** `drafts`: new items become drafts for review. `auto`: also announced by title, outlet and link, no more. */
  readonly mode: 'drafts' | 'auto';
  readonly state: 'active' | 'paused' | 'dead';
  /** Validators of the last answer, for conditional requests. */
  readonly etag?: string;
  readonly lastModified?: string;
  readonly nextFetch: number;
  /** How often in a row it failed, and why the last time. */
  readonly failures: number;
  readonly failure?: string;
  /** Whether its channel was told that it died. */
  readonly told: boolean;
  readonly addedAt: number;
  readonly lastSuccess?: number;
}

/** An article in a feed, known by its canonical address and by its content. */
export interface FeedItem {
  readonly feed: string;
  /** A hash of its canonical address, or of its content where it names none. */
  readonly key: string;
  readonly seenAt: number;
}
