/**
 * The editors' desk: what can be done with drafts, published briefs and feeds. What the commands talk to.
 */
import type { ArticleFacts, ArticleInput } from './article.ts';
import type { Draft } from './draft.ts';
import type { Feed } from './feed.ts';
import type { Actor, EditorialEvent, StoredSource } from './store.ts';

/** A text that is there already, or nearly. */
export interface Duplicate {
  readonly by: 'address' | 'text' | 'nearly';
  /** From 0 to 1: how much of the shingles is shared. */
  readonly likeness: number;
  readonly title: string;
  /** What was made from it. */
  readonly draft?: string;
  readonly brief?: string;
}

/** What asking for a draft leads to. */
export type Drafted =
  | { readonly kind: 'drafted'; readonly draft: Draft; readonly source: StoredSource }
  /** Nothing was drafted; asking again with `anyway` does. */
  | { readonly kind: 'duplicate'; readonly duplicates: readonly Duplicate[] }
  /** A whole sentence or several, with what to do. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A change to a draft by an editor. Ids are those of the draft's items; `summary` and `title` name themselves. */
export type Change =
  | { readonly kind: 'reword'; readonly item: string; readonly text: string }
  | { readonly kind: 'keep'; readonly item: string }
  | { readonly kind: 'drop'; readonly item: string }
  /** Back to what was found. */
  | { readonly kind: 'reset'; readonly item: string }
  /** For a quotation: what remains of it, as words that stand in it; ` … ` divides pieces. */
  | { readonly kind: 'trim'; readonly item: string; readonly words: string }
  | { readonly kind: 'speaker'; readonly item: string; readonly name: string }
  | { readonly kind: 'about'; readonly item: string; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: ArticleFacts }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'topics'; readonly topics: readonly string[] }
  | { readonly kind: 'aliases'; readonly aliases: readonly string[] }
  /** For a correction: what it corrects, for readers. */
  | { readonly kind: 'note'; readonly text: string };

/** What a change leads to. */
export type Changed =
  | { readonly kind: 'changed'; readonly draft: Draft }
  /** A whole sentence or several; for a quotation that would no longer be verbatim, with the difference. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Somebody else changed it meanwhile: here is how it is now. */
  | { readonly kind: 'stale'; readonly draft: Draft };

/** What publishing leads to. */
export type Published =
  | {
      readonly kind: 'published';
      readonly brief: string;
      readonly when: 'now' | 'next';
      /** How many channels get it at once, with `now`; absent where it could not be posted, and comes with their next digest. */
      readonly channels?: number;
    }
  /** What is still to be decided, each by its item's id, in whole sentences. Nothing was published. */
  | {
      readonly kind: 'unfinished';
      readonly todo: readonly { readonly item: string; readonly text: string }[];
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stale'; readonly draft: Draft };

/** A quotation in its paragraph. `marked` are the places of its pieces within `text`. */
export interface InContext {
  readonly text: string;
  readonly marked: readonly { readonly start: number; readonly end: number }[];
}

/** A draft with the text it was made from. */
export interface OpenedDraft {
  readonly draft: Draft;
  readonly source: StoredSource;
}

/** The desk. Messages that it returns are whole sentences for people. */
export interface Desk {
  /** Makes a draft. @param anyway also where the text is there already. */
  begin(input: ArticleInput, by: Actor, at: number, anyway?: boolean): Promise<Drafted>;
  /** Opens a published brief for correction, as a draft. */
  correct(brief: string, by: Actor, at: number): Promise<Drafted>;
  open(id: string): Promise<OpenedDraft | undefined>;
  /** Drafts that are open, newest first. */
  list(): Promise<readonly Draft[]>;
  /** @param revision the draft's revision that the editor saw; absent to change whatever there is now. */
  change(id: string, change: Change, by: Actor, at: number, revision?: number): Promise<Changed>;
  /** `now`: in the library, and posted to channels at once. `next`: in the library, and in each channel's next digest. */
  publish(id: string, when: 'now' | 'next', by: Actor, at: number): Promise<Published>;
  discard(id: string, by: Actor, at: number): Promise<Changed>;
  /** Takes a discarded draft up again. */
  restore(id: string, by: Actor, at: number): Promise<Changed>;
  /** Takes a published brief out of the library. Its draft is discarded, and can be taken up again. */
  withdraw(brief: string, by: Actor, at: number): Promise<Changed>;
  history(subject: string): Promise<readonly EditorialEvent[]>;
  /** The paragraph of a quotation, where the source's text is in the store. */
  inContext(brief: string, quotation: string): Promise<InContext | undefined>;

  feeds(): Promise<readonly Feed[]>;
  addFeed(
    feed: Pick<Feed, 'address' | 'platform' | 'channel' | 'workspace' | 'mode'>,
    by: Actor,
    at: number,
  ): Promise<
    | { readonly kind: 'added'; readonly feed: Feed; readonly items: number }
    | { readonly kind: 'refused'; readonly reason: string }
  >;
  pauseFeed(id: string, paused: boolean, by: Actor, at: number): Promise<Feed | undefined>;
  removeFeed(id: string, by: Actor, at: number): Promise<Feed | undefined>;
}
