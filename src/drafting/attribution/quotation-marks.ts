/** Strings in quotation marks, whoever they belong to. */
import type { Span } from '../extraction.ts';
import type { Reading, Token } from '../reading.ts';

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
}

const OPENING = new Set(['“', '„', '``']);
const CLOSING = new Set(['”', '‟', "''"]);

/** The strings in double marks, in order: straight, curly and mixed; one that nobody closes ends with its paragraph. */
export function markedStrings(reading: Reading): readonly MarkedString[] {
  const found: MarkedString[] = [];
  const { tokens, paragraphs } = reading;
  let at = 0;
  paragraphs.forEach((paragraph, number) => {
    let open = -1;
    for (; at < tokens.length && (tokens[at]?.start ?? 0) < paragraph.end; at++) {
      const mark = tokens[at]?.text ?? '';
      if (open < 0 && (OPENING.has(mark) || mark === '"')) open = at;
      else if (open >= 0 && (CLOSING.has(mark) || mark === '"')) {
        add(found, tokens, open, at + 1, number, true);
        open = -1;
      }
    }
    if (open >= 0) add(found, tokens, open, at, number, false);
  });
  return found;
}

function add(
  found: MarkedString[],
  tokens: readonly Token[],
  first: number,
  last: number,
  paragraph: number,
  closed: boolean,
): void {
  const opening = tokens[first];
  const end = tokens[last - 1];
  const inside = tokens[first + 1];
  const before = tokens[closed ? last - 2 : last - 1];
  if (opening === undefined || end === undefined || inside === undefined || before === undefined) return;
  if (last - first < (closed ? 3 : 2)) return;
  const inner = { start: inside.start, end: before.end };
  found.push({ start: opening.start, end: end.end, inner, first, last, paragraph, closed });
}
