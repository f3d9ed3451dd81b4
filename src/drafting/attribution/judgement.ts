/** The learned weights of attribution. */

import { TABLE } from './features.ts';
import packed from './judgement.json' with { type: 'json' };
import type { Judgement, Weights } from './weights.ts';

/**
 * Reads a table: pairs of how far the next weight stands after the last one (in seven bits a byte, the highest bit
 * saying that more follow) and its value from -128 to 127, in steps of `step`.
 */
function unpack({ step, weights }: { readonly step: number; readonly weights: string }): Weights {
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

/** What was learned on the development set; `bench/drafting/learn.ts` makes the file. */
export const judgement: Judgement = {
  cue: unpack(packed.cue),
  speaker: unpack(packed.speaker),
  content: unpack(packed.content),
  marked: unpack(packed.marked),
  confidence: unpack(packed.confidence),
  pronoun: unpack(packed.pronoun),
};
