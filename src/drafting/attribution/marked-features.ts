/** What tells whose words a string in quotation marks is that no cue introduces. */
import type { FeatureList } from './features.ts';
import { bucket, type Scene } from './scene.ts';

/** Whose words they are: nobody's, those of who spoke before, of who speaks next, or of somebody who is not named. */
export const WHOSE = { nobody: 0, before: 1, next: 2, unnamed: 3 } as const;

/** What stands around a string in quotation marks. */
export interface Surroundings {
  readonly scene: Scene;
  readonly index: number;
  /** Paragraphs and units since the last attribution with a string in marks, or -1 where there is none. */
  readonly paragraphsSince: number;
  readonly unitsSince: number;
  /** Whether that one was in quotation marks whole. */
  readonly lastDirect: boolean;
  /** Units to the next attribution of its paragraph, or -1. */
  readonly unitsTo: number;
  /** Whether the paragraph before ends in a string that nobody closed, or in one at all. */
  readonly open: number;
}

/** The features of `whose` for a string in quotation marks. */
export function markedFeatures(list: FeatureList, around: Surroundings, whose: number): void {
  const { scene, index } = around;
  const unit = scene.at(index);
  const marked = unit.marked;
  if (marked === undefined) return;
  const { text, paragraphs } = scene.layout.reading;
  const before = scene.at(index - 1);
  const after = scene.at(index + 1);
  const first = text[marked.inner.start] ?? '';
  const last = text[marked.inner.end - 1] ?? '';
  const capital = /\p{Lu}/u.test(first) ? 1 : 0;
  const ending = last === ',' ? 1 : /[.?!…]/u.test(last) ? 2 : 0;
  const opens = (paragraphs[marked.paragraph]?.start ?? -1) === marked.start ? 1 : 0;
  const closes = (paragraphs[marked.paragraph]?.end ?? -1) <= marked.end + 1 ? 1 : 0;
  const alone = index === scene.frame.from && scene.frame.to - index <= 2 ? 1 : 0;
  const paragraphsSince = around.paragraphsSince < 0 ? 7 : Math.min(4, around.paragraphsSince);
  const unitsSince = around.unitsSince < 0 ? 15 : bucket(around.unitsSince);
  const unitsTo = around.unitsTo < 0 ? 15 : bucket(around.unitsTo);
  const direct = around.lastDirect ? 1 : 0;
  const shape = ((capital * 3 + ending) * 2 + opens) * 2 + closes;
  const add = (template: number, one = 0, two = 0): void => list.add(template, one, two, whose);
  add(1, unit.kind);
  add(2, shape, unit.kind);
  add(3, alone * 2 + opens, paragraphsSince * 2 + direct);
  add(9, alone, Math.min(2, paragraphsSince));
  add(10, capital, ending === 2 ? 1 : 0);
  add(4, paragraphsSince, unitsSince * 2 + direct);
  add(5, unitsTo, alone);
  add(6, before.kind, unit.kind);
  add(8, after.kind, unit.kind);
  add(11, around.open, opens * 2 + closes);
}
