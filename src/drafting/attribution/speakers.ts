/** Who is credited with words: the mention at that place, and the fullest name of the same one. */

import type { Attribution, Span } from '../extraction.ts';
import type { Antecedents } from './antecedents.ts';
import type { Being, Beings } from './beings.ts';
import { namesDocument, namesGroup, namesOffice } from './name-words.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { pronounGender } from './pronoun-features.ts';
import type { Scene } from './scene.ts';
import type { Weights } from './weights.ts';
import { KIND } from './word-kind.ts';

/** A speaker with whom the text means, where it names them. */
export interface Speaker {
  readonly attribution: Omit<Attribution, 'confidence'>;
  readonly being: Being | undefined;
  /** That the name is that of whom the mention means. */
  readonly probability: number;
}

/** Knows whom the phrases of a text mean. */
export interface Cast {
  readonly scenes: readonly Scene[];
  readonly beings: Beings;
  readonly antecedents: Antecedents;
  readonly weights: Weights;
}

/** Prepositions with which a description of somebody goes on: "the head of the agency". */
const CONTINUING = new Set(['of', 'for', 'at', 'from', 'with', 'in']);

/**
 * The speaker of the cue at the unit `cue`, where the phrase at `place` of the frame numbered `frame` is it; `last` is
 * who spoke before.
 */
export function speakerOf(
  cast: Cast,
  frame: number,
  place: number,
  cue: number,
  last: Being | undefined,
): Speaker | undefined {
  const scene = cast.scenes[frame];
  return scene === undefined ? undefined : speakerAt(cast, frame, ownedAt(scene, place, cue), last);
}

/** In "the mayor's aide said" it is the aide who speaks, and in "the mayor's claim" it is the mayor. */
function ownedAt(scene: Scene, place: number, cue: number): number {
  const owner = scene.phrases[place];
  const owned = scene.phrases[place + 1];
  if (owner?.possessive !== true || owned === undefined) return place;
  const belongs = owned.from <= owner.from && owned.to >= owner.to;
  const isCue = owned.from <= cue && cue < owned.to;
  return belongs && !isCue && owned.head > owner.head ? ownedAt(scene, place + 1, cue) : place;
}

function speakerAt(cast: Cast, frame: number, place: number, last: Being | undefined): Speaker | undefined {
  const scene = cast.scenes[frame];
  const phrase = scene?.phrases[place];
  if (scene === undefined || phrase === undefined) return undefined;
  if (isLabel(scene, phrase)) return undefined;
  const head = scene.at(phrase.head);
  const mention = { start: scene.at(phrase.from).start, end: head.end };
  if (head.kind === KIND.relative || head.kind === KIND.that)
    return relative(cast, frame, place, mention, last);
  const gender = pronounGender(head.token.lower);
  if (gender !== undefined) {
    const meant = cast.antecedents.resolve(frame, place, gender, last, cast.weights);
    return meant === undefined ? unresolved(mention) : named(mention, meant.being, meant.probability);
  }
  if (isPronoun(head.kind)) return unresolved(mention);
  const meant = cast.beings.at(frame, place);
  if (meant !== undefined) return named(mention, meant.being, meant.probability);
  return described(scene, place, mention);
}

/** Whether a phrase is the "Q" or "A" before a question or an answer, which says nothing of who speaks. */
function isLabel(scene: Scene, { from, to, head }: NounPhrase): boolean {
  return to - from === 1 && /^[QA]$/u.test(scene.at(head).token.text) && scene.kind(to) === KIND.colon;
}

function isPronoun(kind: number): boolean {
  return (
    kind === KIND.subject ||
    kind === KIND.object ||
    kind === KIND.it ||
    kind === KIND.possessive ||
    kind === KIND.pronoun
  );
}

function unresolved(mention: Span): Speaker {
  return { attribution: { mention, name: mention, kind: 'pronoun' }, being: undefined, probability: 1 };
}

function named(mention: Span, being: Being, probability: number): Speaker {
  const kind = being.kind === 'organisation' ? 'organisation' : 'person';
  return { attribution: { mention, name: being.name, kind }, being, probability };
}

/** "who" and "which" mean the phrase before them. */
function relative(cast: Cast, frame: number, place: number, mention: Span, last: Being | undefined): Speaker {
  const before = place > 0 ? speakerAt(cast, frame, place - 1, last) : undefined;
  if (before === undefined || before.attribution.kind === 'pronoun') return unresolved(mention);
  return {
    ...before,
    attribution: { ...before.attribution, mention },
    probability: before.probability * 0.9,
  };
}

/** A speaker whom the text does not name, with the words that go on describing them. */
function described(scene: Scene, place: number, mention: Span): Speaker {
  const phrase = scene.phrases[place];
  const head = scene.at(phrase?.head ?? -1);
  const noun = head.token.lower;
  let { end } = mention;
  const next = scene.phrases[place + 1];
  if (
    phrase !== undefined &&
    next !== undefined &&
    !phrase.possessive &&
    next.from === phrase.to + 1 &&
    CONTINUING.has(scene.at(phrase.to).token.lower)
  ) {
    end = scene.at(next.head).end;
  }
  const span = { start: mention.start, end };
  const kind = namesDocument(noun)
    ? 'document'
    : namesGroup(noun) || head.kind === KIND.plural
      ? 'group'
      : head.kind === KIND.name && !namesOffice(noun)
        ? 'organisation'
        : 'person';
  // A document goes by what it is: what it is of is told by where it stands.
  const name = kind === 'document' ? mention : span;
  return { attribution: { mention: span, name, kind }, being: undefined, probability: 1 };
}
