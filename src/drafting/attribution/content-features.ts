/** What tells apart the spans where the words could stand that a cue introduces. */
import { type Cue, SIDE, type Side, type UnitSpan } from './content-spans.ts';
import type { FeatureList } from './features.ts';
import { bucket, type Scene } from './scene.ts';
import type { Unit } from './units.ts';
import { isMarked, KIND } from './word-kind.ts';

/** The kind of a cue and its class. */
function formOf(cue: Cue): number {
  return cue.scene.kind(cue.index) * 8 + cue.scene.cueClass(cue.index);
}

/** Where the speaker stands: 0 for none, 1 before the cue, 2 after it. */
function speakerSide(cue: Cue): number {
  if (cue.speaker === undefined) return 0;
  return cue.speaker.from < cue.index ? 1 : 2;
}

/** The features of no content on a side. */
export function emptyFeatures(list: FeatureList, cue: Cue, side: Side): void {
  const { scene, index } = cue;
  const unit = scene.at(index);
  const form = formOf(cue);
  const speaker = speakerSide(cue);
  const base = 200 + side * 50;
  list.add(base, form, speaker);
  list.add(base + 1, unit.lemma);
  list.add(base + 2, unit.lemma, speaker);
  list.add(base + 3, form, scene.kind(index + 1), speaker);
  list.add(base + 4, form, scene.at(index + 1).word);
  list.add(base + 5, scene.kind(index - 1), form);
  list.add(base + 6, scene.kind(scene.frame.from), form);
  list.add(base + 7, bucket(index - scene.frame.from), form, speaker);
  list.add(base + 8, bucket(scene.frame.to - index), form, speaker);
  const open = side === SIDE.after ? scene.frame.to : scene.frame.from - 1;
  list.add(base + 9, scene.layout.units[open]?.kind ?? 0, form);
  const edge =
    cue.speaker === undefined
      ? index
      : side === SIDE.before
        ? Math.min(index, cue.speaker.from)
        : Math.max(index, cue.speaker.to - 1);
  const next = side === SIDE.before ? edge - 1 : edge + 1;
  list.add(base + 10, scene.kind(next), form, speaker);
  list.add(base + 11, scene.kind(next), scene.kind(side === SIDE.before ? next - 1 : next + 1), speaker);
  list.add(base + 12, scene.at(next).word, speaker);
}

/** The features of a string in marks just outside the frame. */
export function outsideFeatures(list: FeatureList, cue: Cue, side: Side, span: UnitSpan): void {
  const { scene, index } = cue;
  const unit: Unit | undefined = scene.layout.units[span.from];
  const base = 300 + side * 50;
  const distance = side === SIDE.before ? index - scene.frame.from : scene.frame.to - index;
  const last = scene.kind(scene.frame.to - 1);
  const paragraph = unit?.marked?.paragraph === scene.frame.paragraph ? 0 : 1;
  const form = formOf(cue);
  const starts = scene.kind(scene.frame.from);
  list.add(base, unit?.kind ?? 0, bucket(distance), last);
  list.add(base + 1, form, paragraph, last);
  list.add(base + 2, scene.at(index).lemma, paragraph);
  list.add(base + 3, speakerSide(cue), bucket(distance), paragraph);
  list.add(base + 4, scene.hasMarked ? 1 : 0, paragraph, last);
  list.add(base + 5, starts, form, isMarked(starts) ? 1 : 0);
  list.add(base + 6, scene.at(scene.frame.to - 1).token.text === ':' ? 1 : 0, paragraph, bucket(distance));
}

/** The features of content that begins at `start`. */
export function startFeatures(list: FeatureList, cue: Cue, side: Side, start: number): void {
  const { scene, index } = cue;
  const base = 400 + side * 50;
  const form = formOf(cue);
  const unit = scene.at(start);
  const previous = scene.at(start - 1);
  const speaker = speakerSide(cue);
  const lemma = scene.at(index).lemma;
  if (side === SIDE.after) {
    const gap = start - index - 1;
    const afterSpeaker =
      cue.speaker !== undefined && start >= cue.speaker.to && cue.speaker.from > index
        ? 1 + Math.min(2, start - cue.speaker.to)
        : 0;
    list.add(base, Math.min(gap, 6), form);
    list.add(base + 1, Math.min(gap, 6), lemma);
    list.add(base + 2, previous.word, lemma);
    list.add(base + 3, previous.kind, unit.kind, form);
    list.add(base + 4, previous.word, unit.kind);
    list.add(base + 5, afterSpeaker, previous.kind, speaker);
    list.add(base + 6, scene.kind(index + 1), previous.kind, Math.min(gap, 6));
    list.add(base + 7, scene.phraseBefore(start) - scene.phraseBefore(index + 1), previous.kind, unit.kind);
    list.add(base + 8, scene.at(index + 1).word, previous.word, Math.min(gap, 3));
    list.add(base + 9, scene.verbs(index + 1, start), previous.kind, Math.min(gap, 6));
    list.add(base + 10, unit.word, previous.kind);
    list.add(base + 11, scene.kind(start - 2), previous.kind, unit.kind);
    list.add(base + 12, unit.kind, lemma);
    list.add(base + 13, unit.kind, scene.kind(start + 1), previous.kind);
    return;
  }
  const fromStart = start - scene.frame.from;
  list.add(base, Math.min(fromStart, 3), previous.kind, unit.kind);
  list.add(base + 1, previous.word, unit.kind);
  list.add(base + 2, unit.word, previous.kind);
  list.add(base + 3, previous.kind, form, speaker);
  list.add(base + 4, bucket(index - start), form);
  list.add(
    base + 5,
    scene.commas(scene.frame.from, start),
    scene.verbs(scene.frame.from, start),
    previous.kind,
  );
  list.add(base + 6, Math.min(fromStart, 1), bucket(index - start), speaker);
  list.add(base + 7, unit.kind, scene.kind(start + 1), previous.kind);
  list.add(base + 8, previous.kind, lemma);
}

