/** Whom a pronoun means: what tells apart those who were named before it. */
import type { Being } from './beings.ts';
import type { FeatureList } from './features.ts';
import type { Gender } from './given-names.ts';
import { bucket } from './scene.ts';

/** Somebody a pronoun could mean. */
export interface Antecedent {
  readonly being: Being;
  /** Frames since it was last named. */
  readonly distance: number;
  /** Whether that was as the first of its frame. */
  readonly first: boolean;
  /** How many others were named since. */
  readonly rank: number;
  /** How often it was named so far. */
  readonly times: number;
  /** Whether it spoke last. */
  readonly spokeLast: boolean;
  /** Whether it was last named in another paragraph. */
  readonly otherParagraph: boolean;
}

/** The gender a personal pronoun tells; undefined for one that tells none. */
export function pronounGender(word: string): Gender | undefined {
  if (word === 'he' || word === 'his' || word === 'him') return 'he';
  return word === 'she' || word === 'her' ? 'she' : undefined;
}

/** The features of an antecedent of a pronoun. */
export function antecedentFeatures(list: FeatureList, gender: Gender, candidate: Antecedent): void {
  const { being } = candidate;
  const match = being.gender === 'unknown' ? 1 : being.gender === gender ? 2 : 0;
  const kind = being.kind === 'person' ? 1 : being.kind === 'unknown' ? 2 : 3;
  const spoke = candidate.spokeLast ? 1 : 0;
  const first = candidate.first ? 1 : 0;
  const distance = bucket(candidate.distance);
  const rank = Math.min(6, candidate.rank);
  list.add(1, match, kind);
  list.add(2, spoke, match);
  list.add(3, distance, first, spoke);
  list.add(4, rank, first);
  list.add(5, bucket(candidate.times), kind);
  list.add(6, distance, candidate.otherParagraph ? 1 : 0, spoke);
  list.add(7, match * 4 + kind, rank);
  list.add(8, being.words.length > 1 ? 1 : 0, kind);
  list.add(9, candidate.distance === 0 ? 1 : 0, first, rank);
}
