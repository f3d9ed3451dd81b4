/** A choice with its right answers, from which weights are learned. */
import { FeatureList } from '../../src/drafting/attribution/features.ts';

/** One choice among candidates. */
export interface Lesson {
  /** Features that candidates share: places in a table. */
  readonly groups: readonly Int32Array[];
  /** Of which groups each candidate consists; one of none weighs nothing. */
  readonly candidates: readonly Int16Array[];
  /** Which candidates are right. */
  readonly right: readonly boolean[];
  /** The share of the articles it is from: weights learned without it are judged by it. */
  readonly fold: number;
}

/** How many shares the articles are cut into. */
export const FOLDS = 5;

/** The share that the article at `index` is in. */
export const foldOf = (index: number): number => (index * 7 + 3) % FOLDS;

const list = new FeatureList();

/** The places of the features that `fill` puts into a list. */
export function featuresOf(fill: (features: FeatureList) => void): Int32Array {
  list.clear();
  fill(list);
  return list.places.slice(0, list.length);
}

/** A choice between candidates of one group each. */
export function plainLesson(groups: readonly Int32Array[], right: readonly boolean[], fold: number): Lesson {
  return { groups, candidates: groups.map((_, index) => Int16Array.of(index)), right, fold };
}

/** A question to be answered with yes (the features) or no (nothing). */
export function yesOrNo(features: Int32Array, yes: boolean, fold: number): Lesson {
  return { groups: [features], candidates: [Int16Array.of(), Int16Array.of(0)], right: [!yes, yes], fold };
}
