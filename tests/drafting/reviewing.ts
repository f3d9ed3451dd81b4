/**
 * Editors for tests: any changes to a draft, and one who decides whatever is still open.
 */
import fc from 'fast-check';
import type { Change } from '../../src/drafting/desk.ts';
import type { Draft } from '../../src/drafting/draft.ts';
import { changeDraft } from '../../src/drafting/drafts/draft-change.ts';
import { missing } from '../../src/drafting/drafts/draft-missing.ts';
import { wordsAt } from '../../src/drafting/drafts/excerpt.ts';

/** A change whose item and words are still to be taken from a draft: the n-th of what is there. */
export interface Intent {
  readonly kind: Change['kind'];
  readonly which: number;
  readonly from: number;
  readonly size: number;
}

export const anyIntent: fc.Arbitrary<Intent> = fc.record({
  kind: fc.constantFrom(
    'reword',
    'keep',
    'drop',
    'reset',
    'trim',
    'speaker',
    'about',
    'facts',
    'topics',
    'aliases',
    'note',
  ),
  which: fc.nat(40),
  from: fc.nat(60),
  size: fc.nat(40),
});

const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];

/** Every item of a draft by its id. */
export const itemsOf = ({ texts, quotations, figures, people }: Draft): readonly string[] => [
  'title',
  'summary',
  ...[...texts, ...quotations, ...figures, ...people].map(({ id }) => id),
];

/** The change that is meant in a draft. */
export function changeFrom(draft: Draft, text: string, { kind, which, from, size }: Intent): Change {
  const item = pick(itemsOf(draft), which) ?? 'title';
  const words = text.slice(from, from + size);
  switch (kind) {
    case 'reword':
    case 'about':
      return { kind, item, text: size % 3 === 0 ? words : `Said otherwise, ${size}` };
    case 'keep':
    case 'drop':
    case 'reset':
      return { kind, item };
    case 'trim': {
      const quotation = pick(draft.quotations, which);
      const piece = pick(quotation?.found ?? [], from);
      const within = piece === undefined ? words : wordsAt(text, piece).slice(from % 5, size);
      return { kind, item: quotation?.id ?? item, words: within };
    }
    case 'speaker':
      return {
        kind,
        item,
        name: pick(['Ines Okafor', 'okafor', 'Ray Lindqvist', 'Harbour Radio', words], which) ?? '',
      };
    case 'facts':
      return { kind, facts: { outlet: 'Harbour Radio', title: 'A title', language: 'en' } };
    case 'topics':
      return { kind, topics: ['boats', words] };
    case 'aliases':
      return { kind, aliases: ['boats', words] };
    case 'note':
    case 'id':
      return { kind: 'note', text: words };
  }
}

/** The draft after changes; what is refused changes nothing. */
export function editedBy(draft: Draft, text: string, intents: readonly Intent[]): Draft {
  return intents.reduce((before, intent) => {
    const result = changeDraft(before, text, changeFrom(before, text, intent));
    return result.kind === 'changed' ? result.draft : before;
  }, draft);
}

/** What an editor does about a thing that is missing: in the n-th round, so that what does not help is tried once. */
function remedy(draft: Draft, item: string, round: number): Change {
  switch (item) {
    case 'facts':
      return { kind: 'facts', facts: { outlet: 'Harbour Radio', title: 'The ferry', language: 'en' } };
    case 'title':
      return { kind: 'reword', item, text: 'No ferry in winter' };
    case 'summary':
      return { kind: 'reword', item, text: 'The ferry stopped. Nobody said why.' };
    case 'note':
      return { kind: 'note', text: 'An earlier version was wrong.' };
    default: {
      const quotation = draft.quotations.find(({ id }) => id === item);
      const isFigure = draft.figures.some(({ id }) => id === item);
      if ((quotation !== undefined || isFigure) && round > 1) return { kind: 'drop', item };
      const isWorded = draft.texts.some(({ id, wording }) => id === item && wording.kind === 'reworded');
      // What is worded and still missing lacks only whose claim it is.
      if (isWorded || isFigure) return { kind: 'speaker', item, name: 'Somebody Else' };
      if (quotation === undefined) return { kind: 'reword', item, text: `In other words, ${item}` };
      return quotation.certain ? { kind: 'keep', item } : { kind: 'speaker', item, name: 'Somebody Else' };
    }
  }
}

/** Decides whatever is missing, and returns the draft, with what is missing still. */
export function finished(draft: Draft, text: string, at: number) {
  let current = draft;
  let todo = missing(current, text, at);
  for (let round = 0; round < 4 && todo.length > 0; round += 1) {
    for (const { item } of todo) {
      const result = changeDraft(current, text, remedy(current, item, round));
      if (result.kind === 'changed') current = result.draft;
    }
    todo = missing(current, text, at);
  }
  return { draft: current, todo };
}
