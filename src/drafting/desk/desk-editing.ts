/**
 * Editing at the desk: changes to drafts by several people at once, none of which undoes another unnoticed.
 */
import type { Change, Changed, OpenedDraft } from '../desk.ts';
import type { Draft, DraftState } from '../draft.ts';
import { changeDraft } from '../drafts/draft-change.ts';
import { FACT_NAMES, type FactName } from '../drafts/draft-facts.ts';
import type { Actor, EditorialEvent } from '../store.ts';
import type { BeginningParts } from './desk-begin.ts';
import { finds } from './desk-names.ts';

/** What editing needs. */
type EditingParts = Pick<BeginningParts, 'store' | 'library'>;

/** How often a change is tried again where another came in between. */
const MOST_ATTEMPTS = 5;

/** Nothing was done. @param reason why, in a whole sentence or several. */
export const refused = (reason: string) => ({ kind: 'refused', reason }) as const;

/** Nobody knows a draft of this id. */
export const noDraft = (id: string) => refused(`There is no draft ${id}.`);

/** Why a draft that is not open cannot be worked on; absent where it is open. */
export function stateFault({ id, state, corrects, renamed }: Draft): string | undefined {
  if (renamed !== undefined) return `${id} is ${renamed} now.`;
  switch (state) {
    case 'open':
      return undefined;
    case 'published':
      return `${id} is published. Open it for correction to change it.`;
    case 'discarded':
      return corrects === undefined
        ? `${id} was discarded. Restore it first.`
        : `The correction of ${id} was discarded. Restore it first, or begin another one.`;
  }
}

/** What of a change goes into the record: which item, or what of the source, never what was written. */
function detailOf(change: Change, before: Draft, after: Draft): string {
  if ('item' in change) return `${change.kind} ${change.item}`;
  if (change.kind !== 'facts') return change.kind;
  return FACT_NAMES.filter((name) => before.facts[name] !== after.facts[name])
    .map((name) => RECORDED[name] ?? name)
    .join(', ');
}

/** Facts whose name would be taken for something else: the brief has a title of its own. */
const RECORDED: Readonly<Partial<Record<FactName, string>>> = { title: 'headline', url: 'address' };

/** The draft in its next revision. */
const next = (draft: Draft, from: Draft, at: number): Draft => ({
  ...draft,
  revision: from.revision + 1,
  changedAt: at,
});

/** The draft of an id, also where that was its id before it was given another. */
async function draftOf({ store }: Pick<EditingParts, 'store'>, id: string): Promise<Draft | undefined> {
  let draft = await store.draft(id);
  const seen = new Set<string>();
  while (draft?.renamed !== undefined && !seen.has(draft.id)) {
    seen.add(draft.id);
    draft = await store.draft(draft.renamed);
  }
  return draft;
}

/** Opens a draft, by its id or one that it had before, with the text that it was made from. */
export async function openDraft(
  { store }: Pick<EditingParts, 'store'>,
  id: string,
): Promise<OpenedDraft | undefined> {
  const draft = await draftOf({ store }, id);
  const source = draft && (await store.source(draft.source));
  return draft === undefined || source === undefined ? undefined : { draft, source };
}

/** The draft as it is now, where somebody else changed it meanwhile. */
export async function staleDraft(
  { store }: EditingParts,
  id: string,
): Promise<Extract<Changed, { kind: 'stale' | 'refused' }>> {
  const draft = await store.draft(id);
  return draft === undefined ? noDraft(id) : { kind: 'stale', draft };
}

/** Applies a change to a draft, whichever revision it is at unless the editor saw a certain one. */
export async function change(
  parts: EditingParts,
  id: string,
  wanted: Change,
  by: Actor,
  at: number,
  revision?: number,
): Promise<Changed> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const opened = await openDraft(parts, id);
    if (opened === undefined) return noDraft(id);
    const { draft } = opened;
    if (draft.id !== id) return refused(`${id} is ${draft.id} now.`);
    if (revision !== undefined && draft.revision !== revision) return { kind: 'stale', draft };
    const result = await changeOnce(parts, opened, wanted, by, at);
    if (result !== 'again') return result;
  }
  return staleDraft(parts, id);
}

async function changeOnce(
  parts: EditingParts,
  { draft, source }: OpenedDraft,
  wanted: Change,
  by: Actor,
  at: number,
): Promise<Changed | 'again'> {
  const fault = stateFault(draft);
  if (fault !== undefined) return refused(fault);
  const result = changeDraft(draft, source.text, wanted);
  if (result.kind === 'refused') return result;
  const changed = next(result.draft, draft, at);
  const event: EditorialEvent = {
    at,
    actor: by,
    kind: 'changed',
    subject: draft.id,
    detail: detailOf(wanted, draft, result.draft),
  };
  if (changed.id !== draft.id) return rename(parts, draft, changed, event);
  return (await parts.store.saveDraft(changed, draft.revision, event))
    ? { kind: 'changed', draft: changed }
    : 'again';
}

/** Gives a draft another id: it goes on under that one, and what was under the old one is discarded. */
async function rename(
  { store, library }: EditingParts,
  draft: Draft,
  renamed: Draft,
  { at, actor }: EditorialEvent,
): Promise<Changed | 'again'> {
  const holder = await store.draft(renamed.id);
  if (finds(library(), renamed.id) || (holder !== undefined && holder.state !== 'discarded')) {
    return refused(`${renamed.id} is taken already. Choose another id.`);
  }
  const left = next({ ...draft, state: 'discarded', renamed: renamed.id }, draft, at);
  const leaving: EditorialEvent = {
    at,
    actor,
    kind: 'discarded',
    subject: draft.id,
    detail: `now ${renamed.id}`,
  };
  if (!(await store.saveDraft(left, draft.revision, leaving))) return 'again';
  const arriving: EditorialEvent = {
    at,
    actor,
    kind: 'drafted',
    subject: renamed.id,
    detail: `was ${draft.id}`,
  };
  if (await store.addDraft(renamed, arriving)) return { kind: 'changed', draft: renamed };
  // Somebody took the id at the same moment: the draft goes on as it was.
  const back: EditorialEvent = { at, actor, kind: 'restored', subject: draft.id };
  await store.saveDraft(next(draft, left, at), left.revision, back);
  return 'again';
}

/** Moves a draft from one state to another. */
export async function move(
  parts: EditingParts,
  id: string,
  from: DraftState,
  to: DraftState,
  event: Omit<EditorialEvent, 'subject'>,
): Promise<Changed> {
  const draft = await draftOf(parts, id);
  if (draft === undefined) return noDraft(id);
  if (draft.id !== id) return refused(`${id} is ${draft.id} now.`);
  if (draft.state !== from) return refused(stateFault(draft) ?? `${id} is open already.`);
  const moved = next({ ...draft, state: to }, draft, event.at);
  const done = await parts.store.saveDraft(moved, draft.revision, { ...event, subject: id });
  return done ? { kind: 'changed', draft: moved } : staleDraft(parts, id);
}
