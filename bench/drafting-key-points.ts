/**
 * Key points against the sentences with which a text begins, which are hard to beat in news: of each article's figures,
 * speakers, title words and most frequent words, how much do as many words of either hold?
 *
 * `node bench/drafting-key-points.ts FILE` reads {id, text} lines and prints the averages over articles.
 */
import { articlesIn } from '../src/cli/draft-corpus.ts';
import { extract } from '../src/drafting/extract.ts';
import type { Extraction, Span } from '../src/drafting/extraction.ts';
import { tellingWords } from '../src/drafting/facts/centrality.ts';
import { isWhole, type Statement, statementsIn } from '../src/drafting/facts/statements.ts';
import type { Reading } from '../src/drafting/reading/reading.ts';
import { readText } from '../src/drafting/reading/text-reader.ts';

/** How many of the most frequent words of an article are looked for. */
const FREQUENT = 20;

/** Shares from 0 to 1; absent where an article has none of it. */
interface Coverage {
  readonly figures: number | undefined;
  readonly speakers: number | undefined;
  readonly title: number | undefined;
  readonly frequent: number | undefined;
}

const KINDS = ['figures', 'speakers', 'title', 'frequent'] as const;

const holds = (chosen: readonly Span[], { start, end }: Span): boolean =>
  chosen.some((span) => span.start <= start && end <= span.end);

/** How much of what is named by a key some place in the chosen spans holds. */
function share(keys: readonly (readonly [key: string, place: Span])[], chosen: readonly Span[]) {
  const all = new Set(keys.map(([key]) => key));
  const held = new Set(keys.filter(([, place]) => holds(chosen, place)).map(([key]) => key));
  return all.size === 0 ? undefined : held.size / all.size;
}

/** The words of a text that most statements have, its title aside, and those of its title. */
function wordsToHold({ tokens }: Reading, statements: readonly Statement[]) {
  const [title, ...body] = statements.map((statement) => [...new Set(tellingWords(tokens, statement))]);
  const counts = new Map<string, number>();
  for (const word of body.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].sort(([, one], [, other]) => other - one).slice(0, FREQUENT);
  return { title: title ?? [], frequent: frequent.map(([word]) => word) };
}

function coverage(found: Extraction, reading: Reading, chosen: readonly Statement[]): Coverage {
  const { text, figures, quotations } = found;
  const at = ({ start, end }: Span) => text.slice(start, end);
  const wanted = wordsToHold(reading, statementsIn(reading));
  const words = new Set(chosen.flatMap((statement) => tellingWords(reading.tokens, statement)));
  const held = (list: readonly string[]) =>
    list.length === 0 ? undefined : list.filter((word) => words.has(word)).length / list.length;
  return {
    figures: share(
      figures.map(({ written }) => [at(written).toLowerCase(), written] as const),
      chosen,
    ),
    speakers: share(
      quotations.flatMap(({ attribution }) =>
        attribution === undefined ? [] : [[at(attribution.name), attribution.mention] as const],
      ),
      chosen,
    ),
    title: held(wanted.title),
    frequent: held(wanted.frequent),
  };
}

const wordsOf = ({ first, last }: Statement): number => last - first;

/** The first whole sentences behind the title, up to the one with which they have as many words. */
function leadOf(reading: Reading, statements: readonly Statement[], words: number): readonly Statement[] {
  const lead: Statement[] = [];
  let sum = 0;
  for (const statement of statements.slice(1)) {
    if (sum >= words) break;
    if (!isWhole(reading.tokens, statement)) continue;
    lead.push(statement);
    sum += wordsOf(statement);
  }
  return lead;
}

function mean(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  const sum = known.reduce((total, value) => total + value, 0);
  return known.length === 0 ? '-' : ((100 * sum) / known.length).toFixed(1);
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file of {id, text} lines: node bench/drafting-key-points.ts FILE');
  process.exit(1);
}

const points: Coverage[] = [];
const leads: Coverage[] = [];
let [pointWords, leadWords] = [0, 0];
for await (const { text } of articlesIn(file)) {
  const found = extract(text);
  const reading = readText(text);
  const statements = statementsIn(reading);
  const starts = new Set(found.keyPoints.map(({ sentence }) => sentence.start));
  const chosen = statements.filter(({ start }) => starts.has(start));
  const words = chosen.reduce((sum, statement) => sum + wordsOf(statement), 0);
  const lead = leadOf(reading, statements, words);
  pointWords += words;
  leadWords += lead.reduce((sum, statement) => sum + wordsOf(statement), 0);
  points.push(coverage(found, reading, chosen));
  leads.push(coverage(found, reading, lead));
}
console.log(`${points.length} articles; words: key points ${pointWords}, lead ${leadWords}`);
console.log('held, in per cent of each article      key points   lead');
for (const kind of KINDS) {
  const [ours, theirs] = [points, leads].map((list) => mean(list.map((one) => one[kind])));
  console.log(`${kind.padEnd(39)}${(ours ?? '').padStart(10)}${(theirs ?? '').padStart(7)}`);
}
