/** The weights that tell candidates apart: one table for each question. */
import { type FeatureList, TABLE } from './features.ts';

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

/**
 * Reads a table: pairs of how far the next weight stands after the last one (in seven bits a byte, the highest bit
 * saying that more follow) and its value from -127 to 127, in steps of `step`.
 */
export function unpack({ step, weights }: { readonly step: number; readonly weights: string }): Weights {
  const table = new Float32Array(TABLE);
  const bytes = Buffer.from(weights, 'base64');
  let place = 0;
  for (let index = 0; index < bytes.length; ) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[index++] ?? 0;
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    place += gap;
    table[place] = bytes.readInt8(index++) * step;
  }
  return table;
}
