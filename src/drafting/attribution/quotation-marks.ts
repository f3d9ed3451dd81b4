/** Strings in quotation marks, whoever they belong to. */
import type { Span } from '../extraction.ts';
import type { Reading, Token } from '../reading/reading.ts';

/** A string in quotation marks, within one paragraph. */
export interface MarkedString extends Span {
  /** What stands between the marks. */
  readonly inner: Span;
  /** Tokens from `first` to before `last`, marks included. */
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
  /** Whether a closing mark ends it, rather than its paragraph. */
  readonly closed: boolean;
  /** What its words end with: a comma, the end of a sentence, or neither. */
  readonly ending: ',' | '.' | '';
}

const OPENING = new Set(['“', '„', '``']);
const CLOSING = new Set(['”', '‟', "''"]);
const SINGLE_OPENING = new Set(['‘', "'"]);
const SINGLE_CLOSING = new Set(['’', "'"]);

/**
 * The strings in double marks, in order: straight, curly and mixed; one that nobody closes ends with its paragraph. Where
 * a paragraph has none, as in headlines and British papers, those in single marks that are closed.
 */
export function markedStrings(reading: Reading): readonly MarkedString[] {
  const found: MarkedString[] = [];
  const { tokens, paragraphs } = reading;
  const add = (first: number, last: number, paragraph: number, closed: boolean): void => {
    const string = stringOf(reading, first, last, paragraph, closed);
    if (string !== undefined) found.push(string);
  };
  let at = 0;
  paragraphs.forEach((paragraph, number) => {
    const first = at;
    let open = -1;
    for (; at < tokens.length && (tokens[at]?.start ?? 0) < paragraph.end; at++) {
      const mark = tokens[at]?.text ?? '';
      if (open < 0 && (OPENING.has(mark) || mark === '"')) open = at;
      else if (open >= 0 && (CLOSING.has(mark) || mark === '"')) {
        add(open, at + 1, number, true);
        open = -1;
      }
    }
    if (open >= 0) add(open, at, number, false);
    if (found.at(-1)?.paragraph === number) return;
    for (const [opening, closing] of singlePairs(tokens.slice(first, at)))
      add(first + opening, first + closing + 1, number, true);
  });
  return found;
}

/** Where single marks open and close in a paragraph. An apostrophe within or behind a word is none. */
function singlePairs(tokens: readonly Token[]): readonly (readonly [opening: number, closing: number])[] {
  const pairs: [number, number][] = [];
  let open = -1;
  let plural = -1;
  const close = (end: number): void => {
    if (open >= 0 && end >= 0) pairs.push([open, end]);
    open = -1;
    plural = -1;
  };
  tokens.forEach((token, index) => {
    if (SINGLE_OPENING.has(token.text) && opensWord(tokens, index)) {
      close(plural);
      open = index;
    } else if (open >= 0 && SINGLE_CLOSING.has(token.text) && closesWord(tokens, index)) {
      // "The drivers' strike": what looks like the end goes on, if another end follows.
      if (/s$/u.test(tokens[index - 1]?.text ?? '')) plural = index;
      else close(index);
    }
  });
  close(plural);
  return pairs;
}

function opensWord(tokens: readonly Token[], index: number): boolean {
  const end = tokens[index]?.end;
  return end === tokens[index + 1]?.start && tokens[index - 1]?.end !== tokens[index]?.start;
}

function closesWord(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  const ends = next === undefined || next.start !== tokens[index]?.end || next.tag === 'PUNCT';
  return ends && tokens[index - 1]?.end === tokens[index]?.start;
}

function stringOf(
  { text, tokens }: Reading,
  first: number,
  last: number,
  paragraph: number,
  closed: boolean,
): MarkedString | undefined {
  const opening = tokens[first];
  const end = tokens[last - 1];
  const inside = tokens[first + 1];
  const before = tokens[closed ? last - 2 : last - 1];
  if (opening === undefined || end === undefined || inside === undefined || before === undefined)
    return undefined;
  if (last - first < (closed ? 3 : 2)) return undefined;
  const inner = { start: inside.start, end: before.end };
  const closing = text[inner.end - 1] ?? '';
  const ending = closing === ',' ? ',' : /[.?!…]/u.test(closing) ? '.' : '';
  return { start: opening.start, end: end.end, inner, first, last, paragraph, closed, ending };
}
