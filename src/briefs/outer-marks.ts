/**
 * The quotation marks that a source sets around a quotation, which are no part of its words.
 */
import { levelMarks } from './difference.ts';
import type { Passage } from './nearest-passage.ts';

/**
 * Marks before words, with what stands outside of them (`(“`). A single mark that only ends quotations is
 * left: there it is an apostrophe.
 */
const BEFORE = /^\p{P}*[“”„‟"«»]|^[‘‚‹›']+/u;

/** Marks behind words, with what stands outside of them (`”.`). What stands within them (`,”`) stays. */
const BEHIND = /[“”„‟"«»]\p{P}*$|[’‹›']+$/u;

/**
 * A passage without the marks around it, each side for itself; marks that the words have as well are words
 * to be compared.
 */
export function withinMarks(text: string, { start, end }: Passage, words: string): Passage {
  const passage = text.slice(start, end);
  const wanted = levelMarks(words);
  const before = BEFORE.exec(passage)?.[0] ?? '';
  const behind = BEHIND.exec(passage)?.[0] ?? '';
  const within = {
    start: wanted.startsWith(levelMarks(before)) ? start : start + before.length,
    end: wanted.endsWith(levelMarks(behind)) ? end : end - behind.length,
  };
  return within.start < within.end ? within : { start, end };
}
