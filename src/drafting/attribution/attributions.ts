/** Decides, for every likely cue of a text, who speaks and what the words are. */
import {
  emptyFeatures,
  endFeatures,
  outsideFeatures,
  startFeatures,
  wholeFeatures,
} from './content-features.ts';
import { boundaries, type Cue, SIDE, type Side, type UnitSpan } from './content-spans.ts';
import { cueFeatures, signs } from './cue-features.ts';
import { couldBeCue } from './cue-words.ts';
import { FeatureList } from './features.ts';
import type { Scene } from './scene.ts';
import { nobodyFeatures, REACH, speakerFeatures } from './speaker-features.ts';
import { type Judgement, type Weights, weigh } from './weights.ts';
import { KIND } from './word-kind.ts';

/** A decision with the probability that it is right. */
export interface Likely<T> {
  readonly value: T;
  readonly probability: number;
}

/** A cue with its speaker and the words on either side of it. */
export interface Attributed {
  readonly scene: Scene;
  /** The number of its frame in the text. */
  readonly number: number;
  readonly cue: number;
  /** That it is a cue at all. */
  readonly probability: number;
  /** That it is one of speech, if it is one. */
  readonly speech: number;
  /** The place of the speaker in the phrases of the scene; -1 where nobody is named. */
  readonly speaker: Likely<number>;
  readonly contents: readonly Likely<UnitSpan>[];
}

/** Cues less likely than this are not looked into. */
const LIKELY = 0.12;

/**
 * How much one sentence may cost: how many words are tried as its cues, the first ones, how many of them may be cues, the
 * likeliest ones, and how many spans are tried as the words of one. In hundreds of articles no sentence had more than
 * half as many words, 6 cues and 150 spans: only nonsense reaches these.
 */
const MOST = { words: 40, cues: 8, spans: 200 } as const;

/** Pairs of a start and an end that are worse than the best by more than this are not looked into as a whole. */
const WORTH = 6;

/** A signed string is rare enough in what the weights were learned from that they say little about it. */
const SIGNED = 0.97;

const list = new FeatureList();

/** The attributions of a text, in the order of their cues. */
export function attributions(scenes: readonly Scene[], judgement: Judgement): readonly Attributed[] {
  return scenes.flatMap((scene, number) => {
    let previous = -1;
    return likelyCues(scene, judgement).flatMap(({ index, probability, speech }) => {
      if (signs(scene, index)) return [signed(scene, number, index)];
      const speaker = likelySpeaker(scene, index, previous, judgement);
      if (speaker.value >= 0 && probability > 0.4) previous = speaker.value;
      const cue: Cue = { scene, index, speaker: scene.phrases[speaker.value] };
      const contents = [
        likelyContent(cue, SIDE.before, judgement),
        likelyContent(cue, SIDE.after, judgement),
      ].filter((content) => content !== undefined);
      return contents.length === 0
        ? []
        : [{ scene, number, cue: index, probability, speech, speaker, contents }];
    });
  });
}

/** What a dash at `index` says: the string before it is that of the name after it. */
function signed(scene: Scene, number: number, index: number): Attributed {
  const likely = <T>(value: T): Likely<T> => ({ value, probability: SIGNED });
  return {
    scene,
    number,
    cue: index,
    probability: SIGNED,
    speech: SIGNED,
    speaker: likely(scene.phraseAfter(index + 1)),
    contents: [likely({ from: index - 1, to: index })],
  };
}

interface LikelyCue {
  readonly index: number;
  readonly probability: number;
  readonly speech: number;
}

/** The likely cues of a frame in its order. */
function likelyCues(scene: Scene, judgement: Judgement): readonly LikelyCue[] {
  const found: LikelyCue[] = [];
  let words = 0;
  for (let index = scene.frame.from; index < scene.frame.to && words < MOST.words; index++) {
    if (!couldBeCue(scene.at(index))) continue;
    words += 1;
    const { probability, speech } = cueProbability(scene, index, judgement);
    if (probability >= LIKELY) found.push({ index, probability, speech });
  }
  if (found.length <= MOST.cues) return found;
  return found
    .sort((one, other) => other.probability - one.probability)
    .slice(0, MOST.cues)
    .sort((one, other) => one.index - other.index);
}

