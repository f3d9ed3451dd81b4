/**
 * How right the quotations are, and their speakers, by a scorer that is no part of the project: its rules are its own.
 *
 * A scorer is called `node SCORER GOLD PREDICTIONS --json` and prints, for each view (`direct`, `marked`, `speech`,
 * `all`), how many pieces are gold and predicted, and precision, recall and F1 of a quotation AND its speaker.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { quotesIn } from '../src/cli/draft-corpus.ts';
import { CERTAIN, type Extraction } from '../src/drafting/extraction.ts';
import { DRAFTING_BARS, type Measure } from './measure.ts';

const view = z.object({
  gold: z.number(),
  predicted: z.number(),
  quoteSpeaker: z.object({ P: z.number(), F: z.number() }),
});

const scores = z.object({ direct: view, marked: view, speech: view, all: view });

type Scores = z.output<typeof scores>;

/** What was found in an article of the corpus. */
export interface Prediction {
  readonly id: string;
  readonly extraction: Extraction;
}

/** A scorer with the gold that it compares with. */
export interface Scoring {
  readonly scorer: string;
  readonly gold: string;
}

/** Has predictions scored. @throws where the scorer fails, or prints something else. */
function score({ scorer, gold }: Scoring, predictions: readonly Prediction[]): Scores {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-bench-drafting-'));
  try {
    const file = join(directory, 'predictions.jsonl');
    const lines = predictions.map(({ id, extraction }) =>
      JSON.stringify({ id, quotes: quotesIn(extraction) }),
    );
    writeFileSync(file, `${lines.join('\n')}\n`);
    const printed = execFileSync(process.execPath, [scorer, gold, file, '--json'], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });
    return scores.parse(JSON.parse(printed));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The predictions with only the quotations whose speaker is credited with a confidence in a band, the upper end exclusive. */
function within(
  predictions: readonly Prediction[],
  [from, to]: readonly [number, number],
): readonly Prediction[] {
  return predictions.map(({ id, extraction }) => ({
    id,
    extraction: {
      ...extraction,
      quotations: extraction.quotations.filter(
        ({ attribution }) =>
          attribution !== undefined && attribution.confidence >= from && attribution.confidence < to,
      ),
    },
  }));
}

/** Bands of confidence. From {@link CERTAIN} on a speaker stands unasked, and has to be right as often as is stated. */
const BANDS: readonly (readonly [from: number, to: number])[] = [
  [0.95, Number.POSITIVE_INFINITY],
  [0.9, 0.95],
  [CERTAIN, 0.9],
  [0.5, CERTAIN],
  [0, 0.5],
];

const share = (
  title: string,
  detail: string,
  value: number,
  bar: number,
  { predicted, gold }: { readonly predicted: number; readonly gold: number },
): Measure => ({
  subject: 'drafting',
  title,
  detail,
  kind: 'share',
  unit: 'pieces',
  bar,
  value,
  bot: predicted,
  floor: gold,
});

/** Measures how right the predictions are, in all and by the confidence that they state. */
export function measureAccuracy(scoring: Scoring, predictions: readonly Prediction[]): readonly Measure[] {
  const all = score(scoring, predictions);
  const title = 'quotation and speaker, by the scorer';
  const views = (['direct', 'marked', 'speech', 'all'] as const).map((name) =>
    share(title, `${name}, F1`, all[name].quoteSpeaker.F, DRAFTING_BARS[name], all[name]),
  );
  const precision = share(
    title,
    'direct, precision',
    all.direct.quoteSpeaker.P,
    DRAFTING_BARS.precision,
    all.direct,
  );
  const byConfidence = BANDS.map(([from, to]) => {
    const { direct } = score(scoring, within(predictions, [from, to]));
    const detail = Number.isFinite(to) ? `confidence from ${from} to ${to}` : `confidence from ${from}`;
    // Below certainty nothing is promised: an editor is asked.
    const bar = from >= CERTAIN && direct.predicted > 0 ? from : 0;
    return share(
      'precision of direct quotations, by stated confidence',
      detail,
      direct.quoteSpeaker.P,
      bar,
      direct,
    );
  });
  return [precision, ...views, ...byConfidence];
}
