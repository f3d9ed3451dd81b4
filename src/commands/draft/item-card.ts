/**
 * One item of a draft on a card of its own: small enough for a phone, and leading on to the next.
 */
import { type Button, type Card, type Element, paragraph, plain } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import { type Item, nameOf } from './item.ts';
import { itemControls } from './item-buttons.ts';
import { itemElements } from './item-elements.ts';
import { missingFrom, progressInWords } from './progress.ts';
import { publishButtons } from './publish-buttons.ts';

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

/** What is still missing, in a sentence; that nothing is, where nothing seems to be. */
export function missingElement(draft: Draft): Element {
  const missing = missingFrom(draft);
  return missing.length === 0
    ? paragraph('Everything is decided: it can be published.')
    : paragraph(`Still to do: ${missing.join(', ')}.`);
}

/** Says that nothing is left to decide, and offers what can be done with a whole draft. */
export function decidedCard(draft: Draft, done: Done): Card {
  const buttons: readonly Button[] = [
    ...publishButtons(draft),
    { label: 'Overview', line: `draft show ${draft.id}` },
    ...(done.back === undefined ? [] : [done.back]),
  ];
  return {
    elements: [
      paragraph(done.text),
      missingElement(draft),
      progressElement(draft),
      { type: 'buttons', buttons },
    ],
  };
}
