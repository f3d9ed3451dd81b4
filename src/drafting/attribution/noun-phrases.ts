/** Noun phrases, as far as parts of speech tell them: whoever could be a speaker. */
import type { Frame, Unit } from './units.ts';
import { KIND } from './word-kind.ts';

/** A noun phrase without what follows its head: units from `from` to before `to`, of which `head` is the last noun. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Whether a genitive ends it ("the mayor's") or it is a possessive pronoun. */
  readonly possessive: boolean;
}

const BEFORE = new Set<number>([
  KIND.determiner,
  KIND.that,
  KIND.adjective,
  KIND.number,
  KIND.possessive,
  KIND.noun,
  KIND.plural,
  KIND.name,
  KIND.fewMarked,
  KIND.time,
  KIND.other,
]);
const HEADS = new Set<number>([KIND.noun, KIND.plural, KIND.name, KIND.number, KIND.fewMarked, KIND.time]);
const ALONE = new Set<number>([KIND.subject, KIND.object, KIND.it, KIND.relative, KIND.pronoun]);

/** The noun phrases of a frame, in order. */
export function nounPhrases(units: readonly Unit[], frame: Frame): readonly NounPhrase[] {
  const found: NounPhrase[] = [];
  let index = frame.from;
  let linked = -1;
  while (index < frame.to) {
    const kind = units[index]?.kind ?? KIND.none;
    if (ALONE.has(kind)) {
      found.push({ from: index, to: index + 1, head: index, possessive: false });
      index++;
      continue;
    }
    if (!mayBelong(units[index])) {
      index++;
      continue;
    }
    const start = linked === index ? (found.at(-1)?.from ?? index) : index;
    const from = index;
    let head = -1;
    let own = -1;
    while (index < frame.to && mayBelong(units[index])) {
      const here = units[index]?.kind ?? KIND.none;
      if (
        index > from &&
        (here === KIND.determiner || here === KIND.that || here === KIND.possessive) &&
        head >= 0
      )
        break;
      if (HEADS.has(here)) head = index;
      if (here === KIND.possessive) own = index;
      index++;
      if (hyphen(units, index, frame)) index++;
    }
    if (own >= 0) found.push({ from: own, to: own + 1, head: own, possessive: true });
    if (head < 0) {
      const last = units[index - 1]?.kind;
      if (last === KIND.determiner || last === KIND.that || last === KIND.adjective || last === KIND.other) {
        found.push({ from: start, to: index, head: index - 1, possessive: false });
      }
      continue;
    }
    const genitive = units[index]?.kind === KIND.genitive;
    found.push({ from: start, to: head + 1, head, possessive: genitive });
    if (genitive) {
      index++;
      linked = index;
    }
  }
  return found;
}

/** Whether a unit can stand in a noun phrase: “Jaws” can, and “I agree,” is somebody's words. */
function mayBelong(unit: Unit | undefined): boolean {
  return unit !== undefined && BEFORE.has(unit.kind) && (unit.marked?.ending ?? '') === '';
}

/** Whether a hyphen stands at `index` that joins two parts of a word. */
function hyphen(units: readonly Unit[], index: number, frame: Frame): boolean {
  const here = units[index];
  if (here === undefined || here.kind !== KIND.dash || index + 1 >= frame.to) return false;
  return units[index - 1]?.end === here.start && units[index + 1]?.start === here.end;
}
