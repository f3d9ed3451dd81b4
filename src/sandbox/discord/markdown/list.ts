/** Reads a list of Discord's markdown. Pure. */
import { parseInline } from './inline.ts';
import type { ListItem, ListNode } from './nodes.ts';

/** A line that begins an item: its indentation, its mark, its text. */
const ITEM = /^( *)([*-]|\d{1,9}\.)[^\S\n]+(\S.*)$/;

/** How far a line is indented that goes on with the item above it. */
const CONTINUATION = /^ {2,}\S/;

/** A line of a list with what belongs to it. */
interface Entry {
  readonly indent: number;
  /** The number of an ordered item. */
  readonly number?: number;
  readonly text: string;
}

/** Whether a line begins an item. */
export const isItem = (line: string): boolean => ITEM.test(line);

/**
 * Reads a list from lines that begin with an item.
 *
 * @returns the lists (a change between bullets and numbers begins a new one), and how many lines they take.
 */
export function parseLists(lines: readonly string[]): {
  readonly lists: readonly ListNode[];
  readonly taken: number;
} {
  const entries: Entry[] = [];
  let taken = 0;
  for (const line of lines) {
    const entry = entryOf(line);
    const last = entries.at(-1);
    if (entry !== undefined) entries.push(entry);
    else if (last !== undefined && CONTINUATION.test(line)) {
      entries.splice(-1, 1, { ...last, text: `${last.text}\n${line.trimStart()}` });
    } else break;
    taken += 1;
  }
  return { lists: nest(entries), taken };
}

function entryOf(line: string): Entry | undefined {
  const [, spaces = '', mark = '', text = ''] = ITEM.exec(line) ?? [];
  if (mark === '') return undefined;
  const numbered = mark.endsWith('.') ? { number: Number(mark.slice(0, -1)) } : {};
  return { indent: spaces.length, ...numbered, text };
}

/** Items that are indented more than the first belong to the item before them. */
function nest(entries: readonly Entry[]): readonly ListNode[] {
  const lists: ListNode[] = [];
  let at = 0;
  while (at < entries.length) {
    const entry = entries[at];
    if (entry === undefined) break;
    const after = entries.findIndex((other, index) => index > at && other.indent <= entry.indent);
    const end = after < 0 ? entries.length : after;
    const item: ListItem = { children: parseInline(entry.text), lists: nest(entries.slice(at + 1, end)) };
    const last = lists.at(-1);
    if (last !== undefined && (last.start === undefined) === (entry.number === undefined)) {
      lists.splice(-1, 1, { ...last, items: [...last.items, item] });
    } else {
      lists.push({
        type: 'list',
        ...(entry.number === undefined ? {} : { start: entry.number }),
        items: [item],
      });
    }
    at = end;
  }
  return lists;
}
