/**
 * What is offered while an option of `draft` is typed.
 *
 * What is offered has to be there at once, and the desk has to be asked: so what it said last is offered, and each
 * letter typed has it asked anew. Drafts are the editors' business: who is not known to be one is offered nothing.
 */
import { fold } from '../../briefs/normalise.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Feed } from '../../drafting/feed.ts';
import type { Completion, Context } from '../command.ts';
import { DETAILS } from './detail.ts';
import { itemsOf, nameOf } from './item.ts';
import { PART_NAMES } from './part.ts';
import type { DraftCommandSources } from './sources.ts';

/** What the desk said last. */
interface Known {
  readonly drafts: readonly Draft[];
  readonly feeds: readonly Feed[];
}

const asTyped = (value: string): Completion => ({ label: value, value });

const draftCompletion = ({ id, title }: Draft): Completion => ({
  label: title.trim() === '' ? id : `${id} · ${title}`,
  value: id,
});

const feedCompletion = ({ id, title }: Feed): Completion => ({
  label: title === undefined ? id : `${id} · ${title}`,
  value: id,
});

/** The items of the drafts that are open, by what they are: which draft is meant is not known here. */
function itemCompletions(drafts: readonly Draft[]): readonly Completion[] {
  const names = new Map(drafts.flatMap(itemsOf).map((item) => [item.id, nameOf(item)]));
  return [
    ...[...names].map(([id, name]) => ({ label: id === name ? id : `${id} · ${name}`, value: id })),
    ...PART_NAMES.map(asTyped),
  ];
}

function briefCompletions({ catalogue }: DraftCommandSources, typed: string): readonly Completion[] {
  return catalogue()
    .completeBrief(typed)
    .map(({ brief }) => ({ label: `${brief.id} · ${brief.title}`, value: brief.id }));
}

/** Values for an option, from what is known. */
function offered(
  option: string,
  typed: string,
  { drafts, feeds }: Known,
  sources: DraftCommandSources,
): readonly Completion[] {
  const begun = fold(typed);
  const fitting = (all: readonly Completion[]) =>
    all.filter(({ label, value }) => ` ${fold(`${value} ${label}`)}`.includes(` ${begun}`));
  switch (option) {
    case 'draft':
      return fitting(drafts.map(draftCompletion));
    case 'item':
      return fitting(itemCompletions(drafts));
    case 'detail':
      return fitting(DETAILS.map(({ name, called }) => ({ label: `${name} · ${called}`, value: name })));
    case 'feed':
      return fitting(feeds.map(feedCompletion));
    case 'brief':
      return briefCompletions(sources, typed);
    case 'subject':
      return [
        ...fitting([...drafts.map(draftCompletion), ...feeds.map(feedCompletion)]),
        ...briefCompletions(sources, typed),
      ];
    default:
      return [];
  }
}

/** How many editors are remembered at most; whoever was first is forgotten first. */
const MOST_EDITORS = 1_000;

/** Completes options, as the commands ask for it. */
export type CompleteDraft = (option: string, typed: string, context: Context) => readonly Completion[];

/** Makes what completes options. */
export function createDraftCompletion(sources: DraftCommandSources): CompleteDraft {
  const editors = new Set<string>();
  let known: Known = { drafts: [], feeds: [] };

  async function refresh({ asker, place }: Context): Promise<void> {
    const person = `${place.platform}:${asker.id}`;
    if (!(await asker.mayEdit())) {
      editors.delete(person);
      return;
    }
    editors.add(person);
    const [first] = editors;
    if (editors.size > MOST_EDITORS && first !== undefined) editors.delete(first);
    const [drafts, feeds] = await Promise.all([sources.desk().list(), sources.desk().feeds()]);
    known = { drafts, feeds };
  }

  return (option, typed, context) => {
    const isEditor = editors.has(`${context.place.platform}:${context.asker.id}`);
    // A desk that cannot be asked now offers what it said last: nobody waits for a completion, and none is an error.
    refresh(context).catch(() => undefined);
    return isEditor ? offered(option, typed, known, sources) : [];
  };
}
