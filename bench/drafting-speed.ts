/** How fast articles become drafts on one core, with everything on, and how the cost grows with their length. */
import { sourceText } from '../src/briefs/source-text.ts';
import type { CorpusArticle } from '../src/cli/draft-corpus.ts';
import { draftFrom } from '../src/drafting/drafts/draft-from.ts';
import type { Extraction } from '../src/drafting/extraction.ts';
import { inventedArticle } from './drafting-articles.ts';
import { DRAFTING_BARS, type Measure } from './measure.ts';
import { median } from './statistics.ts';

/** The most rounds: the corpus is large enough that few tell. */
const MOST_ROUNDS = 5;

/** The lengths whose cost for each character is compared, in characters. */
const SHORT = 10_000;
const LONG = 1_000_000;

/** How often the short text is drafted for one measurement, so that it takes long enough to be measured. */
const SHORT_TIMES = 20;

type Extract = (text: string) => Extraction;

/** Milliseconds that some work takes. */
function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function draft({ text }: CorpusArticle, extract: Extract): void {
  draftFrom({ ...sourceText(text), facts: { title: 'A title' } }, extract(text), 0);
}

/** Measures the speed. Everything is warm: the articles have been extracted once before. */
export function measureSpeed(
  articles: readonly CorpusArticle[],
  extract: Extract,
  rounds: number,
): readonly Measure[] {
  const numbers = Array.from({ length: Math.min(rounds, MOST_ROUNDS) }, (_, index) => index);
  const pace = median(
    numbers.map(() => {
      const taken = timed(() => {
        for (const article of articles) draft(article, extract);
      });
      return (articles.length * 1_000) / taken;
    }),
  );
  const long = inventedArticle(1, LONG);
  const short = inventedArticle(2, SHORT);
  const growth = numbers.map(() => {
    const shortTime =
      timed(() => {
        for (let time = 0; time < SHORT_TIMES; time += 1) draft(short, extract);
      }) / SHORT_TIMES;
    return { longTime: timed(() => draft(long, extract)), shortTime };
  });
  const perCharacter = growth.map(
    ({ longTime, shortTime }) => longTime / long.text.length / (shortTime / short.text.length),
  );
  const longTime = median(growth.map((one) => one.longTime));
  const shortTime = median(growth.map((one) => one.shortTime));
  const title = 'from text to draft, on one core';
  const common = { subject: 'drafting', title } as const;
  return [
    {
      ...common,
      detail: `articles a second, of ${DRAFTING_BARS.pace}`,
      kind: 'share',
      unit: 'articles a second',
      bar: 1,
      value: pace / DRAFTING_BARS.pace,
      bot: pace,
      floor: DRAFTING_BARS.pace,
    },
    {
      ...common,
      detail: 'a text of 1,000,000 characters',
      kind: 'amount',
      unit: 'ms',
      bar: DRAFTING_BARS.long,
      value: longTime,
      bot: longTime,
      floor: 0,
    },
    {
      ...common,
      detail: 'a character of it, against one of 10,000',
      kind: 'ratio',
      unit: 'ms',
      bar: DRAFTING_BARS.growth,
      value: median(perCharacter),
      bot: longTime,
      floor: shortTime,
    },
  ];
}
