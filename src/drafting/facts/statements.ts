/**
 * What a text states: its sentences, those joined that a quotation runs through, so that no statement begins or ends
 * within quotation marks.
 */
import type { Span } from '../extraction.ts';
import type { Reading, Sentence, Token } from '../reading/reading.ts';

/** One or more whole sentences of one paragraph: tokens from `first` to before `last`. */
export interface Statement extends Span {
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
  /** Its place among the statements of its paragraph, from 0. */
  readonly place: number;
}

/** Tokens from `first` to before `last`. */
interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** The most sentences that a quotation joins: what goes on longer was never closed. */
const MOST_SENTENCES = 12;

/** The statements of a text, in order. */
export function statementsIn(reading: Reading): readonly Statement[] {
  const found: Statement[] = [];
  let open: Sentence[] = [];
  let isOpen = false;
  const close = () => {
    const [begin, end] = [open[0], open.at(-1)];
    if (begin !== undefined && end !== undefined) found.push(joined(begin, end, found.at(-1)));
    open = [];
    isOpen = false;
  };
  for (const sentence of reading.sentences) {
    if (open.length > 0 && open.at(-1)?.paragraph !== sentence.paragraph) close();
    open.push(sentence);
    isOpen = leavesOpen(reading.tokens, sentence, isOpen);
    if (!isOpen || open.length >= MOST_SENTENCES) close();
  }
  close();
  return found;
}

function joined(begin: Sentence, end: Sentence, before: Statement | undefined): Statement {
  const { start, first, paragraph } = begin;
  const place = before?.paragraph === paragraph ? before.place + 1 : 0;
  return { start, end: end.end, first, last: end.last, paragraph, place };
}

/** Whether a quotation is open behind a sentence before which one was, or was not. */
function leavesOpen(tokens: readonly Token[], { first, last }: Sentence, before: boolean): boolean {
  let open = before;
  for (let at = first; at < last; at += 1) {
    const mark = tokens[at]?.text;
    if (mark === '“' || mark === '„' || mark === '``') open = true;
    else if (mark === '”' || mark === "''") open = false;
    else if (mark === '"') open = !open;
  }
  return open;
}

/** How many tokens at the end of a statement may hold its stop: marks and brackets may follow it. */
const ENDING = 3;

/** How much of the longer words of a line are capitalised where it is a headline. */
const HEADLINE = 0.6;

/** Whether a line is set in capitals, as headlines are: its verbs, too, and not its names alone. */
export function isHeadline(tokens: readonly Token[], { first, last }: TokenRange): boolean {
  let capitals = 0;
  let words = 0;
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.text.length < 4 || token.tag === 'NUM' || token.tag === 'PUNCT')
      continue;
    words += 1;
    if (/^\p{Lu}/u.test(token.text)) capitals += 1;
    else if (token.tag === 'VERB') return false;
  }
  return capitals > HEADLINE * words;
}

/** Whether a statement is a whole sentence: it has a verb and an end, and is no headline. */
export function isWhole(tokens: readonly Token[], { first, last }: TokenRange): boolean {
  const ending = tokens.slice(Math.max(first, last - ENDING), last);
  if (!ending.some(({ text }) => /[.?!…]$/.test(text))) return false;
  let at = first;
  while (at < last && tokens[at]?.tag !== 'VERB' && tokens[at]?.tag !== 'AUX') at += 1;
  return at < last && !isHeadline(tokens, { first, last });
}