function cueProbability(
  scene: Scene,
  index: number,
  judgement: Judgement,
): { probability: number; speech: number } {
  if (signs(scene, index)) return { probability: SIGNED, speech: SIGNED };
  const speech = Math.exp(weightOf(judgement.cue, () => cueFeatures(list, scene, index, 1)));
  const belief = Math.exp(weightOf(judgement.cue, () => cueFeatures(list, scene, index, 2)));
  return { probability: (speech + belief) / (1 + speech + belief), speech: speech / (speech + belief) };
}

/** The places in `scene.phrases` of those who could be the speaker of a cue. */
export function speakerCandidates(scene: Scene, cue: number): readonly number[] {
  const places: number[] = [];
  const before = scene.phraseBefore(cue);
  const last = Math.min(scene.phrases.length, before + 1 + REACH);
  for (let place = Math.max(0, before + 1 - REACH); place < last; place++) places.push(place);
  if (before + 1 > REACH) places.push(0);
  return places.filter((place) => (scene.phrases[place]?.from ?? 0) >= scene.opening);
}

function likelySpeaker(scene: Scene, cue: number, previous: number, judgement: Judgement): Likely<number> {
  const nobody = weightOf(judgement.speaker, () => nobodyFeatures(list, scene, cue));
  const weights = new Map<number, number>();
  let best = -1;
  let top = nobody;
  let sum = Math.exp(nobody);
  for (const place of speakerCandidates(scene, cue)) {
    const weight = weightOf(judgement.speaker, () => speakerFeatures(list, scene, cue, place, previous));
    weights.set(place, weight);
    sum += Math.exp(weight);
    if (weight > top) {
      top = weight;
      best = place;
    }
  }
  let likelihood = Math.exp(top);
  for (const other of [best - 1, best + 1]) {
    const weight = weights.get(other);
    if (best >= 0 && weight !== undefined && describes(scene, Math.min(best, other)))
      likelihood += Math.exp(weight);
  }
  return { value: best, probability: likelihood / sum };
}

/** Whether a phrase goes on in the next one: "the director of the port". Who is credited is then the same. */
function describes(scene: Scene, place: number): boolean {
  const phrase = scene.phrases[place];
  const next = scene.phrases[place + 1];
  return phrase !== undefined && next?.from === phrase.to + 1 && scene.kind(phrase.to) === KIND.preposition;
}

/** The weight of the features that `fill` puts into the list. */
function weightOf(weights: Weights, fill: () => void): number {
  list.clear();
  fill();
  return weigh(weights, list);
}

/** The greatest weight of a start and an end after it together. */
function likeliestPair(
  starts: readonly number[],
  startWeights: readonly number[],
  ends: readonly number[],
  endWeights: readonly number[],
): number {
  let top = -Infinity;
  starts.forEach((start, first) => {
    ends.forEach((end, second) => {
      if (end > start) top = Math.max(top, (startWeights[first] ?? 0) + (endWeights[second] ?? 0));
    });
  });
  return top;
}

function likelyContent(cue: Cue, side: Side, judgement: Judgement): Likely<UnitSpan> | undefined {
  const { starts, ends, outside } = boundaries(cue, side);
  const weights = judgement.content;
  list.clear();
  emptyFeatures(list, cue, side);
  const empty = weigh(weights, list);
  let sum = Math.exp(empty);
  let best: UnitSpan | undefined;
  let top = -Infinity;
  if (outside !== undefined) {
    list.clear();
    outsideFeatures(list, cue, side, outside);
    top = weigh(weights, list);
    sum += Math.exp(top);
    best = outside;
  }
  const startWeights = starts.map((start) => weightOf(weights, () => startFeatures(list, cue, side, start)));
  const endWeights = ends.map((end) => weightOf(weights, () => endFeatures(list, cue, side, end)));
  const bar = likeliestPair(starts, startWeights, ends, endWeights) - WORTH;
  let spans = 0;
  starts.forEach((start, first) => {
    ends.forEach((end, second) => {
      const bounds = (startWeights[first] ?? 0) + (endWeights[second] ?? 0);
      if (end <= start || bounds < bar || spans >= MOST.spans) return;
      spans += 1;
      const weight = bounds + weightOf(weights, () => wholeFeatures(list, cue, side, start, end));
      sum += Math.exp(weight);
      if (weight > top) {
        top = weight;
        best = { from: start, to: end };
      }
    });
  });
  if (best === undefined || top < empty - 1.5) return undefined;
  return { value: best, probability: Math.exp(top) / sum };
}