/** The features of content that ends before `end`. */
export function endFeatures(list: FeatureList, cue: Cue, side: Side, end: number): void {
  const { scene, index } = cue;
  const base = 500 + side * 50;
  const form = formOf(cue);
  const last = scene.at(end - 1);
  const next = scene.at(end);
  const second = scene.at(end + 1);
  const third = scene.at(end + 2);
  const lemma = scene.at(index).lemma;
  const nextClass = scene.cueClass(end);
  const secondClass = scene.cueClass(end + 1);
  const rest = scene.frame.to - end;
  if (side === SIDE.after) {
    const final = next.kind === KIND.none || (next.kind === KIND.stop && rest <= 2) ? 1 : 0;
    list.add(base, final, form);
    list.add(base + 1, next.kind, last.kind);
    list.add(base + 2, next.kind, second.kind, third.kind);
    list.add(base + 3, next.word, second.kind);
    list.add(base + 4, next.word, second.word);
    list.add(base + 5, next.kind, second.word);
    list.add(base + 6, next.kind, second.kind, nextClass * 8 + secondClass);
    list.add(base + 7, next.word, form);
    list.add(base + 8, next.kind, lemma);
    list.add(base + 9, next.kind, bucket(rest), scene.verbs(end, scene.frame.to) > 0 ? 1 : 0);
    list.add(base + 10, next.kind, scene.commas(index, end), scene.commas(end, scene.frame.to));
    list.add(base + 11, last.kind, next.kind, second.kind);
    list.add(base + 12, cueAhead(scene, end), next.kind);
    list.add(base + 13, next.word, scene.headline ? 1 : 0);
    list.add(base + 14, final, lemma);
    list.add(base + 15, scene.cueClass(end + 1), scene.cueClass(end + 2), next.kind);
    return;
  }
  const speaker = cue.speaker;
  const gap = speaker !== undefined && speaker.to <= index ? end - speaker.from : end - index;
  list.add(base, Math.max(-4, gap), speakerSide(cue), next.kind);
  list.add(base + 1, Math.max(-4, gap), form, next.kind);
  list.add(base + 2, last.kind, next.kind, second.kind);
  list.add(base + 3, next.kind, lemma);
  list.add(base + 4, next.word, second.word);
  list.add(base + 5, next.kind, form, speakerSide(cue));
  list.add(base + 6, scene.verbs(end, index), scene.commas(end, index), next.kind);
}

/** How soon a likely cue follows: it may begin something of somebody else's. */
function cueAhead(scene: Scene, end: number): number {
  for (let ahead = 0; ahead < 6; ahead++) {
    const kind = scene.kind(end + ahead);
    if (kind === KIND.none) return 0;
    if (scene.cueClass(end + ahead) === 1 || scene.cueClass(end + ahead) === 4) return 1 + ahead;
  }
  return 0;
}

/** The features of content from `start` to before `end` as a whole. */
export function wholeFeatures(list: FeatureList, cue: Cue, side: Side, start: number, end: number): void {
  const { scene } = cue;
  const base = 600 + side * 50;
  const verbs = Math.min(2, scene.verbs(start, end));
  const first = scene.kind(start);
  const next = scene.kind(end);
  const length = bucket(end - start);
  const form = formOf(cue);
  const { speaker } = cue;
  const holds = speaker !== undefined && speaker.from >= start && speaker.to <= end ? 1 : 0;
  list.add(base, length, form);
  list.add(base + 1, verbs, first, next);
  list.add(base + 2, verbs, scene.kind(start - 1), next);
  list.add(base + 3, holds, length);
  list.add(base + 4, first, length);
  list.add(base + 5, Math.min(3, scene.commas(start, end)), next, verbs);
  list.add(base + 6, end - start === 1 ? 1 : 0, first, next);
  list.add(base + 7, verbs, scene.at(cue.index).lemma);
  const single = end - start === 1 ? 1 : 0;
  list.add(base + 8, isMarked(first) ? 1 + single : 0, scene.at(start).lemma, scene.kind(end));
  list.add(
    base + 9,
    isMarked(first) ? 1 + single : 0,
    isMarked(scene.kind(end - 1)) ? scene.at(end - 1).word : 0,
    form,
  );
}
