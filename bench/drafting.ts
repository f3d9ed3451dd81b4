/** Drafting by itself, in this process: on a corpus where one is given, else on invented articles. */
import { articlesIn, type CorpusArticle } from '../src/cli/draft-corpus.ts';
import { markedParts, partsWithin } from '../src/drafting/drafts/marked-parts.ts';
import { measureAccuracy, type Prediction } from './drafting-accuracy.ts';
import { inventedArticle } from './drafting-articles.ts';
import { measureSpeed } from './drafting-speed.ts';
import type { Measure } from './measure.ts';
import type { Options } from './options.ts';

/** How many articles are invented, and how long they are, in characters: about as long as news articles. */
const INVENTED = { articles: 100, length: 4_000 } as const;

async function corpusOf({ corpus, gold }: Options): Promise<readonly CorpusArticle[]> {
  const file = corpus ?? gold;
  return file === undefined
    ? Array.from({ length: INVENTED.articles }, (_, n) => inventedArticle(n, INVENTED.length))
    : Array.fromAsync(articlesIn(file));
}

/** What can be had without gold: how much of what stands in marks was taken for a quotation, and is credited to somebody. */
function measureCoverage(predictions: readonly Prediction[]): readonly Measure[] {
  const counts = { parts: 0, quoted: 0, credited: 0 };
  for (const { extraction } of predictions) {
    const { text, quotations } = extraction;
    const spans = (all: typeof quotations) =>
      all.flatMap(({ pieces }) => pieces).toSorted((one, other) => one.start - other.start);
    const quoted = spans(quotations);
    const credited = spans(quotations.filter(({ attribution }) => attribution !== undefined));
    for (const part of markedParts(text)) {
      counts.parts += 1;
      if (partsWithin(quoted, part).length > 0) counts.quoted += 1;
      if (partsWithin(credited, part).length > 0) counts.credited += 1;
    }
  }
  const common = {
    subject: 'drafting',
    kind: 'share',
    unit: 'strings',
    bar: 0,
    floor: counts.parts,
  } as const;
  const title = `strings in quotation marks, of ${predictions.length.toLocaleString('en')} articles`;
  const share = (count: number) => (counts.parts === 0 ? 0 : count / counts.parts);
  return [
    { ...common, title, detail: 'taken for quotations', value: share(counts.quoted), bot: counts.quoted },
    { ...common, title, detail: 'credited to somebody', value: share(counts.credited), bot: counts.credited },
  ];
}

/** Measures everything about it that can be had: how right it is only with gold and a scorer. */
export async function measureDrafting(options: Options): Promise<readonly Measure[]> {
  const { extract } = await import('../src/drafting/extract.ts');
  const articles = await corpusOf(options);
  const predictions = articles.map(({ id, text }): Prediction => ({ id, extraction: extract(text) }));
  const { gold, scorer, rounds } = options;
  return [
    ...(gold === undefined || scorer === undefined ? [] : measureAccuracy({ gold, scorer }, predictions)),
    ...measureCoverage(predictions),
    ...measureSpeed(articles, extract, rounds),
  ];
}
