/**
 * Searching by plain words: which texts hold the words of a query, and how many of them.
 */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { fold, stem, wordsOf } from './normalise.ts';
import { SHORTEST_MISTYPED, typosBetween } from './typo.ts';

/** A text to be found: by its names (also while they are half typed) and by the words of its body. */
export interface WordDocument {
  readonly names: readonly string[];
  readonly body: readonly string[];
}

/** One text that was found, by its place in the list that the index was made from. */
export interface WordHit {
  readonly index: number;
  /** The share of the query's words that it holds, from above 0 to 1. */
  readonly share: number;
  /** For comparing hits of one search: higher is better. */
  readonly score: number;
}

/** Where mistyped words are forgiven. */
export type Forgiving = 'nowhere' | 'names' | 'everywhere';

/** The shortest beginning of a word that finds it: among names, and among the many words of a body. */
const PREFIX = { names: 4, body: 5 } as const;

/** How much more a word among the names says than one of the body. */
const NAMES_BOOST = 4;

/** An index of texts by their words. */
export class WordIndex {
  readonly #index: MiniSearch<{ readonly id: number; readonly names: string; readonly body: string }>;

  constructor(documents: readonly WordDocument[]) {
    this.#index = new MiniSearch({
      fields: ['names', 'body'],
      tokenize: (text) => [...wordsOf(text)],
      processTerm: stem,
    });
    this.#index.addAll(
      documents.map(({ names, body }, id) => ({ id, names: folded(names), body: folded(body) })),
    );
  }

  /** The texts that hold any of these folded words, best first: by the share of the words, then by their weight. */
  search(words: readonly string[], forgiving: Forgiving): readonly WordHit[] {
    const asked = new Set(words.map(stem));
    if (asked.size === 0) return [];
    const text = [...asked].join(' ');
    const query: Query = {
      combineWith: 'OR',
      queries: [
        fieldQuery(text, 'names', forgiving !== 'nowhere', NAMES_BOOST),
        fieldQuery(text, 'body', forgiving === 'everywhere', 1),
      ],
    };
    return this.#index
      .search(query)
      .flatMap((result): WordHit[] => {
        const index: unknown = result.id;
        const held = [...asked].filter((word) => result.terms.some((term) => answers(term, word)));
        if (typeof index !== 'number' || held.length === 0) return [];
        return [{ index, share: held.length / asked.size, score: result.score }];
      })
      .sort((a, b) => b.share - a.share || b.score - a.score || a.index - b.index);
  }
}

function fieldQuery(text: string, field: 'names' | 'body', typos: boolean, boost: number): Query {
  const options: SearchOptions = {
    fields: [field],
    boost: { [field]: boost },
    prefix: (term) => term.length >= PREFIX[field],
    // The index only proposes: which of the words two letters away are slips, `answers` decides.
    fuzzy: (term) => typos && term.length + 1 >= SHORTEST_MISTYPED && 2,
  };
  return { ...options, queries: [text] };
}

/** Whether a word of a text is what a word of the query stands for. */
function answers(term: string, word: string): boolean {
  return term.startsWith(word) || typosBetween(word, term) !== undefined;
}

function folded(texts: readonly string[]): string {
  return texts.map(fold).join(' ');
}
