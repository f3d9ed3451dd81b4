/**
 * The items of a draft: what an editor reviews, one after the other.
 */
import type { Draft, DraftFigure, DraftText } from '../../drafting/draft.ts';
import { withClaims } from '../../drafting/drafts/draft-claims.ts';
import { type Item as DraftItem, itemIn } from '../../drafting/drafts/draft-items.ts';

/** Something to review. `id` is what is typed for it. */
export type Item = DraftItem & { readonly id: string };

/** What an item is called. */
export type ItemName =
  | 'title'
  | 'summary'
  | 'key point'
  | 'position'
  | 'term'
  | 'date'
  | 'quotation'
  | 'figure'
  | 'person';

const TEXT_NAMES = {
  'key-point': 'key point',
  position: 'position',
  term: 'term',
  date: 'date',
} as const satisfies Record<DraftText['kind'], ItemName>;

/** What an item is called. */
export function nameOf(item: Item): ItemName {
  return item.kind === 'text' ? TEXT_NAMES[item.text.kind] : item.kind;
}

const textItems = ({ texts }: Draft, kind: DraftText['kind']): readonly Item[] =>
  texts.filter((text) => text.kind === kind).map((text) => ({ kind: 'text', id: text.id, text }));

/** Every item, in the order in which they are reviewed. */
export function itemsOf(given: Draft): readonly Item[] {
  const draft = withClaims(given);
  return [
    { kind: 'title', id: 'title', title: draft.title },
    { kind: 'summary', id: 'summary', summary: draft.summary },
    ...textItems(draft, 'key-point'),
    ...draft.quotations.map((quotation): Item => ({ kind: 'quotation', id: quotation.id, quotation })),
    ...textItems(draft, 'position'),
    ...textItems(draft, 'term'),
    ...textItems(draft, 'date'),
    ...draft.figures.map((figure): Item => ({ kind: 'figure', id: figure.id, figure })),
    ...draft.people.map((person): Item => ({ kind: 'person', id: person.id, person })),
  ];
}

/** An item by what was typed for it. */
export function itemNamed(draft: Draft, word: string): Item | undefined {
  const id = word.toLowerCase();
  const item = itemIn(withClaims(draft), id);
  return item === undefined ? undefined : { ...item, id };
}

/** Whether it is still to be said whose claim it is, because it would be published as a claim. */
function isUnclaimed(item: DraftText | DraftFigure): boolean {
  if (item.credit !== 'likely') return false;
  return 'wording' in item ? item.wording.kind === 'reworded' : item.decision !== 'dropped';
}

/**
 * Whether an item must be decided before anything can be published. Figures and people stay unless they are dropped, and
 * a title is the source's own unless there is none; but nothing is published as the claim of somebody who is not certain.
 */
export function isRequired(item: Item): boolean {
  if (item.kind === 'title') return !isDecided(item);
  if (item.kind === 'figure') return isUnclaimed(item.figure);
  return item.kind !== 'person';
}

/** Whether an editor has decided about an item, or need not. */
export function isDecided(item: Item): boolean {
  switch (item.kind) {
    case 'title':
      return item.title.trim() !== '';
    case 'summary':
      return item.summary.wording.kind === 'reworded';
    case 'text':
      return item.text.wording.kind !== 'open' && !isUnclaimed(item.text);
    case 'quotation': {
      const { decision, certain, speaker } = item.quotation;
      return decision === 'dropped' || (decision === 'kept' && certain && speaker !== undefined);
    }
    case 'figure':
      return item.figure.decision !== 'open' && !isUnclaimed(item.figure);
    case 'person':
      return item.person.decision !== 'open';
  }
}
