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

/** The ways in which a query may name a speaker, the surest first. */
const WAYS: readonly ((speaker: Speaker, form: string) => boolean)[] = [
  (speaker, form) => fold(speaker.name) === form,
  (speaker, form) => speaker.aliases.has(form),
  (speaker, form) => speaker.parts.has(form),
  (speaker, form) => speaker.offices.has(form),
];

/** A search over quotations that do not change. */
export class QuotationSearch {
  readonly speakers: readonly Speaker[];
  readonly #quotations: readonly Attributed[];
  /** By the words of a quotation and of what it is about. */
  readonly #words: WordIndex;
  /** By what the whole brief is about. */
  readonly #topics: WordIndex;

  constructor(quotations: readonly Attributed[]) {
    this.speakers = speakersOf(quotations);
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
    const forms = [...new Set([folded, words.join(' ')])].filter((form) => form !== '');
    return (
      this.#said(this.#named(forms)) ??
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
  #named(forms: readonly string[]): readonly Speaker[] {
    for (const form of forms) {
      for (const way of WAYS) {
        const speakers = this.speakers.filter((speaker) => way(speaker, form));
        if (speakers.length > 0) return speakers;
      }
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
    return { kind: 'speaker', speaker: first.name, quotations: first.quotations };
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

function documentOf({ quotation }: Attributed) {
  return {
    names: [quotation.speaker],
    body: [quotation.about, ...piecesOf(quotation).map(({ exact }) => exact)],
  };
}
