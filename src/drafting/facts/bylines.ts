/** Who wrote or presents a piece, where its text says so: `By Ana Roe`, `CGTN's Ana Roe reports.` */

import type { Reading, Token } from '../reading/reading.ts';
import { spanOf } from './phrases.ts';
import type { Range, Standing } from './standing.ts';

/** A name in a byline. */
export interface Byline {
  readonly name: Range;
  readonly standing: Standing;
}

/** The most tokens of a line that is nothing but a byline. */
const LONGEST_LINE = 12;

const CAPITAL = /^\p{Lu}/u;

/** The bylines of a text. */
export function bylinesIn(reading: Reading): readonly Byline[] {
  const { tokens } = reading;
  return reading.sentences.flatMap(({ first, last }) => {
    if (last - first > LONGEST_LINE) return [];
    const byline = writtenBy(tokens, first, last) ?? reportedBy(tokens, first, last);
    return byline === undefined ? [] : [byline];
  });
}

/** Where capitalised words that begin at `first` end. */
function nameEnd(tokens: readonly Token[], first: number, end: number): number {
  let last = first;
  while (last < end && last < first + 4 && CAPITAL.test(tokens[last]?.text ?? '')) last += 1;
  return last;
}

/** A line that begins with `By` and a name. */
function writtenBy(tokens: readonly Token[], first: number, end: number): Byline | undefined {
  if (tokens[first]?.text !== 'By' && tokens[first]?.text !== 'BY') return undefined;
  const last = nameEnd(tokens, first + 1, end);
  const after = tokens[last];
  const closed = last >= end || /^(?:[,|–—-]|and|in|for)$/.test(after?.lower ?? '');
  if (last - first < 3 || !closed) return undefined;
  return { name: { first: first + 1, last }, standing: {} };
}

/** `CGTN's Ana Roe reports.`, `The Herald's Ana Roe has more.` */
function reportedBy(tokens: readonly Token[], first: number, end: number): Byline | undefined {
  const owner = tokens[first]?.lower === 'the' ? first + 1 : first;
  const own = nameEnd(tokens, owner, end);
  if (own === owner || !/^['’]s?$/.test(tokens[own]?.text ?? '')) return undefined;
  const last = nameEnd(tokens, own + 1, end);
  if (last - own - 1 < 2) return undefined;
  if (!/^(?:reports?|reported|has|explains|joins|brings|takes)$/.test(tokens[last]?.lower ?? ''))
    return undefined;
  const affiliation = spanOf(tokens, owner, own);
  return { name: { first: own + 1, last }, standing: affiliation === undefined ? {} : { affiliation } };
}
