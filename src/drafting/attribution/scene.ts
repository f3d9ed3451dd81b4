/** One frame with what attribution asks about it again and again. */
import { type NounPhrase, nounPhrases } from './noun-phrases.ts';
import type { Frame, Layout, Unit } from './units.ts';
import { KIND } from './word-kind.ts';

const EDGE: Unit = {
  start: -1,
  end: -1,
  kind: KIND.none,
  word: 0,
  lemma: 0,
  token: { start: -1, end: -1, text: '', lower: '', tag: '', lemma: '' },
  marked: undefined,
};

/** A frame with its noun phrases. */
export class Scene {
  readonly layout: Layout;
  readonly frame: Frame;
  readonly phrases: readonly NounPhrase[];
  readonly hasMarked: boolean;
  /** Whether it is the only frame of its paragraph, and no stop ends it; or the first of the text. */
  readonly headline: boolean;
  /** The unit behind a dateline, "OSLO, Norway (AP) —", else the first. */
  readonly opening: number;

  constructor(layout: Layout, frame: Frame) {
    this.layout = layout;
    this.frame = frame;
    this.phrases = nounPhrases(layout.units, frame);
    this.hasMarked = this.#between(layout.sums.marked, frame.from, frame.to) > 0;
    this.headline = frame.paragraph === 0;
    this.opening = this.#opensAParagraph() ? behindDateline(layout.units, frame) : frame.from;
  }

  #opensAParagraph(): boolean {
    const { frame, layout } = this;
    return layout.reading.paragraphs[frame.paragraph]?.start === this.at(frame.from).start;
  }

  /** The unit at `index`, or an empty one outside the frame. */
  at(index: number): Unit {
    if (index < this.frame.from || index >= this.frame.to) return EDGE;
    return this.layout.units[index] ?? EDGE;
  }

  kind(index: number): number {
    return this.at(index).kind;
  }

  cueClass(index: number): number {
    return index < this.frame.from || index >= this.frame.to ? 0 : (this.layout.classes[index] ?? 0);
  }

  /** How many verbs stand from `from` to before `to`. */
  verbs(from: number, to: number): number {
    return this.#between(this.layout.sums.verbs, from, to);
  }

  /** How many commas stand from `from` to before `to`. */
  commas(from: number, to: number): number {
    return this.#between(this.layout.sums.commas, from, to);
  }

  #between(sums: Uint32Array, from: number, to: number): number {
    return this.#upTo(sums, to) - this.#upTo(sums, from);
  }

  /** What there is from the beginning of the frame to before `index`; nothing for one outside it. */
  #upTo(sums: Uint32Array, index: number): number {
    const { from, to } = this.frame;
    return index < from || index > to ? 0 : (sums[index] ?? 0) - (sums[from] ?? 0);
  }

  /** The place in `phrases` of the last one that ends at or before `index`, or -1. */
  phraseBefore(index: number): number {
    let low = 0;
    let high = this.phrases.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.phrases[middle]?.to ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The place in `phrases` of the first one whose head lies at or after `index`, or their number. */
  phraseAfter(index: number): number {
    const before = this.phraseBefore(index);
    let next = before + 1;
    while (next < this.phrases.length && (this.phrases[next]?.head ?? 0) < index) next++;
    return next;
  }
}

/** The units of a dateline, dash included, are no more than these, and of these kinds. */
const LONGEST_DATELINE = 10;
const IN_DATELINE = new Set<number>([KIND.name, KIND.number, KIND.comma, KIND.bracket, KIND.stop]);

function behindDateline(units: readonly Unit[], { from, to }: Frame): number {
  let agency = false;
  for (let index = from; index < Math.min(to, from + LONGEST_DATELINE); index++) {
    const kind = units[index]?.kind ?? KIND.none;
    if (kind === KIND.bracket) agency = true;
    // "Lund — who left early — said" is none: a dateline is in capitals, or names an agency.
    const capitals = /^\p{Lu}{3,}$/u.test(units[from]?.token.text ?? '');
    if (kind === KIND.dash) return index > from && (agency || capitals) ? index + 1 : from;
    if (!IN_DATELINE.has(kind)) return from;
  }
  return from;
}

/** A size as one of few: 0, 1, 2, 3, 4 or 5, 6 to 8, … */
export function bucket(size: number): number {
  if (size <= 3) return size;
  if (size <= 5) return 4;
  if (size <= 8) return 5;
  if (size <= 12) return 6;
  if (size <= 20) return 7;
  return size <= 35 ? 8 : 9;
}
