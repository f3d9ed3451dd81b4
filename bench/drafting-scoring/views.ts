/**
 * What of an article is judged. `all`: everything that people marked. `speech`: what was said, rather than believed, wished
 * or planned. `direct`: what stands in quotation marks whole. `marked`: every string in marks that is somebody's.
 */
import type { Span } from '../../src/drafting/extraction.ts';
import type { GoldArticle, GoldQuote } from './gold.ts';
import { MarkedStrings } from './marked-strings.ts';
import { Cover, covers } from './overlap.ts';
import { distinct, type Piece, piecesOf } from './pieces.ts';
import type { PredictedQuote, Prediction } from './prediction.ts';

export const VIEWS = ['direct', 'marked', 'speech', 'all'] as const;

export type ViewName = (typeof VIEWS)[number];

/** The gold of a view, the predictions that are judged by it, and where a prediction is neither right nor wrong. */
export interface View {
  readonly gold: readonly Piece<GoldQuote>[];
  readonly predicted: readonly Piece<PredictedQuote>[];
  readonly neutral: Cover;
}

/** The views of an article. */
export function viewsOf(article: GoldArticle, { quotes }: Prediction): Readonly<Record<ViewName, View>> {
  const { text, ignore = [] } = article;
  const gold = piecesOf(text, article.quotes);
  const predicted = distinct(piecesOf(text, quotes));
  const marked = new MarkedStrings(text);
  /** What is not in the view is neutral, where it does not overlap what is. */
  const viewOf = (inView: (quote: GoldQuote) => boolean): View => {
    const [within, without] = [gold.filter(({ of }) => inView(of)), gold.filter(({ of }) => !inView(of))];
    return { gold: within, predicted, neutral: new Cover(text.length, [...ignore, ...without], within) };
  };
  const direct = viewOf(({ type }) => type === 'direct');
  const strings = goldStrings(marked.strings, gold);
  return {
    direct: { ...direct, predicted: quotedOnes(direct, marked, text.length) },
    marked: {
      gold: strings,
      predicted: distinct(predicted.flatMap((piece) => stringsOf(piece, marked))),
      neutral: new Cover(text.length, ignore, strings),
    },
    speech: viewOf(({ speech }) => speech !== false),
    all: viewOf(() => true),
  };
}

/** The predictions that stand in marks, or for the most part where direct gold does. */
function quotedOnes({ gold, predicted }: View, marked: MarkedStrings, length: number): View['predicted'] {
  const cover = new Cover(length, gold);
  return predicted.filter((piece) => marked.hold(piece) || cover.shareOf(piece) >= 0.5);
}

/** The strings that are somebody's by the gold, each with whoever said most of it. */
function goldStrings(strings: readonly Span[], gold: View['gold']): View['gold'] {
  return strings.flatMap((string) => {
    const quoted = gold.find((piece) => covers(piece, string));
    return quoted === undefined ? [] : [{ ...string, of: quoted.of }];
  });
}

/** A prediction in marks stands for itself, any other for the strings in it. */
function stringsOf(piece: Piece<PredictedQuote>, marked: MarkedStrings): readonly Piece<PredictedQuote>[] {
  if (marked.hold(piece)) return [piece];
  return marked.strings
    .filter((string) => covers(piece, string))
    .map((string) => ({ ...string, of: piece.of }));
}
