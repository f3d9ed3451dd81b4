/** Drafting by itself, in this process: on a corpus where one is given, else on invented articles. */
import { articlesIn, type CorpusArticle } from '../src/cli/draft-corpus.ts';
import { markedParts, partsWithin } from '../src/drafting/drafts/marked-parts.ts';
import type { Extraction } from '../src/drafting/extraction.ts';
import { OptionsError } from './command-line.ts';
import { measureAccuracy, type Scoring } from './drafting-accuracy.ts';
import { inventedArticle } from './drafting-articles.ts';
import { measureHostile } from './drafting-hostile.ts';
import { type GoldArticle, readGold } from './drafting-scoring/gold.ts';
import { predictionOf, readPredictions } from './drafting-scoring/prediction.ts';
import { measureSpeed } from './drafting-speed.ts';
import { countLearnedFrom, readLearnedFrom } from './learn/learned-from.ts';
import type { Measure } from './measure.ts';
import type { Options } from './options.ts';

/** How many articles are invented, and how long they are, in characters: about as long as news articles. */
const INVENTED = { articles: 100, length: 4_000 } as const;

/** An article with what was found in it. */
interface Found {
  readonly id: string;
  readonly extraction: Extraction;
}

async function corpusOf({ corpus, gold }: Options): Promise<readonly CorpusArticle[]> {
  const files = corpus.length > 0 ? corpus : gold;
  if (files.length === 0)
    return Array.from({ length: INVENTED.articles }, (_, n) => inventedArticle(n, INVENTED.length));
  const articles: CorpusArticle[] = [];
  for (const file of files) articles.push(...(await Array.fromAsync(articlesIn(file))));
  return articles;
}

/** What was found, to be scored. @throws OptionsError where the gold is for another text: its places would be elsewhere. */
function scoringOf(gold: readonly GoldArticle[], found: readonly Found[]): Scoring {
  const texts = new Map(gold.map(({ id, text }) => [id, text]));
  const other = found.find(({ id, extraction }) => (texts.get(id) ?? extraction.text) !== extraction.text);
  if (other !== undefined)
    throw new OptionsError(`The article ${other.id} has one text by --corpus and another by --gold.`);
  const learned = countLearnedFrom(readLearnedFrom(), [...texts.values()]);
  return {
    gold,
    predictions: found.map(({ id, extraction }) => predictionOf(id, extraction)),
    origin: `the weights were learned from ${learned === 0 ? 'none' : learned} of these`,
  };
}

/** What can be had without gold: how much of what stands in marks was taken for a quotation, and is credited to somebody. */
function measureCoverage(found: readonly Found[]): readonly Measure[] {
  const counts = { parts: 0, quoted: 0, credited: 0 };
  for (const { extraction } of found) {
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
    floor: counts.parts,
  } as const;
  const title = `strings in quotation marks, of ${found.length.toLocaleString('en')} articles`;
  const share = (count: number) => (counts.parts === 0 ? 0 : count / counts.parts);
  return [
    { ...common, title, detail: 'taken for quotations', value: share(counts.quoted), bot: counts.quoted },
    { ...common, title, detail: 'credited to somebody', value: share(counts.credited), bot: counts.credited },
  ];
}

/** Measures everything about it that can be had: how right it is only with gold; of predictions in a file nothing else. */
export async function measureDrafting(options: Options): Promise<readonly Measure[]> {
  const gold = readGold(options.gold);
  const { predictions, rounds } = options;
  if (predictions !== undefined)
    return measureAccuracy({
      gold,
      predictions: readPredictions(predictions),
      origin: `as ${predictions} has them`,
    });
  const { extract } = await import('../src/drafting/extract.ts');
  const articles = await corpusOf(options);
  const found = articles.map(({ id, text }): Found => ({ id, extraction: extract(text) }));
  return [
    ...(gold.length === 0 ? [] : measureAccuracy(scoringOf(gold, found))),
    ...measureCoverage(found),
    ...measureSpeed(articles, extract, rounds),
    ...measureHostile(extract, rounds),
  ];
}
