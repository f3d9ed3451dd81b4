/** Whether somebody's words are credited to whom they belong. */
import type { Span } from '../../src/drafting/extraction.ts';
import type { GoldQuote } from './gold.ts';
import { isEcho, isPronoun, namingPart, sameOne } from './names.ts';
import { touch } from './overlap.ts';
import type { PredictedQuote } from './prediction.ts';

/**
 * Whether the speaker is right: nobody where the gold has nobody; else the mention itself, or the same one by another name
 * of theirs. A pronoun that is echoed is right, but a pronoun never stands for a name.
 */
export function isCredited(predicted: PredictedQuote, gold: GoldQuote): boolean {
  const speaker = (predicted.speaker ?? '').trim();
  const mention = gold.speaker ?? '';
  if (mention === '' || speaker === '') return mention === speaker;
  if (isSameMention(predicted, gold)) return true;
  if ((gold.speakerKind === 'pronoun' || isPronoun(mention)) && isEcho(speaker, mention)) return true;
  if (isPronoun(speaker)) return false;
  return [mention, ...(gold.aliases ?? [])].some((name) => !isPronoun(name) && sameOne(speaker, name));
}

/** Where the gold names the speaker, without what describes them; undefined where it names nobody. */
export function namingSpan({ speaker, speakerStart }: GoldQuote): Span | undefined {
  if (speaker == null || speakerStart == null) return undefined;
  return { start: speakerStart, end: speakerStart + namingPart(speaker).length };
}

/** Whether the predicted mention shares a character with the gold's. */
function isSameMention({ speakerStart, speakerEnd }: PredictedQuote, gold: GoldQuote): boolean {
  const named = namingSpan(gold);
  if (named === undefined || speakerStart == null || speakerEnd == null) return false;
  return touch({ start: speakerStart, end: speakerEnd }, named);
}
