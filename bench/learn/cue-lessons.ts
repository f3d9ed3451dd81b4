/** Lessons on cues: which words are one, who speaks, and where the words begin and end. */
import { speakerCandidates } from '../../src/drafting/attribution/attributions.ts';
import {
  emptyFeatures,
  endFeatures,
  outsideFeatures,
  startFeatures,
  wholeFeatures,
} from '../../src/drafting/attribution/content-features.ts';
import {
  boundaries,
  type Cue,
  SIDE,
  type Side,
  type UnitSpan,
} from '../../src/drafting/attribution/content-spans.ts';
import { cueFeatures } from '../../src/drafting/attribution/cue-features.ts';
import { couldBeCue } from '../../src/drafting/attribution/cue-words.ts';
import type { Scene } from '../../src/drafting/attribution/scene.ts';
import { nobodyFeatures, speakerFeatures } from '../../src/drafting/attribution/speaker-features.ts';
import { namingSpan } from '../drafting-scoring/credit.ts';
import type { GoldQuote } from '../drafting-scoring/gold.ts';
import { ALIKE, likeness, touch } from '../drafting-scoring/overlap.ts';
import { bare } from '../drafting-scoring/pieces.ts';
import type { Anchored, Subject } from './anchored.ts';
import { featuresOf, type Lesson, plainLesson } from './lesson.ts';

/** What the cues of an article teach. */
export interface CueLessons {
  readonly cue: readonly Lesson[];
  readonly speaker: readonly Lesson[];
  readonly content: readonly Lesson[];
}

/** The lessons of an article. */
export function cueLessons(subject: Subject): CueLessons {
  const cue: Lesson[] = [];
  const speaker: Lesson[] = [];
  const content: Lesson[] = [];
  const { article, anchored, fold } = subject;
  for (const scene of subject.scenes) {
    const span = { start: scene.at(scene.frame.from).start, end: scene.at(scene.frame.to - 1).end };
    if (article.ignore?.some((zone) => touch(zone, span))) continue;
    let previous = -1;
    for (let index = scene.frame.from; index < scene.frame.to; index++) {
      if (!couldBeCue(scene.at(index))) continue;
      const here = anchored.get(index);
      cue.push(cueLesson(scene, index, here, fold));
      if (here === undefined) continue;
      const place = goldSpeaker(scene, index, here.quote);
      const named = here.quote.speaker != null;
      if (place !== undefined || !named) speaker.push(speakerLesson(scene, index, previous, place, fold));
      const known = { scene, index, speaker: place === undefined ? undefined : scene.phrases[place] };
      for (const side of [SIDE.before, SIDE.after]) {
        const lesson = contentLesson(known, side, here.pieces, subject);
        if (lesson !== undefined) content.push(lesson);
      }
      previous = place ?? previous;
    }
  }
  return { cue, speaker, content };
}

function cueLesson(scene: Scene, index: number, here: Anchored | undefined, fold: number): Lesson {
  const speech = here?.quote.speech !== false;
  return {
    groups: [1, 2].map((outcome) => featuresOf((list) => cueFeatures(list, scene, index, outcome))),
    candidates: [Int16Array.of(), Int16Array.of(0), Int16Array.of(1)],
    right: [here === undefined, here !== undefined && speech, here !== undefined && !speech],
    fold,
  };
}

/** The place of the phrase that the gold names as speaker: one whose head it holds, if there is one. */
export function goldSpeaker(scene: Scene, cue: number, quote: GoldQuote): number | undefined {
  const core = namingSpan(quote);
  if (core === undefined) return undefined;
  const longest = 2 * ((quote.speakerEnd ?? core.end) - core.start) + 40;
  const hits = speakerCandidates(scene, cue).filter((place) => {
    const phrase = scene.phrases[place];
    if (phrase === undefined) return false;
    const span = { start: scene.at(phrase.from).start, end: scene.at(phrase.to - 1).end };
    return touch(span, core) && span.end - span.start <= longest;
  });
  return hits.find((place) => touch(scene.at(scene.phrases[place]?.head ?? -1), core)) ?? hits[0];
}

function speakerLesson(
  scene: Scene,
  cue: number,
  previous: number,
  right: number | undefined,
  fold: number,
): Lesson {
  const places = speakerCandidates(scene, cue);
  const groups = places.map((place) =>
    featuresOf((list) => speakerFeatures(list, scene, cue, place, previous)),
  );
  const nobody = featuresOf((list) => nobodyFeatures(list, scene, cue));
  return plainLesson(
    [nobody, ...groups],
    [right === undefined, ...places.map((place) => place === right)],
    fold,
  );
}

/** Where content begins and ends on one side; undefined where no candidate is like what the gold has there. */
function contentLesson(
  cue: Cue,
  side: Side,
  pieces: readonly GoldQuote[],
  { article: { text }, fold }: Subject,
): Lesson | undefined {
  const { scene } = cue;
  const { starts, ends, outside } = boundaries(cue, side);
  const here = pieces.filter((piece) => liesOn(side, piece, scene.at(cue.index)));
  const gold = here.map((piece) => bare(text, piece));
  const units = scene.layout.units;
  const likenessOf = ({ from, to }: UnitSpan): number => {
    const span = bare(text, { start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? 0 });
    return gold.reduce((most, one) => Math.max(most, likeness(one, span)), 0);
  };
  const groups = [featuresOf((list) => emptyFeatures(list, cue, side))];
  const candidates = [Int16Array.of(0)];
  const likenesses = [-1];
  const add = (group: Int32Array): number => groups.push(group) - 1;
  if (outside !== undefined) {
    candidates.push(Int16Array.of(add(featuresOf((list) => outsideFeatures(list, cue, side, outside)))));
    likenesses.push(likenessOf(outside));
  }
  const last = ends.map((end) => add(featuresOf((list) => endFeatures(list, cue, side, end))));
  for (const start of starts) {
    const first = add(featuresOf((list) => startFeatures(list, cue, side, start)));
    ends.forEach((end, index) => {
      if (end <= start) return;
      const whole = add(featuresOf((list) => wholeFeatures(list, cue, side, start, end)));
      candidates.push(Int16Array.of(first, last[index] ?? 0, whole));
      likenesses.push(likenessOf({ from: start, to: end }));
    });
  }
  const best = likenesses.reduce((one, other) => Math.max(one, other));
  if (best >= ALIKE) return { groups, candidates, right: likenesses.map((one) => one >= best - 0.03), fold };
  const frame = { start: scene.at(scene.frame.from).start, end: scene.at(scene.frame.to - 1).end };
  if (here.some((piece) => touch(piece, frame))) return undefined;
  return { groups, candidates, right: likenesses.map((_, index) => index === 0), fold };
}

function liesOn(
  side: Side,
  piece: GoldQuote,
  cue: { readonly start: number; readonly end: number },
): boolean {
  return side === SIDE.before
    ? piece.end <= cue.end && piece.start < cue.start
    : piece.start >= cue.start && piece.end > cue.end;
}
