/** Lessons on how likely a decision is right: from decisions by weights that were learned without the article. */
import { type Attributed, attributions } from '../../src/drafting/attribution/attributions.ts';
import { confidenceFeatures, rivalsOf } from '../../src/drafting/attribution/confidence.ts';
import type { Judgement } from '../../src/drafting/attribution/weights.ts';
import type { Span } from '../../src/drafting/extraction.ts';
import { namingSpan } from '../drafting-scoring/credit.ts';
import type { GoldQuote } from '../drafting-scoring/gold.ts';
import { ALIKE, likeness, touch } from '../drafting-scoring/overlap.ts';
import { bare } from '../drafting-scoring/pieces.ts';
import type { Subject } from './anchored.ts';
import { featuresOf, type Lesson, yesOrNo } from './lesson.ts';

/** The lessons of an article that `judgement` does not know. */
export function confidenceLessons(
  { article, layout, scenes, fold }: Subject,
  judgement: Judgement,
): readonly Lesson[] {
  const found = attributions(scenes, judgement);
  const rivals = rivalsOf(found);
  return found.flatMap((attributed, place) =>
    attributed.contents.flatMap(({ value: { from, to } }, content) => {
      const span = { start: layout.units[from]?.start ?? 0, end: layout.units[to - 1]?.end ?? 0 };
      const theirs = rivals[place]?.[content];
      if (theirs === undefined || article.ignore?.some((zone) => touch(zone, span))) return [];
      const words = bare(article.text, span);
      const quote = article.quotes.find((one) => likeness(words, bare(article.text, one)) >= ALIKE);
      const features = (question: number): Int32Array =>
        featuresOf((list) => confidenceFeatures(list, attributed, content, theirs, question));
      const lesson = yesOrNo(features(1), quote !== undefined, fold);
      if (quote === undefined) return [lesson];
      return [lesson, yesOrNo(features(2), isRight(article.text, quote, mentionOf(attributed)), fold)];
    }),
  );
}

function mentionOf({ scene, speaker }: Attributed): Span | undefined {
  const phrase = scene.phrases[speaker.value];
  return phrase && { start: scene.at(phrase.from).start, end: scene.at(phrase.to - 1).end };
}

/** Whether a mention is the speaker of the gold, or a name of the same one. */
function isRight(text: string, quote: GoldQuote, mention: Span | undefined): boolean {
  const core = namingSpan(quote);
  if (mention === undefined || core === undefined) return mention === undefined && core === undefined;
  if (touch(mention, core)) return true;
  const ours = text.slice(mention.start, mention.end).toLowerCase();
  const last = ours.split(' ').at(-1);
  return [quote.speaker ?? '', ...(quote.aliases ?? [])].some(
    (name) => name.toLowerCase().split(' ').at(-1) === last,
  );
}
