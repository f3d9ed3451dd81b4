/**
 * An editor's change to a draft: what it makes of it, or why it cannot be.
 *
 * Nothing here changes the words of the source: a quotation is trimmed to a part, a sentence is said in other words
 * beside its own, and `reset` brings back what was found.
 */
import { fold } from '../../briefs/normalise.ts';
import { briefSchema } from '../../briefs/schema.ts';
import type { ArticleFacts } from '../article.ts';
import type { Change } from '../desk.ts';
import type { Draft, DraftText } from '../draft.ts';
import { changedQuotation } from './draft-change-quotation.ts';
import { namedAs } from './draft-claimants.ts';
import { correctedBrief } from './draft-correction.ts';
import { withFacts } from './draft-facts.ts';
import { type Item, itemIn, withItem, withOriginal } from './draft-items.ts';
import { reworded, type Written, written, writtenName } from './draft-wording.ts';
import { wordsAt } from './excerpt.ts';

/** What a change makes of a draft. Its revision and its time are the desk's to set. */
export type Redrafted =
  | { readonly kind: 'changed'; readonly draft: Draft }
  /** A whole sentence or several. */
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Redrafted => ({ kind: 'refused', reason });

const changed = (draft: Draft): Redrafted => ({ kind: 'changed', draft });

/** A change to a single item. */
type ItemChange = Extract<Change, { readonly item: string }>;

/** Goes on with what was written, or says why it cannot stand. */
function apply(checked: Written, make: (text: string) => Draft): Redrafted {
  return checked.kind === 'refused' ? checked : changed(make(checked.text));
}

/**
 * Applies a change.
 *
 * @param text the text that the draft's spans are places of.
 */
export function changeDraft(draft: Draft, text: string, change: Change): Redrafted {
  switch (change.kind) {
    case 'facts':
      return factsChanged(draft, change.facts);
    case 'id':
      return withId(draft, change.id);
    case 'topics':
      return withNames(draft, 'topics', 'topic', change.topics);
    case 'aliases':
      return withNames(draft, 'aliases', 'alias', change.aliases);
    case 'note':
      return withNote(draft, change.text);
    default:
      return withItemChanged(draft, text, change);
  }
}

function withItemChanged(draft: Draft, text: string, change: ItemChange): Redrafted {
  const item = itemIn(draft, change.item);
  if (item === undefined) {
    return refused(
      `There is no ${change.item} in this draft. Its items are named like k1, q1, f1, n1, p1, t1 and d1.`,
    );
  }
  if (change.kind === 'reset') return changed(withOriginal(draft, change.item));
  switch (item.kind) {
    case 'title':
      return change.kind === 'reword'
        ? apply(reworded('title', change.text, sourceOf(draft, text), []), (title) =>
            withItem(draft, { kind: 'title', title }),
          )
        : refused('A title cannot be dropped or kept: reword it.');
    case 'summary':
      return summaryChanged(draft, text, item.summary, change);
    case 'text':
      return textChanged(draft, text, item.text, change);
    case 'quotation':
      return changedQuotation(draft, text, item.quotation, change);
    case 'figure':
      return figureChanged(draft, text, item, change);
    case 'person':
      return personChanged(draft, item, change);
  }
}

/** The source's text, unless a correction has nothing of it but what its brief holds. */
function sourceOf(draft: Draft, text: string): string | undefined {
  return correctedBrief(draft)?.source === 'unknown' ? undefined : text;
}

function summaryChanged(
  draft: Draft,
  text: string,
  summary: Draft['summary'],
  change: ItemChange,
): Redrafted {
  if (change.kind !== 'reword')
    return refused('A brief needs a summary: reword it, in two sentences at most.');
  const extracts = summary.spans.map((span) => wordsAt(text, span));
  const checked = reworded('summary', change.text, sourceOf(draft, text), [...extracts, extracts.join(' ')]);
  return apply(checked, (line) =>
    withItem(draft, { kind: 'summary', summary: { ...summary, wording: { kind: 'reworded', text: line } } }),
  );
}

const PLURALS: Readonly<Record<DraftText['kind'], string>> = {
  'key-point': 'key points',
  position: 'positions',
  term: 'terms',
  date: 'dates',
};

