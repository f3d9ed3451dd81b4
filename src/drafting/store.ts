/**
 * What the editors' work needs of a store: sources, drafts, published briefs, feeds, and who did what.
 */
import type { ArticleFacts } from './article.ts';
import type { Draft, DraftState } from './draft.ts';
import type { Feed, FeedItem } from './feed.ts';

/** Who did something, on which platform. `feed` is the bot itself, reading a feed. */
export interface Actor {
  /** `slack`, `discord`, `terminal`, `feed`. */
  readonly platform: string;
  /** The platform's own id of the person; the feed's id. */
  readonly id: string;
}

/** Something that was done, for the record. */
export interface EditorialEvent {
  readonly at: number;
  readonly actor: Actor;
  readonly kind:
    | 'drafted'
    | 'changed'
    | 'published'
    | 'corrected'
    | 'discarded'
    | 'restored'
    | 'withdrawn'
    | 'feed-added'
    | 'feed-paused'
    | 'feed-resumed'
    | 'feed-removed';
  /** The id of the draft, brief or feed. */
  readonly subject: string;
  /** What exactly, in a few words; never the words of a source. */
  readonly detail?: string;
}

/** The text of a source. */
export interface StoredSource {
  readonly sha256: string;
  readonly text: string;
  readonly facts: ArticleFacts;
  /** The address it was asked for by, where that is another than `facts.url`. */
  readonly address?: string;
  /** The sketch of its shingles, as `similarity.ts` makes it. */
  readonly sketch: readonly number[];
  /** The bands of its sketch, as `bandsOf` in `similarity.ts` makes them: texts that share one are nearly the same, or may be. */
  readonly bands: readonly string[];
  readonly savedAt: number;
}

/** A published brief, in the form of a brief's file. */
export interface StoredBrief {
  readonly id: string;
  /** The file's text: YAML. */
  readonly yaml: string;
  /** Grows with every publication in the store. */
  readonly revision: number;
  readonly publishedAt: number;
}

/** The editors' memory. */
export interface EditorialStore {
  /**
   * Keeps a source. Where its text is there already, what is known of it is exchanged, and the addresses add up.
   * @param addresses the canonical forms of its addresses, by which it is found.
   */
  saveSource(source: StoredSource, addresses?: readonly string[]): Promise<void>;
  source(sha256: string): Promise<StoredSource | undefined>;
  /** Sources that were kept with one of these canonical addresses, newest first. */
  sourcesAt(addresses: readonly string[]): Promise<readonly StoredSource[]>;
  /** Sources that have one of these bands, those that share most first, at most twenty: candidates for nearly the same text. */
  sourcesLike(bands: readonly string[]): Promise<readonly StoredSource[]>;

  /** Adds a draft; a discarded one with its id gives way. @returns `false` where one with its id exists that is not discarded. */
  addDraft(draft: Draft, event: EditorialEvent): Promise<boolean>;
  draft(id: string): Promise<Draft | undefined>;
  /** Newest first. */
  drafts(state: DraftState, most: number): Promise<readonly Draft[]>;
  /** Drafts made from a source. */
  draftsOf(sha256: string): Promise<readonly Draft[]>;
  /** Replaces a draft that still is at `from`. @returns `false`, having changed nothing, where it is not. */
  saveDraft(draft: Draft, from: number, event: EditorialEvent): Promise<boolean>;
  /** Publishes under the draft's id: the draft and its brief's file in one transaction. @returns as {@link saveDraft}. */
  publish(draft: Draft, from: number, yaml: string, event: EditorialEvent): Promise<boolean>;
  /** Takes the brief under the draft's id out of the library, with the draft, in one transaction. @returns as {@link saveDraft}. */
  withdraw(draft: Draft, from: number, event: EditorialEvent): Promise<boolean>;

  /** Every published brief, in the order of their ids. */
  published(): Promise<readonly StoredBrief[]>;
  /** Grows with every change to what {@link published} returns, by whichever process; cheap to ask for. */
  publishedRevision(): Promise<number>;

  /** What was done to a draft, brief or feed, newest first. */
  events(subject: string, most: number): Promise<readonly EditorialEvent[]>;

  feeds(): Promise<readonly Feed[]>;
  feed(id: string): Promise<Feed | undefined>;
  /**
   * With an event, adds or replaces a feed as somebody wants it. Without one, writes down what came of fetching it, and
   * ends its claim; nothing where it was removed or paused meanwhile, so that no fetch brings back what somebody ended.
   */
  saveFeed(feed: Feed, event?: EditorialEvent): Promise<void>;
  /** Removes a feed and forgets its items. */
  removeFeed(id: string, event: EditorialEvent): Promise<void>;
  /** Active feeds that are to be fetched now, longest due first, taken on for a minute, so that nobody else fetches them too. */
  claimFeeds(now: number, most: number): Promise<readonly Feed[]>;
  /**
   * Writes down an item, unless its feed has one with its key, which then counts as seen again, so that what a feed still
   * lists is not forgotten. @returns whether it is new; `false` where its feed is gone.
   */
  addFeedItem(item: FeedItem): Promise<boolean>;
  /**
   * Forgets discarded drafts, sources that no draft and no brief needs, and feed items that are listed no more, older than a
   * time.
   * @returns how many there were.
   */
  forget(before: number): Promise<number>;
}
