/**
 * What is still missing before a draft can be published: at a glance, and one by one with a button to each.
 */
import { type Button, type Element, paragraph, plain, strong } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import { missing, type Todo } from '../../drafting/drafts/draft-missing.ts';
import { itemNamed, nameOf } from './item.ts';
import { countOf } from './progress.ts';

/** What is no item of a draft, as a sentence calls it. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['title', 'the title'],
  ['summary', 'the summary'],
  ['facts', 'what is known of the source'],
  ['id', 'the id'],
  ['note', 'what is corrected'],
  ['brief', 'what the checks object to'],
]);

/** What is missing, each once. @param at when it would be published, in epoch milliseconds. */
export function missingFrom({ draft, source }: OpenedDraft, at: number): readonly Todo[] {
  return missing(draft, source.text, at);
}

/** `2 key points`, `the summary`, in the order in which they are missing. */
function kindsOf(draft: Draft, todos: readonly Todo[]): readonly string[] {
  const ids = new Set(todos.map(({ item }) => item));
  const counts = new Map<string, number>();
  const words = new Map<string, (count: number) => string>();
  for (const id of ids) {
    const item = itemNamed(draft, id);
    const other = OTHERS.get(id) ?? (item === undefined ? id : undefined);
    const key = other ?? (item === undefined ? id : nameOf(item));
    counts.set(key, (counts.get(key) ?? 0) + 1);
    words.set(key, (count) =>
      other === undefined && item !== undefined ? countOf(count, nameOf(item)) : key,
    );
  }
  return [...words].map(([key, inWords]) => inWords(counts.get(key) ?? 1));
}

/** What is missing at a glance; that nothing is, where nothing is. */
export function missingElement(draft: Draft, todos: readonly Todo[]): Element {
  return todos.length === 0
    ? paragraph('Everything is decided: it can be published.')
    : paragraph(`Still to do: ${kindsOf(draft, todos).join(', ')}.`);
}

/** How many missing items have a button each: two rows on Discord, beside what leads on. */
const MOST_BUTTONS = 9;

/** How many missing items are told one by one: a few are done at a time, and then the next are told. */
const MOST_TOLD = 20;

/** What is missing, one by one. */
export function missingElements(todos: readonly Todo[]): readonly Element[] {
  const more = todos.length - MOST_TOLD;
  return [
    paragraph(
      todos.length === 1 ? 'One thing is still missing:' : `${todos.length} things are still missing:`,
    ),
    {
      type: 'list',
      items: todos.slice(0, MOST_TOLD).map(({ item, text }) => [strong(item), plain(`: ${text}`)]),
    },
    ...(more > 0 ? [paragraph(`And ${more} more.`)] : []),
  ];
}

/** A button to each thing that is missing. */
export function missingButtons({ id }: Draft, todos: readonly Todo[]): readonly Button[] {
  const items = [...new Set(todos.map(({ item }) => item))];
  return items.slice(0, MOST_BUTTONS).map((item) => ({ label: item, line: `draft show ${id} ${item}` }));
}
