/** How right the quotations are, and their speakers, by what people marked. */
import { CERTAIN } from '../src/drafting/extraction.ts';
import type { GoldArticle } from './drafting-scoring/gold.ts';
import type { Prediction } from './drafting-scoring/prediction.ts';
import { type Judged, ratesOf, type Score, score } from './drafting-scoring/score.ts';
import { VIEWS, type ViewName } from './drafting-scoring/views.ts';
import { DRAFTING_BARS, type Measure } from './measure.ts';

/** What is scored, by what, and what is to be known about where it comes from. */
export interface Scoring {
  readonly gold: readonly GoldArticle[];
  readonly predictions: readonly Prediction[];
  readonly origin: string;
}

/** Bands of confidence, the upper end exclusive. From {@link CERTAIN} on a speaker stands unasked, and has to be right as often as is stated. */
const BANDS: readonly (readonly [from: number, to: number])[] = [
  [0.95, Number.POSITIVE_INFINITY],
  [0.9, 0.95],
  [CERTAIN, 0.9],
  [0.5, CERTAIN],
  [0, 0.5],
];

/** Measures how right the predictions are, in all and by the confidence that they state. */
export function measureAccuracy({ gold, predictions, origin }: Scoring): readonly Measure[] {
  const scores = score(gold, predictions);
  const title = `quotations with their speakers in ${gold.length} articles; ${origin}`;
  return [
    ...VIEWS.flatMap((view) => rates(title, view, scores[view])),
    ...(['direct', 'all'] as const).flatMap((view) => byConfidence(view, scores[view].predictions)),
  ];
}

const common = { subject: 'drafting', kind: 'share', unit: 'pieces' } as const;

const countRight = (predictions: readonly Judged[]): number =>
  predictions.filter(({ right }) => right).length;

function rates(title: string, view: ViewName, found: Score): readonly Measure[] {
  const { gold, predictions } = found;
  const { precision, recall, f1 } = ratesOf(found);
  const right = countRight(predictions);
  return [
    {
      ...common,
      title,
      detail: `${view}, F1`,
      value: f1,
      bot: predictions.length,
      floor: gold,
      cases: gold,
      bar: DRAFTING_BARS.f1[view],
    },
    {
      ...common,
      title,
      detail: `${view}, precision`,
      value: precision,
      bot: right,
      floor: predictions.length,
      cases: predictions.length,
      ...(view === 'direct' ? { bar: DRAFTING_BARS.precision } : {}),
    },
    { ...common, title, detail: `${view}, recall`, value: recall, bot: right, floor: gold },
  ];
}

/** Below certainty nothing is promised: an editor is asked. */
function byConfidence(view: ViewName, predictions: readonly Judged[]): readonly Measure[] {
  return BANDS.map(([from, to]) => {
    const within = predictions.filter(({ confidence = -1 }) => confidence >= from && confidence < to);
    const right = countRight(within);
    return {
      ...common,
      title: `precision by stated confidence, ${view}`,
      detail: Number.isFinite(to) ? `confidence from ${from} to ${to}` : `confidence from ${from}`,
      value: within.length === 0 ? 0 : right / within.length,
      bot: right,
      floor: within.length,
      cases: within.length,
      ...(from >= CERTAIN ? { bar: from } : {}),
    };
  });
}
