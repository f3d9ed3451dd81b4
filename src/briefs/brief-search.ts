/**
 * Finding a brief: by a name that is right, then by words, then by a name that is mistyped.
 */
import { type BriefNames, namesOfBrief, shortName } from './brief-names.ts';
import type { BriefMatch, Suggestion } from './catalogue.ts';
import { similarity } from './nearest.ts';
import { fold, foldQuery, significant, wordsOf } from './normalise.ts';
import type { Brief } from './schema.ts';
import { typosBetween } from './typo.ts';
import { type WordHit, WordIndex } from './word-index.ts';

/** The kinds of names, the most telling first. */
const KINDS = ['own', 'topics', 'parties'] as const;

/** A brief must hold more than this share of a query's words to be what was asked for. */
const ENOUGH_WORDS = 0.5;

/** Of several briefs with the same words, those whose score is at least this part of the best are offered too. */
const ALIKE = 0.6;

/** How many near names an answer has room for. */
const MOST_SUGGESTIONS = 3;

/** The least likeness that is more than chance. */
const LIKE = 0.4;

/** The names of one kind, folded, each with the briefs that it may mean. */
type NameIndex = ReadonlyMap<string, ReadonlySet<Brief>>;

/** A search over briefs that do not change. */
export class BriefSearch {
  readonly #briefs: readonly Brief[];
  readonly #names: readonly NameIndex[];
  readonly #words: WordIndex;

  constructor(briefs: readonly Brief[]) {
    const names = briefs.map(namesOfBrief);
    this.#briefs = briefs;
    this.#names = KINDS.map((kind) => indexNames(briefs, names, kind));
    this.#words = new WordIndex(
      briefs.map((brief, index) => ({
        names: KINDS.flatMap((kind) => names[index]?.[kind] ?? []),
        body: bodyOf(brief),
      })),
    );
  }

  /** What a query finds; never throws, whatever is typed. */
  find(query: string): BriefMatch {
    const folded = foldQuery(query);
    return outcome(this.#named(folded)) ?? this.#unnamed(folded);
  }

  /** What a folded query finds that is not the name of a brief as it stands. */
  #unnamed(folded: string): BriefMatch {
    const words = significant(wordsOf(folded));
    const bare = words.join(' ');
    const named = outcome(this.#named(bare));
    if (named !== undefined) return named;
    const forms = [...new Set([folded, bare])].filter((form) => form !== '');
    const exact = this.#words.search(words, 'nowhere');
    return (
      outcome(this.#holding(exact)) ??
      outcome(forms.map((form) => this.#mistyped(form)).find((briefs) => briefs.length > 0)) ??
      outcome(this.#holding(this.#words.search(words, 'names'))) ?? {
        kind: 'none',
        suggestions: this.#suggest(forms, exact),
      }
    );
  }

  /** The briefs with exactly this name, of the most telling kind that has any. */
  #named(form: string): readonly Brief[] {
    for (const index of this.#names) {
      const briefs = index.get(form);
      if (briefs !== undefined) return [...briefs];
    }
    return [];
  }

  /** The briefs with the name nearest to this form, where the difference is a slip. */
  #mistyped(form: string): readonly Brief[] {
    let best = Number.POSITIVE_INFINITY;
    let briefs = new Set<Brief>();
    for (const index of this.#names) {
      // A kind of name that tells less must be nearer to win.
      const before = best;
      for (const [name, owners] of index) {
        const typos = typosBetween(form, name);
        if (typos === undefined || typos >= before || typos > best) continue;
        briefs = typos < best ? new Set(owners) : new Set([...briefs, ...owners]);
        best = typos;
      }
    }
    return [...briefs];
  }

  /** The briefs that hold enough of the words, and about equally much. */
  #holding(hits: readonly WordHit[]): readonly Brief[] {
    const [best] = hits;
    if (best === undefined || best.share <= ENOUGH_WORDS) return [];
    return hits
      .filter(({ share, score }) => share === best.share && score >= best.score * ALIKE)
      .flatMap(({ index }) => this.#briefs[index] ?? []);
  }

  /** Names near to what was typed, one a brief; where nothing is near, names from the library. */
  #suggest(forms: readonly string[], hits: readonly WordHit[]): readonly Suggestion[] {
    const near = new Map<Brief, { text: string; likeness: number }>();
    for (const { index, share } of hits) {
      const brief = this.#briefs[index];
      if (brief !== undefined) near.set(brief, { text: shortName(brief), likeness: LIKE + share / 2 });
    }
    for (const brief of this.#briefs) {
      for (const text of [...brief.aliases, brief.id, ...brief.topics]) {
        const likeness = Math.max(0, ...forms.map((form) => similarity(form, fold(text))));
        if (likeness >= LIKE && likeness > (near.get(brief)?.likeness ?? 0))
          near.set(brief, { text, likeness });
      }
    }
    const likeness = (brief: Brief): number => near.get(brief)?.likeness ?? 0;
    return [...this.#briefs]
      .sort((a, b) => likeness(b) - likeness(a))
      .slice(0, MOST_SUGGESTIONS)
      .map((brief) => ({ text: near.get(brief)?.text ?? shortName(brief), brief }));
  }
}

function outcome(briefs: readonly Brief[] | undefined): BriefMatch | undefined {
  const brief = briefs?.[0];
  if (briefs === undefined || brief === undefined) return undefined;
  return briefs.length === 1
    ? { kind: 'found', brief }
    : { kind: 'several', briefs: [brief, ...briefs.slice(1)] };
}

function indexNames(
  briefs: readonly Brief[],
  names: readonly BriefNames[],
  kind: (typeof KINDS)[number],
): NameIndex {
  const index = new Map<string, Set<Brief>>();
  for (const [number, brief] of briefs.entries()) {
    for (const name of names[number]?.[kind] ?? []) {
      const folded = fold(name);
      if (folded === '') continue;
      const owners = index.get(folded);
      if (owners === undefined) index.set(folded, new Set([brief]));
      else owners.add(brief);
    }
  }
  return index;
}

/** Everything else that a brief says, for searching by plain words. */
function bodyOf(brief: Brief): readonly string[] {
  return [
    brief.source.title,
    brief.summary,
    ...brief.key_points.map(({ text }) => text),
    ...brief.quotations.flatMap(({ about, exact, pieces }) => [
      about,
      exact ?? '',
      ...(pieces ?? []).map((piece) => piece.exact),
    ]),
    ...brief.figures.flatMap(({ as_written, what }) => [as_written, what]),
    ...brief.people.flatMap(({ role }) => role ?? []),
    ...brief.positions.map(({ view }) => view),
    ...brief.terms.map(({ meaning }) => meaning),
    ...brief.timeline.flatMap(({ date, event }) => [date, event]),
  ];
}
