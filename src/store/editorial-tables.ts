/**
 * The tables of the editors' work as Kysely sees them: sources, drafts, published briefs, feeds, and who did what. Times
 * are epoch milliseconds.
 *
 * What comes from outside and may hold any character is kept as JSON, which escapes what a database would refuse or
 * change: a text is read back to the character.
 */
import type { DraftState } from '../drafting/draft.ts';
import type { Feed } from '../drafting/feed.ts';
import type { EditorialEvent } from '../drafting/store.ts';

/** The text of a source. */
interface SourceTable {
  readonly sha256: string;
  /** As a JSON string. */
  readonly text: string;
  /** As JSON. */
  facts: string;
  /** A JSON array of numbers. */
  sketch: string;
  /** The address it was asked for by, as a JSON string. */
  address: string | null;
  /** When it was last read. */
  saved_at: number;
}

/** Where a source was read from. Indexed by address. */
interface SourceAddressTable {
  readonly address: string;
  readonly source: string;
}

/** What sources of nearly the same text share. Indexed by band. */
interface SourceBandTable {
  readonly band: string;
  readonly source: string;
}

/** A draft. The columns besides its body are what it is looked up by, and repeat what the body says. */
interface DraftTable {
  readonly id: string;
  revision: number;
  state: DraftState;
  source: string;
  /** As JSON. */
  body: string;
  created_at: number;
  changed_at: number;
}

/** A brief that was published, and perhaps withdrawn since. */
interface PublishedBriefTable {
  readonly id: string;
  yaml: string;
  revision: number;
  /** The source whose text shows its quotations in context. */
  source: string;
  published_at: number;
  withdrawn_at: number | null;
}

/** Something that only grows. */
interface CounterTable {
  readonly name: 'published';
  value: number;
}

/** Something that was done. */
interface EditorialEventTable {
  readonly subject: string;
  /** Grows with every event of the subject. Events that two transactions write at once may share one. */
  readonly position: number;
  readonly at: number;
  readonly platform: string;
  readonly person: string;
  readonly kind: EditorialEvent['kind'];
  readonly detail: string | null;
}

/** A feed. The columns besides its body repeat what the body says, but for the claim. */
interface FeedTable {
  readonly id: string;
  state: Feed['state'];
  next_fetch: number;
  /** Until when a process has taken on to fetch it. */
  claimed_until: number | null;
  /** As JSON. */
  body: string;
}

/** An article that a feed has listed. */
interface FeedItemTable {
  readonly feed: string;
  readonly key: string;
  seen_at: number;
}

/** The tables of the editors' work. */
export interface EditorialTables {
  readonly source: SourceTable;
  readonly source_address: SourceAddressTable;
  readonly source_band: SourceBandTable;
  readonly draft: DraftTable;
  readonly published_brief: PublishedBriefTable;
  readonly counter: CounterTable;
  readonly editorial_event: EditorialEventTable;
  readonly feed: FeedTable;
  readonly feed_item: FeedItemTable;
}
