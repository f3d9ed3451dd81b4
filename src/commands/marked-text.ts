/**
 * A stretch of a source in which the words of a quotation stand out.
 */
import { type Inline, plain, strong, type Text } from '../cards/card.ts';
import type { InContext } from '../drafting/desk.ts';
import { wordsAt } from '../drafting/drafts/excerpt.ts';

/** A stretch of text in which some places stand out. @param marked places in `text`, in order, that do not overlap. */
export function withMarked({ text, marked }: InContext): Text {
  const runs: Inline[] = [];
  let from = 0;
  for (const span of marked) {
    if (span.start > from) runs.push(plain(text.slice(from, span.start)));
    runs.push(strong(wordsAt(text, span)));
    from = span.end;
  }
  if (from < text.length) runs.push(plain(text.slice(from)));
  return runs;
}
