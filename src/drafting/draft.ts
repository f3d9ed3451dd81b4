/**
 * A draft: what was found in an article, item by item, with what an editor has decided about each.
 *
 * Every text that was found is a place in the source. What an editor wrote is kept beside it, never in its stead.
 */
import type { KeyPoint } from '../briefs/schema.ts';
import type { ArticleFacts } from './article.ts';
import type { Span } from './extraction.ts';

/** What an editor has decided about a text that is the source's own sentence until then. */
export type Wording =
  | { readonly kind: 'open' }
  /** In the editor's own words. */
  | { readonly kind: 'reworded'; readonly text: string }
  /** Stays as it is, as a quotation of the outlet, in marks. For key points alone. */
  | { readonly kind: 'quoted' }
  | { readonly kind: 'dropped' };

/** Whose claim something is. */
export interface DraftClaim {
  /** By name; the outlet's where absent, unless it is only likely that it is anybody's. */
  readonly claim?: string;
  /** `likely` where it is not certain, so that an editor has to say whose claim it is; `named` once an editor said so. */
  readonly credit?: 'likely' | 'named';
}

/** A sentence of the source that a brief may say in other words. */
export interface DraftText extends DraftClaim {
  /** Unique within the draft: `k1` key points, `p1` positions, `t1` terms, `d1` dates. */
  readonly id: string;
  readonly kind: 'key-point' | 'position' | 'term' | 'date';
  /** Empty where no sentence of the source is known: in a correction, whose brief holds only an editor's words. */
  readonly span: Span;
  /** Of a published key point that is corrected: how it was put. */
  readonly verb?: NonNullable<KeyPoint['verb']>;
  /** For terms: the term; for dates: the date as written, or its ISO form. */
  readonly label?: string;
  readonly wording: Wording;
}

/** A quotation as it was found, and as an editor leaves it. */
export interface DraftQuotation {
  /** Unique within the draft: `q1`. */
  readonly id: string;
  /** The id that it has in the published brief that is corrected, and that it keeps: `ebrard-1`. */
  readonly publishedAs?: string;
  readonly type: 'direct' | 'mixed';
  /** As found. */
  readonly found: readonly Span[];
  /** As it will be published: each within a piece that was found. Trimmed, never altered. */
  readonly pieces: readonly Span[];
  /** The sentence or sentences it stands in. */
  readonly context: Span;
  /** By name; absent where nobody can be credited with it: the editor names one, or drops it. */
  readonly speaker?: string;
  /** Whether the speaker is certain enough to stand unasked. An editor who names one makes it so. */
  readonly certain: boolean;
  /** How sure the attribution that was found is, from 0 to 1; absent where there was none. */
  readonly confidence?: number;
  /** What it is about: words of the source until an editor says it otherwise. */
  readonly about: string;
  readonly decision: 'open' | 'kept' | 'dropped';
}

/** A figure as it was found. */
export interface DraftFigure extends DraftClaim {
  /** `f1`. */
  readonly id: string;
  readonly written: Span;
  readonly value?: number;
  readonly unit?: string;
  readonly what: string;
  readonly decision: 'open' | 'kept' | 'dropped';
}

/** A person as found. */
export interface DraftPerson {
  /** `n1`. */
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly affiliation?: string;
  readonly aliases: readonly string[];
  readonly decision: 'open' | 'kept' | 'dropped';
}

/** The items that an editor changed, as they were before: as they were found, or as they were published. */
export interface Originals {
  readonly title?: string;
  readonly summary?: DraftSummary;
  readonly texts: readonly DraftText[];
  readonly quotations: readonly DraftQuotation[];
  readonly figures: readonly DraftFigure[];
  readonly people: readonly DraftPerson[];
}

/** The summary: sentences of the source until an editor says it in other words. */
export interface DraftSummary {
  /** None in a correction, as for {@link DraftText.span}. */
  readonly spans: readonly Span[];
  readonly wording: Extract<Wording, { kind: 'open' | 'reworded' }>;
}

/** What becomes of a draft. A discarded one can be taken up again until it is pruned. */
export type DraftState = 'open' | 'published' | 'discarded';

/** A draft of a brief. */
export interface Draft {
  /** The id that its brief gets: lower-case words joined by hyphens. */
  readonly id: string;
  /** Counts every change, so that two editors do not undo each other's work unnoticed. */
  readonly revision: number;
  readonly state: DraftState;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Where it corrects a published brief: that brief's file as it stood. What is wrong with it is said in `note`. */
  readonly corrects?: { readonly brief: string; readonly note?: string };
  /** Where it was given another id: that one, under which it goes on. It is discarded under its own, and never restored. */
  readonly renamed?: string;
  /** The source's text, by its hash: see `EditorialStore.source`. */
  readonly source: string;
  readonly facts: ArticleFacts;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly topics: readonly string[];
  readonly summary: DraftSummary;
  readonly texts: readonly DraftText[];
  readonly quotations: readonly DraftQuotation[];
  readonly figures: readonly DraftFigure[];
  readonly people: readonly DraftPerson[];
  /** For `reset`. */
  readonly originals: Originals;
}
