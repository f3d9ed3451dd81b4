/** The weights that tell candidates apart: one table for each question. */
import type { FeatureList } from './features.ts';

/** A table of weights, by the places of features. */
export type Weights = Float32Array;

/** The tables of the questions attribution asks. */
export interface Judgement {
  /** Is this word a cue, and for speech or belief? */
  readonly cue: Weights;
  /** Who is its speaker? */
  readonly speaker: Weights;
  /** What are the words it introduces? */
  readonly content: Weights;
  /** Whose is a string in quotation marks that no cue introduces? */
  readonly marked: Weights;
  /** Is a piece of content right, and its speaker? */
  readonly confidence: Weights;
  /** Whom does a pronoun mean? */
  readonly pronoun: Weights;
}

/** The weight of a candidate. */
export function weigh(weights: Weights, list: FeatureList): number {
  let sum = 0;
  for (let index = 0; index < list.length; index++) sum += weights[list.places[index] ?? 0] ?? 0;
  return sum;
}
