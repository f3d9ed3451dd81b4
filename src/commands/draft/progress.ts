/**
 * How far the review of a draft is, and what comes next.
 */
import type { Draft } from '../../drafting/draft.ts';
import { type Item, type ItemName, isDecided, isRequired, itemsOf } from './item.ts';

/** How many of the items that must be decided are, and those that are not, in order. */
export interface Progress {
  readonly decided: number;
  readonly total: number;
  readonly open: readonly Item[];
}

/** Counts what must be decided. */
export function progressOf(draft: Draft): Progress {
  const required = itemsOf(draft).filter(isRequired);
  const open = required.filter((item) => !isDecided(item));
  return { decided: required.length - open.length, total: required.length, open };
}

/** `7 of 19 decided`. */
export function progressInWords(draft: Draft): string {
  const { decided, total } = progressOf(draft);
  return `${decided} of ${total} decided`;
}

/**
 * What comes after an item: the next one that is still to be decided, from the beginning again where none follows.
 * After a figure or a person the next of the same kind. Absent where nothing is left.
 */
export function nextAfter(draft: Draft, { id }: Pick<Item, 'id'>): Item | undefined {
  const all = itemsOf(draft);
  const at = all.findIndex((item) => item.id === id);
  const here = all[at];
  const [before, after] = [all.slice(0, at), all.slice(at + 1)];
  if (here !== undefined && !isRequired(here)) return after.find((item) => item.kind === here.kind);
  return [...after, ...before].find((item) => isRequired(item) && !isDecided(item));
}

const PLURALS: Readonly<Record<ItemName, string>> = {
  title: 'titles',
  summary: 'summaries',
  'key point': 'key points',
  position: 'positions',
  term: 'terms',
  date: 'dates',
  quotation: 'quotations',
  figure: 'figures',
  person: 'people',
};

/** `2 key points`. */
export function countOf(count: number, name: ItemName): string {
  return `${count} ${count === 1 ? name : PLURALS[name]}`;
}
