/**
 * The catalogue: every brief that is served, and how people find one. Immutable: a change on disk makes a new one.
 */
import { BriefSearch } from './brief-search.ts';
import { completeBrief, completeSpeaker } from './completion.ts';
import { QuotationSearch } from './quotation-search.ts';
import type { Brief, Quotation } from './schema.ts';

/** A quotation with the brief it stands in. */
export interface Attributed {
  readonly brief: Brief;
  readonly quotation: Quotation;
}

/** Something near to what was asked: `text` is what to type instead. */
export interface Suggestion {
  readonly text: string;
  readonly brief: Brief;
}

/** What a search for a brief found. */
export type BriefMatch =
  | { readonly kind: 'found'; readonly brief: Brief }
  /** Several briefs fit equally well, best first. */
  | { readonly kind: 'several'; readonly briefs: readonly Brief[] }
  /** Nothing fits; up to three near names, best first. */
  | { readonly kind: 'none'; readonly suggestions: readonly Suggestion[] };

/** What a search for quotations found. */
export type QuotationMatch =
  /** All quotations of one speaker, in the order of the library and of their sources. */
  | { readonly kind: 'speaker'; readonly speaker: string; readonly quotations: readonly Attributed[] }
  /** Several speakers share the name; each full name alone finds its own. */
  | { readonly kind: 'several-speakers'; readonly speakers: readonly string[] }
  /** Quotations by their words or by what they are about, best first. */
  | { readonly kind: 'words'; readonly quotations: readonly Attributed[] }
  | { readonly kind: 'none'; readonly suggestions: readonly Suggestion[] };

/** Every brief that is served, and how people find one. */
export interface Catalogue {
  /** In the order of their ids. */
  readonly briefs: readonly Brief[];
  /** Every quotation, in the order of the briefs and of their sources. */
  readonly quotations: readonly Attributed[];
  /** By id, alias, topic, person, organisation or plain words; case, accents and small typos do not matter. */
  findBrief(query: string): BriefMatch;
  /** By speaker (first or last name, alias, role, organisation) or by words. */
  findQuotations(query: string): QuotationMatch;
  /** Names that finish what somebody has begun to type, best first: for a brief, or for a speaker. */
  completeBrief(prefix: string): readonly Suggestion[];
  completeSpeaker(prefix: string): readonly string[];
}

/** A catalogue of briefs whose ids and aliases are unique, as `collection.ts` sees to. */
export function createCatalogue(unordered: readonly Brief[]): Catalogue {
  const briefs = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1));
  const quotations = briefs.flatMap((brief) => brief.quotations.map((quotation) => ({ brief, quotation })));
  const briefSearch = new BriefSearch(briefs);
  const quotationSearch = new QuotationSearch(quotations);
  return {
    briefs,
    quotations,
    findBrief: (query) => briefSearch.find(query),
    findQuotations: (query) => quotationSearch.find(query),
    completeBrief: (prefix) => completeBrief(briefs, prefix),
    completeSpeaker: (prefix) => completeSpeaker(quotationSearch.speakers, prefix),
  };
}
