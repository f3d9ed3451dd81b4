/** Lessons on strings in quotation marks that no cue introduces. */
import { markedFeatures, WHOSE } from '../../src/drafting/attribution/marked-features.ts';
import { type Anchor, walkUnclaimed } from '../../src/drafting/attribution/unclaimed.ts';
import { isMarked } from '../../src/drafting/attribution/word-kind.ts';
import type { GoldQuote } from '../drafting-scoring/gold.ts';
import { covers, touch } from '../drafting-scoring/overlap.ts';
import type { Anchored, Subject } from './anchored.ts';
import { featuresOf, type Lesson, plainLesson } from './lesson.ts';

/** The lessons of an article. */
export function markedLessons(subject: Subject): readonly Lesson[] {
  const { article, layout, scenes, fold } = subject;
  const lessons: Lesson[] = [];
  const anchored = [...subject.anchored.values()].sort((one, other) => one.cue - other.cue);
  const taken = new Set<number>();
  const anchors = anchored.map((one) => anchorOf(subject, one, taken));
  walkUnclaimed(
    scenes,
    anchors,
    (unit) => taken.has(unit),
    (around, last) => {
      const unit = layout.units[around.index];
      if (unit === undefined || article.ignore?.some((zone) => touch(zone, unit))) return WHOSE.nobody;
      const quote = article.quotes.find((one) => covers(one, unit));
      const before = anchored[last.anchor]?.quote;
      const next = anchored[around.next]?.quote;
      const whose = whoseIs(quote, before, next);
      if (whose === undefined) return WHOSE.nobody;
      const choices = [
        WHOSE.nobody,
        ...(before === undefined ? [] : [WHOSE.before]),
        ...(next === undefined ? [] : [WHOSE.next]),
        WHOSE.unnamed,
      ];
      const groups = choices.map((choice) => featuresOf((list) => markedFeatures(list, around, choice)));
      lessons.push(
        plainLesson(
          groups,
          choices.map((choice) => choice === whose),
          fold,
        ),
      );
      return whose;
    },
  );
  return lessons;
}

/** What the text around would know of an attribution, with the strings that its content holds marked as taken. */
function anchorOf({ layout, scenes }: Subject, { cue, pieces }: Anchored, taken: Set<number>): Anchor {
  const frame = scenes.find(({ frame: { from, to } }) => from <= cue && cue < to)?.frame;
  const found = { from: cue, to: cue, marked: false, direct: true };
  const first = Math.max(0, (frame?.from ?? cue) - 1);
  const last = Math.min(layout.units.length - 1, frame?.to ?? cue);
  for (let index = first; index <= last; index++) {
    const unit = layout.units[index];
    const piece = unit && pieces.find((one) => covers(one, unit));
    if (unit === undefined || piece === undefined) continue;
    found.from = Math.min(found.from, index);
    found.to = Math.max(found.to, index);
    if (!isMarked(unit.kind)) continue;
    found.marked = true;
    found.direct &&= piece.type === 'direct';
    taken.add(index);
  }
  return { ...found, cue, paragraph: frame?.paragraph ?? 0, direct: found.marked && found.direct };
}

/** Whose a string is; undefined where the gold has a speaker that no choice stands for. */
function whoseIs(
  quote: GoldQuote | undefined,
  before: GoldQuote | undefined,
  next: GoldQuote | undefined,
): number | undefined {
  if (quote === undefined) return WHOSE.nobody;
  if (sameSpeaker(quote, before)) return WHOSE.before;
  if (sameSpeaker(quote, next)) return WHOSE.next;
  return quote.speaker == null ? WHOSE.unnamed : undefined;
}

function sameSpeaker(one: GoldQuote, other: GoldQuote | undefined): boolean {
  if (other === undefined) return false;
  if (one.group === other.group) return true;
  const [first, second] = [one.speaker?.toLowerCase(), other.speaker?.toLowerCase()];
  if (first !== undefined && first !== '' && first === second) return true;
  return one.aliases?.some((alias) => other.aliases?.includes(alias)) ?? false;
}
