/**
 * Sentences of a source that a brief gives out as its own words.
 */
import { fold, wordsOf } from './normalise.ts';
import type { Brief } from './schema.ts';
import { sentencesOf } from './sentences.ts';
import type { Fault, Path, YamlText } from './yaml-text.ts';

/** A shorter sentence may be the only way to say something. In words. */
const SHORTEST_COPIED = 5;

/** The sentences of a text that say enough to be recognised, in folded form. */
const recognisable = (text: string): readonly string[] =>
  sentencesOf(text)
    .map(fold)
    .filter((sentence) => wordsOf(sentence).length >= SHORTEST_COPIED);

/** The sentences that a text prints, to look for copies of. */
const printedIn = (text: string): ReadonlySet<string> => new Set(text.split('\n').flatMap(recognisable));

/** Whether words hold a sentence of a source word for word. */
export function holdsSentenceOf(text: string, words: string): boolean {
  const own = recognisable(words);
  if (own.length === 0) return false;
  const printed = printedIn(text);
  return own.some((sentence) => printed.has(sentence));
}

/** The summary and the key points that hold a sentence of the source word for word. @param text of the source. */
export function copiedFaults(yaml: YamlText, brief: Brief, text: string): readonly Fault[] {
  const printed = printedIn(text);
  const own: readonly { readonly path: Path; readonly words: string }[] = [
    { path: ['summary'], words: brief.summary },
    ...brief.key_points.map(({ text: words }, index) => ({ path: ['key_points', index, 'text'], words })),
  ];
  return own
    .filter(({ words }) => recognisable(words).some((sentence) => printed.has(sentence)))
    .map(({ path }) => ({
      ...yaml.at(path),
      message: `\`${String(path.at(-1))}\` holds a sentence of the source word for word: say it in your own words, or quote it in \`quotations\``,
    }));
}
