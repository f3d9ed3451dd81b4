/**
 * The passage of a source that somebody probably meant to quote.
 */
import { distance } from 'fastest-levenshtein';
import { fold } from './normalise.ts';
import { withinMarks } from './outer-marks.ts';

/** A stretch of a text; the end is exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** The least share of words in common at which two passages have to do with each other. */
const RELATED = 0.4;

/** By how many words the passage's ends are moved to fit better. */
const MARGIN = 4;

/**
 * The stretch of a text with most of the given words close together, without quotation marks around it;
 * nothing where no stretch is like them.
 */
export function nearestPassage(text: string, words: string): Passage | undefined {
  const spans = wordSpans(text);
  const wanted = wordSpans(words).map(({ word }) => word);
  const window = bestWindow(
    spans.map(({ word }) => word),
    wanted,
  );
  const passage = window && fitted(text, spans, window, words);
  return passage && withinMarks(text, passage, words);
}

interface WordSpan extends Passage {
  readonly word: string;
}

/** The words of a text between white space, with their punctuation, each with its comparable form. */
function wordSpans(text: string): readonly WordSpan[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Where as many words as are wanted stand together that have most in common with them: first and past the last. */
function bestWindow(
  words: readonly string[],
  wanted: readonly string[],
): readonly [number, number] | undefined {
  const missing = new Map<string, number>();
  for (const word of wanted) missing.set(word, (missing.get(word) ?? 0) + 1);
  let common = 0;
  let best: { readonly first: number; readonly common: number } | undefined;
  for (const [index, entering] of words.entries()) {
    const need = missing.get(entering);
    if (need !== undefined) {
      if (need > 0) common += 1;
      missing.set(entering, need - 1);
    }
    const leaving = words[index - wanted.length];
    const have = leaving === undefined ? undefined : missing.get(leaving);
    if (leaving !== undefined && have !== undefined) {
      if (have >= 0) common -= 1;
      missing.set(leaving, have + 1);
    }
    if (common > (best?.common ?? 0)) best = { first: Math.max(0, index - wanted.length + 1), common };
  }
  if (best === undefined || best.common < wanted.length * RELATED) return undefined;
  return [best.first, Math.min(words.length, best.first + wanted.length)];
}

/** The window with its ends moved by a few words to where the passage is most like the words. */
function fitted(
  text: string,
  spans: readonly WordSpan[],
  [first, past]: readonly [number, number],
  words: string,
): Passage | undefined {
  let best: (Passage & { readonly off: number }) | undefined;
  for (const start of nearby(spans, first, 'start')) {
    for (const end of nearby(spans, past - 1, 'end')) {
      const off = distance(text.slice(start, end), words);
      if (start < end && off < (best?.off ?? Number.POSITIVE_INFINITY)) best = { start, end, off };
    }
  }
  return best && { start: best.start, end: best.end };
}

function nearby(spans: readonly WordSpan[], index: number, side: keyof Passage): readonly number[] {
  return spans.slice(Math.max(0, index - MARGIN), index + MARGIN + 1).map((span) => span[side]);
}
