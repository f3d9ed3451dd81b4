/**
 * How two texts differ, word by word, for a person to read in a terminal.
 */
import { diffWordsWithSpace } from 'diff/lib/diff/word.js';

/** The most characters of an unchanged stretch that are shown at each side of a change. */
const CONTEXT = 40;

/**
 * The difference between the brief's words and the source's, in the notation of `git diff --word-diff`:
 * `[-only in the brief-]{+only in the source+}`. Long stretches in common are shortened with `…`; line breaks show as `⏎`.
 */
export function wordDifference(brief: string, source: string): string {
  const changes = diffWordsWithSpace(brief, source);
  return changes
    .map(({ added, removed, value }, index) => {
      const text = value.replaceAll('\n', '⏎');
      if (removed) return `[-${text}-]`;
      if (added) return `{+${text}+}`;
      return shortened(text, index === 0, index === changes.length - 1);
    })
    .join('');
}

function shortened(text: string, first: boolean, last: boolean): string {
  const head = first ? '' : text.slice(0, CONTEXT);
  const tail = last ? '' : text.slice(-CONTEXT);
  return head.length + tail.length + 1 >= text.length ? text : `${head}…${tail}`;
}

/** A text with straight quotation marks and apostrophes only. */
export function levelMarks(text: string): string {
  return text.replace(/[‘’‚‛‹›′'ʼ]/g, "'").replace(/[“”„‟″"«»]/g, '"');
}

/** Kinds of difference that are easy to overlook, each with a form in which it disappears. */
const SLIGHT: readonly (readonly [what: string, level: (text: string) => string])[] = [
  ['white space', (text) => text.replace(/\s+/g, ' ')],
  ['its quotation marks or apostrophes', levelMarks],
  ['its dashes or hyphens', (text) => text.replace(/[\u2010-\u2015\u2212-]+/g, '-')],
  ['capital letters', (text) => text.toLowerCase()],
  ['the form of its accented letters', (text) => text.normalize('NFC')],
];

/** What alone tells two different texts apart, where it is something easy to overlook: `white space`. */
export function slightDifference(a: string, b: string): string | undefined {
  return SLIGHT.find(([, level]) => level(a) === level(b))?.[0];
}
