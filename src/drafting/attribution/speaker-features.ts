/** What tells which noun phrase is the speaker of a cue. */
import type { FeatureList } from './features.ts';
import { bucket, type Scene } from './scene.ts';
import { isMarked, KIND } from './word-kind.ts';

/** How many noun phrases on each side of a cue are looked at. */
export const REACH = 9;

/** The features of no speaker at all for the cue at `cue`. */
export function nobodyFeatures(list: FeatureList, scene: Scene, cue: number): void {
  const unit = scene.at(cue);
  const named = scene.cueClass(cue);
  const before = scene.at(cue - 1);
  const after = scene.at(cue + 1);
  list.add(100, unit.kind);
  list.add(101, unit.lemma);
  list.add(102, unit.word);
  list.add(103, unit.kind, before.kind, after.kind);
  list.add(104, unit.kind, before.word);
  list.add(105, unit.kind, after.word);
  list.add(106, named, unit.kind, scene.headline ? 1 : 0);
  list.add(107, unit.kind, bucket(cue - scene.frame.from));
  list.add(108, scene.kind(cue - 2), before.kind, unit.kind);
}

/** The features of the noun phrase at `place` as the speaker of the cue at `cue`. */
export function speakerFeatures(
  list: FeatureList,
  scene: Scene,
  cue: number,
  place: number,
  previousSpeaker: number,
): void {
  const phrase = scene.phrases[place];
  if (phrase === undefined) return;
  const unit = scene.at(cue);
  const head = scene.at(phrase.head);
  const named = scene.cueClass(cue);
  const inside = phrase.from <= cue && cue < phrase.to;
  const left = phrase.head < cue;
  const from = left ? phrase.to : cue + 1;
  const to = left ? cue : phrase.from;
  const side = inside ? 2 : left ? 1 : 0;
  const between = Math.max(0, to - from);
  const order = left ? scene.phraseBefore(cue) - place : place - scene.phraseAfter(cue + 1);
  let marked = 0;
  let preposition = 0;
  let relative = 0;
  let other = 0;
  let conjunction = 0;
  for (let index = from; index < to && index < from + 40; index++) {
    const kind = scene.kind(index);
    if (isMarked(kind)) marked = 1;
    else if (kind === KIND.preposition || kind === KIND.by || kind === KIND.to) preposition = 1;
    else if (
      kind === KIND.relative ||
      kind === KIND.that ||
      kind === KIND.subordinator ||
      kind === KIND.question
    )
      relative = 1;
    else if (kind === KIND.conjunction) conjunction = 1;
    else if (kind === KIND.dash || kind === KIND.bracket || kind === KIND.colon || kind === KIND.semicolon)
      other = 1;
  }
  const verbs = Math.min(3, to > from ? scene.verbs(from, to) : 0);
  const commas = Math.min(3, to > from ? scene.commas(from, to) : 0);
  const path =
    (((verbs * 4 + commas) * 2 + marked) * 2 + preposition) * 8 + relative * 4 + conjunction * 2 + other;
  const prior = scene.at(phrase.from - 1);
  const next = scene.at(phrase.possessive ? phrase.to + 1 : phrase.to);
  const close = Math.min(6, order);
  const cueForm = unit.kind * 8 + named;
  const headForm = head.kind * 2 + (phrase.possessive ? 1 : 0);
  const same = place === previousSpeaker ? 1 : previousSpeaker >= 0 ? 2 : 0;
  list.add(1, side, close, unit.kind);
  list.add(2, side, headForm, cueForm);
  list.add(3, side * 64 + close, path);
  list.add(4, side, path, unit.kind);
  list.add(5, side, bucket(between), headForm);
  list.add(6, prior.kind, side, unit.kind);
  list.add(7, prior.word, side);
  list.add(8, next.kind, side, unit.kind);
  list.add(9, next.kind, side * 64 + close, headForm);
  list.add(10, head.lemma);
  list.add(11, head.lemma, side, named);
  list.add(12, unit.lemma, side, close);
  list.add(13, unit.lemma, headForm, side);
  list.add(14, phrase.from === scene.frame.from ? 1 : 0, side, unit.kind);
  list.add(15, same, unit.kind, side);
  list.add(16, same, scene.kind(cue - 1), unit.kind);
  list.add(17, scene.kind(cue - 1), scene.kind(cue + 1), side * 8 + close);
  list.add(18, prior.kind, next.kind, headForm);
  list.add(19, phrase.to - phrase.from > 1 ? scene.at(phrase.from).word : 0, side);
  list.add(20, prior.kind, path, side);
  list.add(21, verbs, close, side * 64 + unit.kind);
  list.add(
    22,
    next.kind === KIND.comma || next.kind === KIND.relative ? 1 : 0,
    commas,
    side * 64 + unit.kind,
  );
  list.add(23, headForm, between === 0 ? 1 : 0, side * 64 + unit.kind);
  list.add(24, scene.kind(cue - 1), headForm, side * 64 + close);
}
