/**
 * What is found in a source's text: every finding is a place in it, so that whatever a draft shows is the source's
 * own words. Nothing here is written by anybody but the source.
 */

/** A stretch of the normalised source text, in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Who is credited with something. `mention` is where the text names the speaker at that place ("he", "the foreign
 * minister", "Ebrard"); `name` is the fullest name of the same one in the text, where it has one ("Marcelo Ebrard").
 * `confidence` is from 0 to 1: how often an attribution of this kind was right on the development set.
 */
export interface Attribution {
  readonly mention: Span;
  readonly name: Span;
  readonly kind: 'person' | 'organisation' | 'document' | 'group' | 'pronoun';
  readonly confidence: number;
}

/** Below this confidence a draft says that the speaker is not certain, and leaves the name to the editor. */
export const CERTAIN = 0.8;

/**
 * Somebody's words or claims. `direct` stands in quotation marks whole, `mixed` in part, `indirect` not at all.
 * One quotation that is broken by its own cue, or runs over several paragraphs, has several pieces.
 */
export interface FoundQuotation {
  readonly type: 'direct' | 'mixed' | 'indirect';
  /** In order, none empty. For direct ones without the outer marks. Each lies within one paragraph. */
  readonly pieces: readonly Span[];
  /** The words that introduce it: `said`, `according to`. */
  readonly cue?: Span;
  /** Absent where nobody can be credited. */
  readonly attribution?: Attribution;
  /** Whether it was uttered, rather than believed, wished or planned. */
  readonly speech: boolean;
  /** The sentence, or sentences, it stands in. */
  readonly context: Span;
  /** What it is about: a noun phrase within its pieces; absent where there is none that says anything. */
  readonly about?: Span;
}

/** Somebody the text names. */
export interface FoundPerson {
  /** The fullest name. */
  readonly name: Span;
  /** Other forms of the name: "Ebrard". */
  readonly aliases: readonly Span[];
  readonly role?: Span;
  readonly affiliation?: Span;
  /** Every place that means this person by name, role or pronoun, in order. */
  readonly mentions: readonly Span[];
}

/** A number that counts something, as the text writes it. */
export interface FoundFigure {
  /** As written, with its approximation: "some 60,000", "about 70-percent". */
  readonly written: Span;
  /** Derived from `written`; absent where it is not one number ("tens of thousands"). */
  readonly value?: number;
  /** Derived: `per cent`, `dollars`, or the counted noun. */
  readonly unit?: string;
  /** The words that say what it counts. */
  readonly what: Span;
  /** Whose claim it is: the quotation or attribution that holds it; absent for the outlet's own. */
  readonly claim?: Attribution;
}

/** A date that the text gives. */
export interface FoundDate {
  readonly written: Span;
  /** Derived, as `2019-06-07` or `2019-06`; absent where the year is not said. */
  readonly iso?: string;
  /** The sentence that says what happened. */
  readonly event: Span;
}

/** A sentence that carries the story. */
export interface FoundKeyPoint {
  readonly sentence: Span;
  /** Whose claim the sentence is; absent for the outlet's own. */
  readonly claim?: Attribution;
  /** What it was chosen by, from 0 to 1. */
  readonly weight: number;
}

/** What somebody stands for, in a sentence of the source. */
export interface FoundPosition {
  readonly party: Attribution;
  readonly sentence: Span;
}

/** A term that the text explains. */
export interface FoundTerm {
  readonly term: Span;
  readonly meaning: Span;
}

/** Everything that was found in one text. */
export interface Extraction {
  readonly text: string;
  readonly quotations: readonly FoundQuotation[];
  readonly people: readonly FoundPerson[];
  readonly figures: readonly FoundFigure[];
  readonly dates: readonly FoundDate[];
  readonly keyPoints: readonly FoundKeyPoint[];
  readonly positions: readonly FoundPosition[];
  readonly terms: readonly FoundTerm[];
}
