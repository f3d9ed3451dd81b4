/**
 * `draft keep | drop | reset <draft> <item>`: one decision about one item, and on to the next.
 */
import type { Button } from '../../cards/card.ts';
import type { Changed, OpenedDraft } from '../../drafting/desk.ts';
import type { Answer, Request } from '../command.ts';
import { actorOf, told } from './editor.ts';
import { type Item, itemNamed, nameOf } from './item.ts';
import { decidedCard, itemCard } from './item-card.ts';
import { readWords, withItem } from './opened.ts';
import { nextAfter } from './progress.ts';
import { refusedChange } from './refused-change.ts';
import type { DraftSources } from './sources.ts';

type Decision = 'keep' | 'drop' | 'reset';

const TAKES = {
  keep: { subcommand: 'keep', kinds: ['text', 'quotation', 'figure', 'person'] },
  drop: { subcommand: 'drop', kinds: ['text', 'quotation', 'figure', 'person'] },
  reset: { subcommand: 'reset', kinds: ['summary', 'text', 'quotation', 'figure', 'person'] },
} as const;

const DONE: Readonly<Record<Decision, string>> = { keep: 'Kept', drop: 'Dropped', reset: 'Reset' };

const inWords = (decision: Decision, item: Item): string =>
  item.id === item.kind
    ? `${DONE[decision]}: the ${item.id}.`
    : `${DONE[decision]}: ${nameOf(item)} ${item.id}.`;

/** What comes after a decision: the next item, or the end of the review. */
function onwards(opened: OpenedDraft, item: Item, decision: Decision): Answer {
  const { draft } = opened;
  const back: Button = { label: `Back to ${item.id}`, line: `draft show ${draft.id} ${item.id}` };
  const done = { text: inWords(decision, item), back };
  const next = nextAfter(draft, item);
  return told(next === undefined ? decidedCard(draft, done) : itemCard(next, opened, done));
}

/** The same item as a changed draft has it. */
function sameItem(
  changed: Extract<Changed, { readonly kind: 'changed' }>,
  item: Item,
  opened: OpenedDraft,
): Answer {
  const after = { ...opened, draft: changed.draft };
  const now = itemNamed(changed.draft, item.id);
  return now === undefined
    ? onwards(after, item, 'reset')
    : told(itemCard(now, after, { text: inWords('reset', item) }));
}

async function decide(
  decision: Decision,
  sources: DraftSources,
  input: string,
  request: Request,
): Promise<Answer> {
  return withItem(sources, readWords(input), TAKES[decision], request, async (item, opened) => {
    const { draft } = opened;
    const change = { kind: decision, item: item.id };
    // Whatever anybody else has done to it meanwhile: this is what is wanted of it now, and "Back" leads to it.
    const changed = await sources.desk().change(draft.id, change, actorOf(request), request.at);
    if (changed.kind !== 'changed') return refusedChange({ changed, draft, item: item.id });
    if (decision === 'reset') return sameItem(changed, item, opened);
    return onwards({ ...opened, draft: changed.draft }, item, decision);
  });
}

type Run = (sources: DraftSources, input: string, request: Request) => Promise<Answer>;

/** Keeps an item as it is: a key point as a quotation of the outlet, a quotation word for word. */
export const keep: Run = (sources, input, request) => decide('keep', sources, input, request);

/** Leaves an item out. */
export const drop: Run = (sources, input, request) => decide('drop', sources, input, request);

/** Takes an item back to what was found. */
export const reset: Run = (sources, input, request) => decide('reset', sources, input, request);
