/** What texts cost that were made to be heavy, against one like an article's. */
import type { Extraction } from '../src/drafting/extraction.ts';
import { inventedArticle } from './drafting-articles.ts';
import { HOSTILE_TEXTS } from './drafting-hostile-texts.ts';
import { DRAFTING_BARS, type Measure } from './measure.ts';

/** Long enough for whatever grows faster than the text to tell, in characters. */
const LENGTH = 50_000;

/** The most rounds: whatever disturbs a measurement makes it longer, so the shortest one counts. */
const MOST_ROUNDS = 3;

/** Milliseconds that reading a text takes, at least. */
function least(text: string, extract: (text: string) => Extraction, rounds: number): number {
  const times = Array.from({ length: Math.min(rounds, MOST_ROUNDS) }, () => {
    const start = performance.now();
    extract(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Measures the heaviest of the texts. */
export function measureHostile(extract: (text: string) => Extraction, rounds: number): readonly Measure[] {
  const ordinary = least(inventedArticle(3, LENGTH).text.slice(0, LENGTH), extract, rounds);
  const times = HOSTILE_TEXTS.map(({ name, of }) => ({ name, time: least(of(LENGTH), extract, rounds) }));
  const heaviest = times.reduce((one, other) => (other.time > one.time ? other : one));
  return [
    {
      subject: 'drafting',
      title: `${times.length} texts of ${LENGTH.toLocaleString('en')} characters, made to be heavy`,
      detail: `the heaviest (${heaviest.name}), against an article`,
      kind: 'ratio',
      unit: 'ms',
      bar: DRAFTING_BARS.heaviest,
      value: heaviest.time / ordinary,
      bot: heaviest.time,
      floor: ordinary,
    },
  ];
}
