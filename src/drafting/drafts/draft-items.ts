/**
 * The items of a draft by their ids, and a draft with one of them exchanged.
 *
 * What an editor changes is remembered as it was before the first change, so that it can be brought back.
 */
import type {
  Draft,
  DraftFigure,
  DraftPerson,
  DraftQuotation,
  DraftSummary,
  DraftText,
  Originals,
} from '../draft.ts';

/** An item, with its kind. */
export type Item =
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'summary'; readonly summary: DraftSummary }
  | { readonly kind: 'text'; readonly text: DraftText }
  | { readonly kind: 'quotation'; readonly quotation: DraftQuotation }
  | { readonly kind: 'figure'; readonly figure: DraftFigure }
  | { readonly kind: 'person'; readonly person: DraftPerson };

interface Identified {
  readonly id: string;
}

const byId = <One extends Identified>(items: readonly One[], id: string): One | undefined =>
  items.find((item) => item.id === id);

/** The items that can be looked up: a draft's own, or its originals. */
type Items = Pick<Draft, 'texts' | 'quotations' | 'figures' | 'people'> &
  Pick<Originals, 'title' | 'summary'>;

/** The item that an id names; `title` and `summary` name themselves. */
export function itemIn(items: Items, id: string): Item | undefined {
  const { title, summary } = items;
  if (id === 'title') return title === undefined ? undefined : { kind: 'title', title };
  if (id === 'summary') return summary === undefined ? undefined : { kind: 'summary', summary };
  const text = byId(items.texts, id);
  if (text !== undefined) return { kind: 'text', text };
  const quotation = byId(items.quotations, id);
  if (quotation !== undefined) return { kind: 'quotation', quotation };
  const figure = byId(items.figures, id);
  if (figure !== undefined) return { kind: 'figure', figure };
  const person = byId(items.people, id);
  return person === undefined ? undefined : { kind: 'person', person };
}

function exchanged<One extends Identified>(items: readonly One[], item: One): readonly One[] {
  return items.map((one) => (one.id === item.id ? item : one));
}

/** The originals of one kind, with an item that is about to be changed for the first time. */
function remembering<One extends Identified>(
  originals: readonly One[],
  items: readonly One[],
  id: string,
): readonly One[] {
  const item = byId(items, id);
  return item === undefined || byId(originals, id) !== undefined ? originals : [...originals, item];
}

/** The draft with an item as an editor leaves it. */
export function withItem(draft: Draft, item: Item): Draft {
  const { originals } = draft;
  switch (item.kind) {
    case 'title':
      return { ...draft, title: item.title, originals: { title: draft.title, ...originals } };
    case 'summary':
      return { ...draft, summary: item.summary, originals: { summary: draft.summary, ...originals } };
    case 'text': {
      const texts = remembering(originals.texts, draft.texts, item.text.id);
      return { ...draft, texts: exchanged(draft.texts, item.text), originals: { ...originals, texts } };
    }
    case 'quotation': {
      const quotations = remembering(originals.quotations, draft.quotations, item.quotation.id);
      return {
        ...draft,
        quotations: exchanged(draft.quotations, item.quotation),
        originals: { ...originals, quotations },
      };
    }
    case 'figure': {
      const figures = remembering(originals.figures, draft.figures, item.figure.id);
      return {
        ...draft,
        figures: exchanged(draft.figures, item.figure),
        originals: { ...originals, figures },
      };
    }
    case 'person': {
      const people = remembering(originals.people, draft.people, item.person.id);
      return { ...draft, people: exchanged(draft.people, item.person), originals: { ...originals, people } };
    }
  }
}

/** The draft with an item as it was before anybody changed it. */
export function withOriginal(draft: Draft, id: string): Draft {
  const original = itemIn(draft.originals, id);
  return original === undefined ? draft : withItem(draft, original);
}
