/** How likely a piece of content is right, given how sure each decision was that led to it and what competes with it. */
import type { Attributed } from './attributions.ts';
import type { UnitSpan } from './content-spans.ts';
import { FeatureList } from './features.ts';
import { bucket } from './scene.ts';
import { type Judgement, weigh } from './weights.ts';
import { isMarked, KIND } from './word-kind.ts';

/** A piece with what it competes with: the likeliest others that hold it, lie in it, equal it or cross it. */
export interface Rivals {
  readonly holding: number;
  readonly held: number;
  readonly same: number;
  readonly crossing: number;
}

/** That the span of a piece is right, and that its speaker is, if the span is. */
export interface Confidence {
  readonly span: number;
  readonly speaker: number;
}

const list = new FeatureList();

/** A probability as one of few steps of its log odds. */
function step(probability: number): number {
  const odds = Math.log((probability + 1e-4) / (1 - probability + 1e-4));
  return Math.round(odds * 1.5) + 20;
}

/** How likely each content of each attribution is right: its span, then its speaker if the span is. */
export function confidences(
  found: readonly Attributed[],
  judgement: Judgement,
): readonly (readonly Confidence[])[] {
  const rivals = rivalsOf(found);
  return found.map((attributed, place) =>
    attributed.contents.map((_, content) => ({
      span: likely(attributed, content, rivals[place]?.[content], judgement, 1),
      speaker: likely(attributed, content, rivals[place]?.[content], judgement, 2),
    })),
  );
}

function likely(
  attributed: Attributed,
  content: number,
  rivals: Rivals | undefined,
  judgement: Judgement,
  question: number,
): number {
  list.clear();
  if (rivals !== undefined) confidenceFeatures(list, attributed, content, rivals, question);
  return 1 / (1 + Math.exp(-weigh(judgement.confidence, list)));
}

/** The features of a piece being right (question 1), and of its speaker being right (question 2). */
export function confidenceFeatures(
  features: FeatureList,
  attributed: Attributed,
  content: number,
  rivals: Rivals,
  question: number,
): void {
  const here = attributed.contents[content];
  if (here === undefined) return;
  const { scene, cue, speaker } = attributed;
  const { from, to } = here.value;
  const after = from > cue ? 1 : 0;
  const only = attributed.contents.length;
  const marked = to - from === 1 && isMarked(scene.layout.units[from]?.kind ?? 0) ? 1 : 0;
  const kind = scene.kind(cue);
  const named = scene.cueClass(cue);
  const cueStep = step(attributed.probability);
  const contentStep = step(here.probability);
  const speakerStep = step(speaker.probability);
  const length = bucket(to - from);
  const add = (template: number, first = 0, second = 0): void =>
    features.add(template, first, second, question);
  add(1, cueStep);
  add(2, contentStep);
  add(3, speakerStep);
  add(4, cueStep, contentStep);
  add(5, step(attributed.probability * here.probability));
  add(6, step(attributed.probability * here.probability), marked);
  add(7, step(attributed.speech), marked);
  add(8, kind, named);
  add(9, length, marked);
  add(10, after * 4 + only, kind);
  add(11, step(rivals.holding));
  add(12, step(rivals.held));
  add(13, step(rivals.same));
  add(14, step(rivals.crossing));
  add(15, speaker.value < 0 ? 1 : 0, kind);
  add(
    16,
    scene.verbs(Math.max(from, scene.frame.from), Math.min(to, scene.frame.to)) > 0 ? 1 : 0,
    named * 64 + kind,
  );
  add(17, scene.at(to).kind, after);
  add(18, scene.headline ? 1 : 0, kind);
  add(19, speaker.value < 0 ? 0 : scene.kind(scene.phrases[speaker.value]?.head ?? 0), speakerStep);
  add(20, scene.at(cue).kind === KIND.colon ? 1 : 0, length);
  add(21, scene.at(from).kind, named);
  add(22, scene.at(cue).lemma);
}

const NO_RIVALS: Rivals = { holding: 0, held: 0, same: 0, crossing: 0 };

/** The rivals of every content, among those of the same frame. */
export function rivalsOf(found: readonly Attributed[]): readonly (readonly Rivals[])[] {
  return found.map((attributed, place) =>
    attributed.contents.map((content) => {
      let rivals = NO_RIVALS;
      for (let other = Math.max(0, place - 12); other < Math.min(found.length, place + 13); other++) {
        const rival = found[other];
        if (rival === undefined || other === place || rival.scene !== attributed.scene) continue;
        for (const theirs of rival.contents)
          rivals = add(rivals, content.value, theirs.value, theirs.probability * rival.probability);
      }
      return rivals;
    }),
  );
}

function add(rivals: Rivals, ours: UnitSpan, theirs: UnitSpan, probability: number): Rivals {
  const shared = Math.min(ours.to, theirs.to) - Math.max(ours.from, theirs.from);
  if (shared <= 0) return rivals;
  const own = ours.to - ours.from;
  const other = theirs.to - theirs.from;
  if (shared / (own + other - shared) >= 0.8) return { ...rivals, same: Math.max(rivals.same, probability) };
  if (shared === own) return { ...rivals, holding: Math.max(rivals.holding, probability) };
  if (shared === other) return { ...rivals, held: Math.max(rivals.held, probability) };
  return { ...rivals, crossing: Math.max(rivals.crossing, probability) };
}
