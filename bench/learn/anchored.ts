/** Gold attributions laid on the units of a text: at the word that a cue turns on. */
import { couldBeCue } from '../../src/drafting/attribution/cue-words.ts';
import { Scene } from '../../src/drafting/attribution/scene.ts';
import { type Layout, layOut } from '../../src/drafting/attribution/units.ts';
import { isVerb, KIND } from '../../src/drafting/attribution/word-kind.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';
import type { GoldArticle, GoldQuote } from '../drafting-scoring/gold.ts';

/** An attribution with all its pieces. */
export interface Anchored {
  /** The unit of its cue. */
  readonly cue: number;
  readonly quote: GoldQuote;
  readonly pieces: readonly GoldQuote[];
}

/** An article laid out, with its attributions by the units of their cues. */
export interface Subject {
  readonly article: GoldArticle;
  readonly layout: Layout;
  readonly scenes: readonly Scene[];
  readonly anchored: ReadonlyMap<number, Anchored>;
  readonly fold: number;
}

/** Lays out an article of a fold. */
export function subjectOf(article: GoldArticle, fold: number): Subject {
  const layout = layOut(readText(article.text));
  const scenes = layout.frames.map((frame) => new Scene(layout, frame));
  return { article, layout, scenes, anchored: anchoredIn(layout, article), fold };
}

function anchoredIn(layout: Layout, article: GoldArticle): ReadonlyMap<number, Anchored> {
  const found = new Map<number, Anchored>();
  for (const pieces of Map.groupBy(article.quotes, ({ group }) => group).values()) {
    const [quote] = pieces;
    if (quote === undefined) continue;
    const cue = cueUnit(layout, quote);
    if (cue !== undefined && !found.has(cue)) found.set(cue, { cue, quote, pieces });
  }
  return found;
}

/** The unit that a cue turns on: its last verb, else its last word that could be a cue. */
function cueUnit(layout: Layout, { cueStart, cueEnd }: GoldQuote): number | undefined {
  if (cueStart == null || cueEnd == null) return undefined;
  const found: number[] = [];
  layout.units.forEach((unit, index) => {
    if (unit.start < cueEnd && unit.end > cueStart && unit.marked === undefined && couldBeCue(unit))
      found.push(index);
  });
  const kind = (index: number): number => layout.units[index]?.kind ?? KIND.none;
  return (
    found.findLast((index) => isVerb(kind(index))) ??
    found.findLast((index) => kind(index) !== KIND.colon) ??
    found.at(-1)
  );
}
