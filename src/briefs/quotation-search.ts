/**
 * Finding quotations: by who said them, then by their words, then by a mistyped name or word.
 */
import type { Attributed, QuotationMatch, Suggestion } from './catalogue.ts';
import { similarity } from './nearest.ts';
import { fold, foldQuery, significant, stem, wordsOf } from './normalise.ts';
import { piecesOf } from './schema.ts';
import { type Speaker, speakersOf } from './speakers.ts';
import { typosBetween } from './typo.ts';
import { type Forgiving, WordIndex } from './word-index.ts';

/** A quotation must hold more than this share of a query's words to be what was asked for. */
const ENOUGH_WORDS = 0.5;

/** How many near names an answer has room for. */
const MOST_SUGGESTIONS = 3;

/** The names, folded, by which a query may mean a speaker, the surest first. */
const WAYS: readonly ((speaker: Speaker) => Iterable<string>)[] = [
  ({ name }) => [fold(name)],
  ({ aliases }) => aliases,
  ({ parts }) => parts,
  ({ offices }) => offices,
];

/** A search over quotations that do not change. */
export class QuotationSearch {
  readonly speakers: readonly Speaker[];
  /** Speakers by their names, for each of the ways. */
  readonly #names: readonly ReadonlyMap<string, readonly Speaker[]>[];
  /** The same answer every time for the same speaker, so that what is made of it can be kept. */
  readonly #matches: ReadonlyMap<Speaker, QuotationMatch>;
  readonly #quotations: readonly Attributed[];
  /** By the words of a quotation and of what it is about. */
  readonly #words: WordIndex;
  /** By what the whole brief is about. */
  readonly #topics: WordIndex;

  constructor(quotations: readonly Attributed[]) {
    this.speakers = speakersOf(quotations);
    this.#names = WAYS.map((namesOf) => indexNames(this.speakers, namesOf));
    this.#matches = new Map(this.speakers.map((speaker) => [speaker, matchOf(speaker)]));
    this.#quotations = quotations;
    this.#words = new WordIndex(quotations.map(documentOf));
    this.#topics = new WordIndex(
      quotations.map(({ brief }) => ({ names: [...brief.aliases, ...brief.topics], body: [brief.title] })),
    );
  }

  /** What a query finds; never throws, whatever is typed. */
  find(query: string): QuotationMatch {
    const folded = foldQuery(query);
    const words = significant(wordsOf(folded));
    const bare = words.join(' ');
    const named = this.#said(this.#named(folded)) ?? this.#said(this.#named(bare));
    if (named !== undefined) return named;
    const forms = [...new Set([folded, bare])].filter((form) => form !== '');
    return (
      this.#said(this.#described(words, 'own')) ??
      this.#worded(this.#words, words, 'nowhere') ??
      this.#said(this.#described(words, 'others')) ??
      this.#worded(this.#topics, words, 'nowhere') ??
      this.#said(this.#mistyped(forms)) ??
      this.#worded(this.#words, words, 'everywhere') ??
      this.#worded(this.#topics, words, 'names') ?? { kind: 'none', suggestions: this.#suggest(forms) }
    );
  }

  /** Speakers by a name or an office in full, in the surest way that has any. */
  #named(form: string): readonly Speaker[] {
    for (const names of this.#names) {
      const speakers = names.get(form);
      if (speakers !== undefined) return speakers;
    }
    return [];
  }

  /**
   * Speakers to whom all words belong. A single word must mean somebody: a word of an organisation's name
   * (`border`) is more likely to be looked for in what was said, so it comes behind that.
   */
  #described(words: readonly string[], by: 'own' | 'others'): readonly Speaker[] {
    const asked = words.map(stem);
    if (asked.length === 0) return [];
    const alone = asked.length === 1 && by === 'own';
    return this.speakers.filter(({ words: { own, others } }) =>
      asked.every((word) => own.has(word) || (!alone && others.has(word))),
    );
  }

  /** Speakers with the name nearest to a form, where the difference is a slip. */
  #mistyped(forms: readonly string[]): readonly Speaker[] {
    let best = Number.POSITIVE_INFINITY;
    let found: Speaker[] = [];
    for (const speaker of this.speakers) {
      for (const name of [fold(speaker.name), ...speaker.aliases, ...speaker.parts]) {
        for (const form of forms) {
          const typos = typosBetween(form, name);
          if (typos === undefined || typos > best) continue;
          found = typos < best ? [speaker] : [...found, speaker];
          best = typos;
        }
      }
    }
    return [...new Set(found)];
  }

  #said(speakers: readonly Speaker[]): QuotationMatch | undefined {
    const [first, ...others] = speakers;
    if (first === undefined) return undefined;
    if (others.length > 0) return { kind: 'several-speakers', speakers: speakers.map(({ name }) => name) };
    return this.#matches.get(first);
  }

  #worded(index: WordIndex, words: readonly string[], forgiving: Forgiving): QuotationMatch | undefined {
    const hits = index.search(words, forgiving);
    const [best] = hits;
    if (best === undefined || best.share <= ENOUGH_WORDS) return undefined;
    const quotations = hits
      .filter(({ share }) => share === best.share)
      .flatMap((hit) => this.#quotations[hit.index] ?? []);
    return { kind: 'words', quotations };
  }

  /** Speakers whose names are nearest to what was typed; where none is near, the first of the library. */
  #suggest(forms: readonly string[]): readonly Suggestion[] {
    return this.speakers
      .map((speaker) => {
        const names = [fold(speaker.name), ...speaker.aliases, ...speaker.parts];
        return {
          speaker,
          likeness: Math.max(0, ...names.flatMap((name) => forms.map((form) => similarity(form, name)))),
        };
      })
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST_SUGGESTIONS)
      .map(({ speaker: { name, quotations } }) => ({ text: name, brief: quotations[0].brief }));
  }
}

function matchOf({ name, quotations }: Speaker): QuotationMatch {
  return { kind: 'speaker', speaker: name, quotations };
}

function indexNames(
  speakers: readonly Speaker[],
  namesOf: (speaker: Speaker) => Iterable<string>,
): ReadonlyMap<string, readonly Speaker[]> {
  const index = new Map<string, Speaker[]>();
  for (const speaker of speakers) {
    for (const name of new Set(namesOf(speaker))) {
      if (name === '') continue;
      const owners = index.get(name);
      if (owners === undefined) index.set(name, [speaker]);
      else owners.push(speaker);
    }
  }
  return index;
}

function documentOf({ quotation }: Attributed) {
  return {
    names: [quotation.speaker],
    body: [quotation.about, ...piecesOf(quotation).map(({ exact }) => exact)],
  };
}
