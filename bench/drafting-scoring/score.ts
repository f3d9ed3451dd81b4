/**
 * Scores predictions by what people marked: a quotation is right where its place and its speaker are.
 *
 * Places are compared bare, and count as the same from a likeness of 0.8. What is predicted where people did not decide, or
 * marked what a view leaves out, counts neither way.
 */
import { isCredited } from './credit.ts';
import type { GoldArticle } from './gold.ts';
import { matched } from './matching.ts';
import type { Prediction } from './prediction.ts';
import { type View, type ViewName, viewsOf } from './views.ts';

/** A prediction that counts. */
export interface Judged {
  /** Whether the place and the speaker are right. */
  readonly right: boolean;
  /** How sure the prediction is of that; absent where it does not say. */
  readonly confidence?: number;
}

/** The score of a view. */
export interface Score {
  /** How many pieces people marked. */
  readonly gold: number;
  readonly predictions: readonly Judged[];
}

/** What share of the predictions is right, what share of the gold is found, and the harmonic mean of both (F1). */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The rates of a score; 0 where there is nothing to be right about. */
export function ratesOf({ gold, predictions }: Score): Rates {
  const right = predictions.filter((one) => one.right).length;
  const [precision, recall] = [share(right, predictions.length), share(right, gold)];
  return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
}

/** Scores predictions by all the gold: an article without a prediction has nothing right. */
export function score(
  gold: readonly GoldArticle[],
  predictions: readonly Prediction[],
): Readonly<Record<ViewName, Score>> {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const articles = gold.map((article) =>
    viewsOf(article, byId.get(article.id) ?? { id: article.id, quotes: [] }),
  );
  const scoreOf = (name: ViewName): Score => {
    const views = articles.map((views) => views[name]);
    return {
      gold: views.reduce((sum, view) => sum + view.gold.length, 0),
      predictions: views.flatMap(judge),
    };
  };
  return {
    direct: scoreOf('direct'),
    marked: scoreOf('marked'),
    speech: scoreOf('speech'),
    all: scoreOf('all'),
  };
}

function judge({ gold, predicted, neutral }: View): readonly Judged[] {
  const pairs = matched(gold, predicted);
  return predicted.flatMap((piece) => {
    const pair = pairs.get(piece);
    if (pair === undefined && neutral.shareOf(piece) >= 0.5) return [];
    const { confidence } = piece.of;
    const right = pair !== undefined && isCredited(piece.of, pair.of);
    return [confidence == null ? { right } : { right, confidence }];
  });
}
