/**
 * `draft keep | drop | reset <draft> <items>`: one decision about one item or several, and on to the next.
 */
import type { Card } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Answer, Request } from '../command.ts';
import { actorOf, told } from './editor.ts';
import { type Item, isDecided, itemNamed, nameOf } from './item.ts';
import { itemCard, reviewedCard } from './item-card.ts';
import { readWords, withItems } from './opened.ts';
import { nextAfter } from './progress.ts';
import { refusedChange } from './refused-change.ts';
import type { DraftSources } from './sources.ts';

type Decision = 'keep' | 'drop' | 'reset';

type Decided = readonly [Item, ...Item[]];

const TAKES = {
  keep: { subcommand: 'keep', kinds: ['text', 'quotation', 'figure', 'person'] },
  drop: { subcommand: 'drop', kinds: ['text', 'quotation', 'figure', 'person'] },
  reset: { subcommand: 'reset', kinds: ['summary', 'text', 'quotation', 'figure', 'person'] },
} as const;

const DONE: Readonly<Record<Decision, string>> = { keep: 'Kept', drop: 'Dropped', reset: 'Reset' };

const called = (item: Item): string =>
  item.id === item.kind ? `the ${item.id}` : `${nameOf(item)} ${item.id}`;

const inWords = (decision: Decision, items: readonly Item[]): string =>
  `${DONE[decision]}: ${items.map(called).join(', ')}.`;

/** What comes after a decision: the next item, or the end of the review. */
function onwards(opened: OpenedDraft, item: Item, text: string, at: number): Card {
  const { draft } = opened;
  const done = { text, back: { label: `Back to ${item.id}`, line: `draft show ${draft.id} ${item.id}` } };
  const next = nextAfter(draft, item);
  return next === undefined ? reviewedCard(opened, done, at) : itemCard(next, opened, done);
}

const stillToSay = ({ kind }: Item): string =>
  kind === 'quotation' ? 'Who said it is still to be named.' : 'It is still to be said whose claim it is.';

/** What is shown of a draft once a decision was made about items, the last of which leads on. */
function afterwards(decision: Decision, items: Decided, opened: OpenedDraft, at: number): Card {
  const text = inWords(decision, items);
  const open = items
    .map(({ id }) => itemNamed(opened.draft, id))
    .find((one) => one !== undefined && !isDecided(one));
  const item = items.at(-1) ?? items[0];
  const now = open ?? itemNamed(opened.draft, item.id) ?? item;
  if (decision === 'reset') return itemCard(now, opened, { text });
  return isDecided(now)
    ? onwards(opened, item, text, at)
    : itemCard(now, opened, { text: `${text} ${stillToSay(now)}` });
}

function decide(decision: Decision, sources: DraftSources, input: string, request: Request): Promise<Answer> {
  return withItems(sources, readWords(input), TAKES[decision], request, async (items, opened) => {
    let { draft } = opened;
    for (const [index, { id }] of items.entries()) {
      const change = { kind: decision, item: id };
      // Whatever anybody else has done to it meanwhile: this is what is wanted of it now, and "Back" leads to it.
      const changed = await sources.desk().change(draft.id, change, actorOf(request), request.at);
      if (changed.kind !== 'changed') {
        const done = items.slice(0, index);
        return refusedChange({
          changed,
          draft,
          item: id,
          ...(done.length === 0 ? {} : { before: inWords(decision, done) }),
        });
      }
      draft = changed.draft;
    }
    return told(afterwards(decision, items, { ...opened, draft }, request.at));
  });
}

type Run = (sources: DraftSources, input: string, request: Request) => Promise<Answer>;

/** Keeps items as they are: a key point as a quotation of the outlet, a quotation word for word. */
export const keep: Run = (sources, input, request) => decide('keep', sources, input, request);

/** Leaves items out. */
export const drop: Run = (sources, input, request) => decide('drop', sources, input, request);

/** Takes items back to what was found. */
export const reset: Run = (sources, input, request) => decide('reset', sources, input, request);
