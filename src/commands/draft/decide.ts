/**
 * `draft keep | drop | reset <draft> <item>`: one decision about one item, and on to the next.
 */
import type { Card } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Answer, Request } from '../command.ts';
import { actorOf, told } from './editor.ts';
import { type Item, isDecided, itemNamed, nameOf } from './item.ts';
import { itemCard, reviewedCard } from './item-card.ts';
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
function onwards(opened: OpenedDraft, item: Item, text: string, at: number): Card {
  const { draft } = opened;
  const done = { text, back: { label: `Back to ${item.id}`, line: `draft show ${draft.id} ${item.id}` } };
  const next = nextAfter(draft, item);
  return next === undefined ? reviewedCard(opened, done, at) : itemCard(next, opened, done);
}

const stillToSay = ({ kind }: Item): string =>
  kind === 'quotation' ? 'Who said it is still to be named.' : 'It is still to be said whose claim it is.';

/** What is shown of a draft once a decision was made. */
function afterwards(decision: Decision, item: Item, opened: OpenedDraft, at: number): Card {
  const now = itemNamed(opened.draft, item.id) ?? item;
  const text = inWords(decision, item);
  if (decision === 'reset') return itemCard(now, opened, { text });
  return isDecided(now)
    ? onwards(opened, item, text, at)
    : itemCard(now, opened, { text: `${text} ${stillToSay(now)}` });
}

function decide(decision: Decision, sources: DraftSources, input: string, request: Request): Promise<Answer> {
  return withItem(sources, readWords(input), TAKES[decision], request, async (item, opened) => {
    const { draft } = opened;
    const change = { kind: decision, item: item.id };
    // Whatever anybody else has done to it meanwhile: this is what is wanted of it now, and "Back" leads to it.
    const changed = await sources.desk().change(draft.id, change, actorOf(request), request.at);
    return changed.kind === 'changed'
      ? told(afterwards(decision, item, { ...opened, draft: changed.draft }, request.at))
      : refusedChange({ changed, draft, item: item.id });
  });
}

type Run = (sources: DraftSources, input: string, request: Request) => Promise<Answer>;

/** Keeps an item as it is: a key point as a quotation of the outlet, a quotation word for word. */
export const keep: Run = (sources, input, request) => decide('keep', sources, input, request);

/** Leaves an item out. */
export const drop: Run = (sources, input, request) => decide('drop', sources, input, request);

/** Takes an item back to what was found. */
export const reset: Run = (sources, input, request) => decide('reset', sources, input, request);
