/** Where the words could stand that a cue introduces: candidates before and after it. */
import type { Scene } from './scene.ts';
import { isMarked, KIND } from './word-kind.ts';

/** On which side of its cue content stands. */
export const SIDE = { before: 0, after: 1 } as const;
export type Side = (typeof SIDE)[keyof typeof SIDE];

/** Units from `from` to before `to`. */
export interface UnitSpan {
  readonly from: number;
  readonly to: number;
}

/** What content is looked for: a cue at a unit, and its speaker, if any. */
export interface Cue {
  readonly scene: Scene;
  readonly index: number;
  readonly speaker: UnitSpan | undefined;
}

/** Where content may begin and end; every pair with a start before its end is a candidate. */
export interface Boundaries {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** A string in quotation marks just outside the frame. */
  readonly outside: UnitSpan | undefined;
}

/** How far content may begin after its cue, or end before it, in units. */
const NEAR = 14;
/** How far from there its other end may lie, unless it is the frame's own. */
const FAR = 70;

const NO_END = new Set<number>([
  KIND.comma,
  KIND.determiner,
  KIND.conjunction,
  KIND.possessive,
  KIND.that,
  KIND.stop,
  KIND.semicolon,
  KIND.colon,
  KIND.dash,
  KIND.subordinator,
]);
const NO_START = new Set<number>([
  KIND.comma,
  KIND.stop,
  KIND.semicolon,
  KIND.colon,
  KIND.genitive,
  KIND.dash,
]);
const BREAKS = new Set<number>([
  KIND.comma,
  KIND.semicolon,
  KIND.colon,
  KIND.dash,
  KIND.conjunction,
  KIND.bracket,
  KIND.stop,
]);

/** The boundaries of content on one side of a cue. */
export function boundaries(cue: Cue, side: Side): Boundaries {
  return side === SIDE.after ? after(cue) : before(cue);
}

function after(cue: Cue): Boundaries {
  const { scene, index, speaker } = cue;
  const { to } = scene.frame;
  const starts: number[] = [];
  for (let start = index + 1; start < Math.min(to, index + 1 + NEAR * 2); start++) {
    const kind = scene.kind(start);
    if (NO_START.has(kind)) continue;
    if (kind === KIND.that && start + 1 < to && scene.at(start).token.tag !== 'PRON' && start > index + 1) {
      const previous = scene.kind(start - 1);
      if (previous === KIND.comma || previous === KIND.conjunction) continue;
    }
    const near = start <= index + 5;
    const previous = scene.kind(start - 1);
    const opens =
      BREAKS.has(previous) ||
      previous === KIND.that ||
      previous === KIND.preposition ||
      kind === KIND.to ||
      kind === KIND.question;
    const afterSpeaker = speaker !== undefined && start === speaker.to;
    if (
      (near && !inside(scene, start)) ||
      start === index + 1 ||
      (opens && start <= index + NEAR * 2) ||
      isMarked(kind) ||
      afterSpeaker
    ) {
      starts.push(start);
    }
  }
  return { starts, ends: ends(scene, index + 2, to), outside: outsideAfter(scene, index) };
}

function before(cue: Cue): Boundaries {
  const { scene, index, speaker } = cue;
  const from = scene.opening;
  const limit = speaker !== undefined && speaker.to <= index ? Math.min(index, speaker.from) : index;
  const lastEnds: number[] = [];
  for (let end = index; end > Math.max(from, index - NEAR) && lastEnds.length < 10; end--) {
    if (NO_END.has(scene.kind(end - 1))) continue;
    if (end === limit || !inside(scene, end)) lastEnds.push(end);
  }
  for (let end = limit; end > Math.max(from, limit - 3); end--) {
    if (!lastEnds.includes(end) && !NO_END.has(scene.kind(end - 1)) && !inside(scene, end))
      lastEnds.push(end);
  }
  const starts: number[] = [from];
  for (let start = index - 1; start > Math.max(from, index - FAR); start--) {
    if (NO_START.has(scene.kind(start))) continue;
    const previous = scene.kind(start - 1);
    const opens =
      BREAKS.has(previous) ||
      previous === KIND.that ||
      previous === KIND.subordinator ||
      isMarked(scene.kind(start)) ||
      previous === KIND.question;
    if (opens || (start >= index - 6 && !inside(scene, start))) starts.push(start);
  }
  return { starts, ends: lastEnds, outside: outsideBefore(scene) };
}

function ends(scene: Scene, first: number, to: number): readonly number[] {
  const found: number[] = [];
  let close = to;
  while (close > first && (scene.kind(close - 1) === KIND.stop || scene.kind(close - 1) === KIND.mark))
    close--;
  for (let end = first; end < Math.min(close, first + FAR); end++) {
    if (!NO_END.has(scene.kind(end - 1)) && scene.kind(end) !== KIND.genitive && !inside(scene, end))
      found.push(end);
  }
  if (close >= first) found.push(close);
  return found;
}

/** Whether the boundary before `index` lies within a noun phrase. */
function inside(scene: Scene, index: number): boolean {
  const place = scene.phraseBefore(index);
  const phrase = scene.phrases[place + 1];
  return phrase !== undefined && phrase.from < index && index < phrase.to;
}

function outsideBefore(scene: Scene): UnitSpan | undefined {
  const { units } = scene.layout;
  const index = scene.frame.from - 1;
  const unit = units[index];
  if (unit === undefined || !isMarked(unit.kind)) return undefined;
  const paragraph = unit.marked?.paragraph ?? -1;
  const signed = scene.kind(scene.frame.from) === KIND.dash && paragraph === scene.frame.paragraph - 1;
  return paragraph === scene.frame.paragraph || signed ? { from: index, to: index + 1 } : undefined;
}

function outsideAfter(scene: Scene, index: number): UnitSpan | undefined {
  const { units } = scene.layout;
  const next = units[scene.frame.to];
  if (next === undefined || !isMarked(next.kind) || scene.frame.to - index > 60) return undefined;
  const paragraph = next.marked?.paragraph ?? -1;
  const near = paragraph === scene.frame.paragraph || paragraph === scene.frame.paragraph + 1;
  return near ? { from: scene.frame.to, to: scene.frame.to + 1 } : undefined;
}
