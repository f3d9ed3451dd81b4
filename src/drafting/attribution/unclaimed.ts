/** Strings in quotation marks that no cue introduces: whose words they are follows from what stands around them. */
import { FeatureList } from './features.ts';
import { markedFeatures, type Surroundings, WHOSE } from './marked-features.ts';
import type { Scene } from './scene.ts';
import type { Layout } from './units.ts';
import { type Judgement, weigh } from './weights.ts';
import { isMarked } from './word-kind.ts';

/** An attribution as far as strings around it care. */
export interface Anchor {
  /** The unit of its cue. */
  readonly cue: number;
  readonly paragraph: number;
  /** The units of its content that lie furthest apart. */
  readonly from: number;
  readonly to: number;
  readonly direct: boolean;
  /** Whether any of its content stands in marks. */
  readonly marked: boolean;
}

/** A string that was credited to somebody, or to nobody named. */
export interface Claimed {
  readonly unit: number;
  readonly scene: Scene;
  /** The place in the anchors of who spoke; absent where nobody is named. */
  readonly anchor: number | undefined;
  readonly probability: number;
}

const list = new FeatureList();

/** What stands around the string at `index`, with `anchors` in the order of their cues. */
function surroundings(
  scene: Scene,
  index: number,
  anchors: readonly Anchor[],
  last: Last,
): Surroundings & { readonly next: number } {
  const next = nextAnchor(anchors, index);
  const after = next < 0 ? undefined : anchors[next];
  const paragraph = scene.frame.paragraph;
  return {
    scene,
    index,
    paragraphsSince: last.anchor < 0 ? -1 : paragraph - last.paragraph,
    unitsSince: last.anchor < 0 ? -1 : Math.max(0, index - last.unit),
    lastDirect: last.direct,
    unitsTo: after !== undefined && after.paragraph === paragraph ? after.cue - index : -1,
    open: openBefore(scene.layout, scene.frame.paragraph),
    next: after !== undefined && after.paragraph === paragraph ? next : -1,
  };
}

/** The place of the first anchor whose cue follows `index`, or -1. */
function nextAnchor(anchors: readonly Anchor[], index: number): number {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.cue ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low < anchors.length ? low : -1;
}

/** The last attribution before a string. */
export interface Last {
  anchor: number;
  paragraph: number;
  unit: number;
  direct: boolean;
}

function openBefore(layout: Layout, paragraph: number): number {
  const end = layout.reading.paragraphs[paragraph - 1]?.end ?? -1;
  let low = 0;
  let high = layout.marked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((layout.marked[middle]?.paragraph ?? 0) < paragraph) low = middle + 1;
    else high = middle;
  }
  const string = layout.marked[low - 1];
  if (string === undefined || string.paragraph !== paragraph - 1) return 0;
  if (!string.closed) return 3;
  return string.end >= end - 1 ? 2 : 1;
}

/** Walks over the strings that `taken` does not hold and asks `decide` whose each is. */
export function walkUnclaimed(
  scenes: readonly Scene[],
  anchors: readonly Anchor[],
  taken: (unit: number) => boolean,
  decide: (around: Surroundings & { readonly next: number }, last: Last) => number,
): void {
  let at = 0;
  const last: Last = { anchor: -1, paragraph: -1, unit: -1, direct: false };
  for (const scene of scenes) {
    const { frame } = scene;
    for (let index = frame.from; index < frame.to; index++) {
      for (; at < anchors.length && (anchors[at]?.cue ?? 0) <= index; at++) {
        const anchor = anchors[at];
        if (anchor === undefined || !anchor.marked) continue;
        Object.assign(last, {
          anchor: at,
          paragraph: anchor.paragraph,
          unit: Math.max(anchor.cue, anchor.to),
          direct: anchor.direct,
        });
      }
      if (!isMarked(scene.kind(index)) || taken(index)) continue;
      const whose = decide(surroundings(scene, index, anchors, last), last);
      if (whose === WHOSE.before && last.anchor >= 0)
        Object.assign(last, { paragraph: frame.paragraph, unit: index });
    }
  }
}

/** The strings in marks that no content holds, with whose they are. */
export function claimStrings(
  scenes: readonly Scene[],
  anchors: readonly Anchor[],
  taken: (unit: number) => boolean,
  judgement: Judgement,
): readonly Claimed[] {
  const found: Claimed[] = [];
  walkUnclaimed(scenes, anchors, taken, (around, last) => {
    const weights = [0, 1, 2, 3].map((whose) => {
      if (whose === WHOSE.before && last.anchor < 0) return -Infinity;
      if (whose === WHOSE.next && around.next < 0) return -Infinity;
      list.clear();
      markedFeatures(list, around, whose);
      return weigh(judgement.marked, list);
    });
    const sum = weights.reduce((total, weight) => total + Math.exp(weight), 0);
    const whose = weights.indexOf(Math.max(...weights));
    if (whose === WHOSE.nobody) return whose;
    const anchor = whose === WHOSE.before ? last.anchor : whose === WHOSE.next ? around.next : undefined;
    found.push({
      unit: around.index,
      scene: around.scene,
      anchor,
      probability: Math.exp(weights[whose] ?? 0) / sum,
    });
    return whose;
  });
  return found;
}
