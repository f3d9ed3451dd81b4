/**
 * Learns a table of weights: the conditional likelihood of the right candidates is raised by stochastic gradients with
 * a rate for each weight (AdaGrad), and the weights of the later half of the rounds are averaged.
 */
import { TABLE } from '../../src/drafting/attribution/features.ts';
import type { Weights } from '../../src/drafting/attribution/weights.ts';
import type { Lesson } from './lesson.ts';

/** How a table is learned. */
export interface Course {
  readonly rounds: number;
  readonly rate: number;
  /** Features of fewer lessons than this weigh nothing. */
  readonly least: number;
}

/** Learns from lessons. The same each time. */
export function learnTable(lessons: readonly Lesson[], { rounds, rate, least }: Course): Weights {
  const weights = new Float32Array(TABLE);
  const sums = new Float32Array(TABLE).fill(1e-2);
  const average = new Float32Array(TABLE);
  const rare = rareFeatures(lessons, least);
  const kept = Math.floor(rounds / 2);
  const random = randomFrom(7);
  const order = lessons.slice();
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const lesson of order) {
      slopes(lesson, weights).forEach((slope, group) => {
        if (Math.abs(slope) < 1e-4) return;
        for (const place of lesson.groups[group] ?? []) {
          if (rare[place] === 1) continue;
          const sum = (sums[place] ?? 0) + slope * slope;
          sums[place] = sum;
          weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(sum);
        }
      });
    }
    if (round >= rounds - kept)
      for (let place = 0; place < TABLE; place++)
        average[place] = (average[place] ?? 0) + (weights[place] ?? 0) / kept;
  }
  return average;
}

/** The slope of the loss in each group of a lesson: how likely its candidates are, less how likely they should be. */
function slopes({ groups, candidates, right }: Lesson, weights: Weights): Float64Array {
  const sums = groups.map((group) => {
    let sum = 0;
    for (const place of group) sum += weights[place] ?? 0;
    return sum;
  });
  const scores = candidates.map((candidate) => {
    let score = 0;
    for (const group of candidate) score += sums[group] ?? 0;
    return score;
  });
  const top = scores.reduce((one, other) => Math.max(one, other), -Infinity);
  const likelihoods = scores.map((score) => Math.exp(score - top));
  let all = 0;
  let good = 0;
  likelihoods.forEach((likelihood, index) => {
    all += likelihood;
    if (right[index] === true) good += likelihood;
  });
  const found = new Float64Array(groups.length);
  if (good === 0) return found;
  likelihoods.forEach((likelihood, index) => {
    const slope = likelihood / all - (right[index] === true ? likelihood / good : 0);
    if (Math.abs(slope) < 1e-5) return;
    for (const group of candidates[index] ?? []) found[group] = (found[group] ?? 0) + slope;
  });
  return found;
}

/** Marks the features of fewer than `least` lessons. */
function rareFeatures(lessons: readonly Lesson[], least: number): Uint8Array {
  const counts = new Uint32Array(TABLE);
  const last = new Int32Array(TABLE).fill(-1);
  lessons.forEach(({ groups }, index) => {
    for (const group of groups) {
      for (const place of group) {
        if (last[place] === index) continue;
        last[place] = index;
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  });
  return Uint8Array.from(counts, (count) => (count < least ? 1 : 0));
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(lessons: Lesson[], random: () => number): void {
  for (let index = lessons.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [one, two] = [lessons[index], lessons[other]];
    if (one === undefined || two === undefined) continue;
    lessons[index] = two;
    lessons[other] = one;
  }
}
