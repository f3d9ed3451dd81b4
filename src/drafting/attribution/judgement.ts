/** The learned weights of attribution. */
import packed from './judgement.json' with { type: 'json' };
import { type Judgement, unpack } from './weights.ts';

/** What was learned on the development set; `bench/learn/main.ts` makes the file. */
export const judgement: Judgement = {
  cue: unpack(packed.cue),
  speaker: unpack(packed.speaker),
  content: unpack(packed.content),
  marked: unpack(packed.marked),
  confidence: unpack(packed.confidence),
  pronoun: unpack(packed.pronoun),
};
