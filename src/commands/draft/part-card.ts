/**
 * One part of a draft: every key point, every quotation; in a chat so many at a time that an answer holds them.
 */
import type { Button, Card, Choice, Element } from '../../cards/card.ts';
import { paragraph } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Place } from '../command.ts';
import { type Item, isDecided, itemsOf, nameOf } from './item.ts';
import { progressElement } from './item-card.ts';
import { itemElements } from './item-elements.ts';
import { PARTS, type PartName } from './part.ts';
import { countOf } from './progress.ts';

/** How many items are listed to go to: what Discord's choice list holds. */
const MOST_CHOICES = 25;

/** The items of a part, in order. */
export const itemsIn = (name: PartName, draft: Draft): readonly Item[] =>
  itemsOf(draft).filter(PARTS[name].holds);

/** Items of a part below its heading; nothing where there are none. */
export function partElements(
  name: PartName,
  items: readonly Item[],
  opened: OpenedDraft,
): readonly Element[] {
  if (items.length === 0) return [];
  return [
    { type: 'heading', text: PARTS[name].heading },
    ...items.flatMap((item) => itemElements(item, opened)),
  ];
}

const choiceOf = (item: Item, draft: Draft): Choice => ({
  label: item.id === item.kind ? item.id : `${item.id}: ${nameOf(item)}`,
  ...(isDecided(item) ? { description: 'decided' } : {}),
  line: `draft show ${draft.id} ${item.id}`,
});

/** A choice of items to go to, the first of those that are given. */
export const itemChoiceOf = (placeholder: string, items: readonly Item[], draft: Draft): Element => ({
  type: 'choice',
  placeholder,
  choices: items.slice(0, MOST_CHOICES).map((item) => choiceOf(item, draft)),
});

/** A button to items of a part that follow each other; none where there are none. */
function rangeButton(name: PartName, items: readonly Item[], draft: Draft): readonly Button[] {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return [];
  const label = first === last ? first.id : `${first.id} to ${last.id}`;
  return [{ label, line: `draft show ${draft.id} ${name} ${first.id}` }];
}

/**
 * One part of a draft.
 *
 * @param from the id of the item that it is shown from in a chat; from its first one where there is none of that id.
 */
export function draftPartCard(
  name: PartName,
  opened: OpenedDraft,
  { extent }: Pick<Place, 'extent'>,
  from: string,
): Card {
  const { draft } = opened;
  const all = itemsIn(name, draft);
  const most = extent === 'page' ? all.length : PARTS[name].atOnce;
  const start = Math.max(
    0,
    all.findIndex(({ id }) => id === from),
  );
  const shown = all.slice(start, start + most);
  return {
    title: draft.title.trim() === '' ? draft.id : draft.title,
    elements: [
      ...(shown.length === 0
        ? [paragraph(`This draft has no ${PARTS[name].heading.toLowerCase()}.`)]
        : partElements(name, shown, opened)),
      progressElement(draft),
      ...(shown.length === 0
        ? []
        : [itemChoiceOf(`Go to one of ${countOf(shown.length, PARTS[name].name)}`, shown, draft)]),
      {
        type: 'buttons',
        buttons: [
          ...rangeButton(name, all.slice(Math.max(0, start - most), start), draft),
          ...rangeButton(name, all.slice(start + most, start + 2 * most), draft),
          { label: 'Overview', line: `draft show ${draft.id}` },
        ],
      },
    ],
  };
}