function textChanged(draft: Draft, text: string, item: DraftText, change: ItemChange): Redrafted {
  const worded = (wording: DraftText['wording']) =>
    withItem(draft, { kind: 'text', text: { ...item, wording } });
  switch (change.kind) {
    case 'reword': {
      const checked = reworded(item.kind, change.text, sourceOf(draft, text), [wordsAt(text, item.span)]);
      return apply(checked, (line) => worded({ kind: 'reworded', text: line }));
    }
    case 'drop':
      return changed(worded({ kind: 'dropped' }));
    case 'keep': {
      const reason = keepFault(item);
      return reason === undefined ? changed(worded({ kind: 'quoted' })) : refused(reason);
    }
    case 'speaker':
      if (item.kind === 'term' || item.kind === 'date') return refused(`${item.id} is nobody’s claim.`);
      return apply(namedAs(draft, text, change.name), (claim) =>
        withItem(draft, { kind: 'text', text: { ...item, claim, credit: 'named' } }),
      );
    default:
      return refused(`Only quotations can be changed so: reword or drop ${item.id}.`);
  }
}

function keepFault({ id, kind, span }: DraftText): string | undefined {
  if (kind !== 'key-point') {
    return `Only a key point can stay in the words of its source: ${PLURALS[kind]} are said in your own. Reword ${id}, or drop it.`;
  }
  return span.start < span.end ? undefined : `${id} is in an editor’s words already: reword it, or drop it.`;
}

function figureChanged(
  draft: Draft,
  text: string,
  { figure }: Extract<Item, { kind: 'figure' }>,
  change: ItemChange,
): Redrafted {
  const replaced = (part: Partial<typeof figure>) =>
    withItem(draft, { kind: 'figure', figure: { ...figure, ...part } });
  switch (change.kind) {
    case 'keep':
      return changed(replaced({ decision: 'kept' }));
    case 'drop':
      return changed(replaced({ decision: 'dropped' }));
    case 'reword':
      // The figure stays as written; what it counts may be said otherwise.
      return apply(written('what', change.text), (what) => replaced({ what }));
    case 'speaker':
      return apply(namedAs(draft, text, change.name), (claim) => replaced({ claim, credit: 'named' }));
    default:
      return refused(
        `A figure stays as the source writes it: keep or drop ${figure.id}, or say otherwise what it counts.`,
      );
  }
}

function personChanged(
  draft: Draft,
  { person }: Extract<Item, { kind: 'person' }>,
  change: ItemChange,
): Redrafted {
  const replaced = (part: Partial<typeof person>) =>
    withItem(draft, { kind: 'person', person: { ...person, ...part } });
  switch (change.kind) {
    case 'keep':
      return changed(replaced({ decision: 'kept' }));
    case 'drop':
      return changed(replaced({ decision: 'dropped' }));
    case 'reword':
      return apply(written('role', change.text), (role) => replaced({ role }));
    default:
      return refused(`A person is kept or dropped, or given another role: reword ${person.id}.`);
  }
}

function factsChanged(draft: Draft, said: ArticleFacts): Redrafted {
  const result = withFacts(draft.facts, said);
  return result.kind === 'refused' ? result : changed({ ...draft, facts: result.facts });
}

function withId(draft: Draft, id: string): Redrafted {
  if (draft.corrects !== undefined)
    return refused('A published brief keeps its id, because others may have linked to it.');
  const checked = briefSchema.shape.id.safeParse(id.trim());
  return checked.success
    ? changed({ ...draft, id: checked.data })
    : refused(
        `${id} cannot be an id: it ${checked.error.issues.map(({ message }) => message).join(' and ')}.`,
      );
}

function withNames(
  draft: Draft,
  list: 'topics' | 'aliases',
  field: 'topic' | 'alias',
  names: readonly string[],
): Redrafted {
  const lines: string[] = [];
  for (const name of names.filter((one) => one.trim() !== '')) {
    const checked = writtenName(field, name);
    if (checked.kind === 'refused') return checked;
    if (!lines.some((line) => fold(line) === fold(checked.text))) lines.push(checked.text);
  }
  return changed({ ...draft, [list]: lines });
}

function withNote(draft: Draft, note: string): Redrafted {
  const { corrects } = draft;
  if (corrects === undefined)
    return refused('Only a correction has a note, which tells readers what was wrong.');
  return apply(written('note', note), (line) => ({ ...draft, corrects: { ...corrects, note: line } }));
}
