/**
 * What somebody saw when they began to write: a form's line carries a mark of it, so that nobody overwrites unseen what
 * another editor has written meanwhile, and changes to other items are no obstacle.
 */
import { hashOf } from '../../briefs/hash.ts';

const MARK = /^seen:([0-9a-f]{6})(?:\s+|$)/;

/** The mark of a text, as it stands in a line. */
export const seenMark = (text: string): string => `seen:${hashOf(text).slice(0, 6)}`;

/** What was typed, and the mark before it, where there is one. */
export interface Typed {
  readonly text: string;
  readonly mark?: string;
}

/** Splits the mark from what was typed. */
export function readTyped(rest: string): Typed {
  const [whole = '', digits] = MARK.exec(rest) ?? [];
  return digits === undefined
    ? { text: rest }
    : { text: rest.slice(whole.length).trim(), mark: `seen:${digits}` };
}
