/**
 * One item of a draft on a card of its own: small enough for a phone, and leading on to the next.
 */
import { type Button, type Card, type Element, paragraph, plain } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import { type Item, nameOf } from './item.ts';
import { itemControls } from './item-buttons.ts';
import { itemElements } from './item-elements.ts';
import { progressInWords } from './progress.ts';
import { publishButtons } from './publish-buttons.ts';
import { missingButtons, missingElement, missingElements, missingFrom } from './unfinished.ts';

/** What is said above an item of what was just done, with the way back to it. */
export interface Done {
  readonly text: string;
  readonly back?: Button;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const titleOf = (item: Item): string =>
  item.id === item.kind ? capital(item.id) : `${capital(nameOf(item))} ${item.id}`;

/** How far the review is, and of what. */
export function progressElement(draft: Draft): Element {
  const title = draft.title.trim() === '' ? draft.id : draft.title;
  return { type: 'source', text: [plain(`${progressInWords(draft)} · ${title} · /draft show ${draft.id}`)] };
}

/** An item with what can be done with it. */
export function itemCard(item: Item, opened: OpenedDraft, done?: Done): Card {
  const { draft } = opened;
  return {
    title: titleOf(item),
    elements: [
      ...(done === undefined ? [] : [paragraph(done.text)]),
      ...itemElements(item, opened),
      progressElement(draft),
      ...itemControls(item, draft, done?.back),
    ],
  };
}

/**
 * Says that nothing is left to review: what can be done with the draft as a whole, or what is missing all the same.
 *
 * @param at when it would be published, in epoch milliseconds.
 */
export function reviewedCard(opened: OpenedDraft, done: Done, at: number): Card {
  const { draft } = opened;
  const todos = missingFrom(opened, at);
  const ends = todos.length === 0 ? publishButtons(draft) : missingButtons(draft, todos);
  const buttons: readonly Button[] = [
    ...ends,
    { label: 'Overview', line: `draft show ${draft.id}` },
    ...(done.back === undefined ? [] : [done.back]),
  ];
  return {
    elements: [
      paragraph(done.text),
      ...(todos.length === 0 ? [missingElement(draft, todos)] : missingElements(todos)),
      progressElement(draft),
      { type: 'buttons', buttons },
    ],
  };
}
