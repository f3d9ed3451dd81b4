/**
 * The desk, on a store.
 */

import type { Changed, Desk, OpenedDraft, Published } from '../desk.ts';
import type { Draft } from '../draft.ts';
import { briefYaml } from '../drafts/brief-yaml.ts';
import { missing } from '../drafts/draft-missing.ts';
import type { Actor, EditorialEvent } from '../store.ts';
import { type BeginningParts, begin, beginCorrection } from './desk-begin.ts';
import { change, move, noDraft, openDraft, refused, staleDraft, stateFault } from './desk-editing.ts';
import { pauseFeed, removeFeed } from './desk-feeds.ts';
import { nameFault } from './desk-names.ts';
import { createReadingDesk } from './desk-reading.ts';

/** Where the desk writes what happens to it: events, never the words of a source or of an editor. */
export interface DeskLog {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What a desk is made of. */
export interface DeskParts extends BeginningParts {
  /** Told after something was published or withdrawn, so that the library has it. */
  readonly published: () => Promise<void>;
  /** Posts a brief at once in the channels that it fits. @returns in how many. */
  readonly announce: (brief: string) => Promise<number>;
  /** Follows a feed: `createFeeds(…).add`. */
  readonly addFeed: Desk['addFeed'];
  readonly log: DeskLog;
}

/** Why a draft cannot be published at all, whatever is decided in it. */
async function publicationFault({ library, fileOf }: DeskParts, draft: Draft): Promise<string | undefined> {
  const fault = stateFault(draft) ?? nameFault(library(), draft);
  if (fault !== undefined) return fault;
  const file = await fileOf(draft.id);
  if (file === undefined) return undefined;
  return `The file ${file} has the id ${draft.id} and would be served instead. ${
    draft.corrects === undefined ? 'Give the draft another id.' : 'Correct it there, or remove that file.'
  }`;
}

/** Posts a published brief at once; that it is published stands, whatever becomes of the posts. */
async function announced(
  { announce, log }: DeskParts,
  brief: string,
): Promise<{ readonly channels?: number }> {
  try {
    return { channels: await announce(brief) };
  } catch (error) {
    log.error({ err: error, brief }, 'The brief is published, but could not be posted at once');
    return {};
  }
}

async function publish(
  parts: DeskParts,
  { draft, source }: OpenedDraft,
  when: 'now' | 'next',
  by: Actor,
  at: number,
): Promise<Published> {
  const { store, published, log } = parts;
  const { id } = draft;
  const reason = await publicationFault(parts, draft);
  if (reason !== undefined) return { kind: 'refused', reason };
  const todo = missing(draft, source.text, at);
  if (todo.length > 0) return { kind: 'unfinished', todo };
  const kind = draft.corrects === undefined ? 'published' : 'corrected';
  const done: Draft = { ...draft, state: 'published', revision: draft.revision + 1, changedAt: at };
  const event: EditorialEvent = { at, actor: by, kind, subject: id, detail: when };
  const yaml = briefYaml(draft, source.text, at);
  if (!(await store.publish(done, draft.revision, yaml, event))) return staleDraft(parts, id);
  log.info({ brief: id, when }, `A brief was ${kind}`);
  await published();
  return { kind: 'published', brief: id, when, ...(when === 'now' ? await announced(parts, id) : {}) };
}

/** Takes a published brief out of the library, and a correction of it that was begun off the desk. */
async function withdraw(parts: DeskParts, id: string, by: Actor, at: number): Promise<Changed> {
  const { store, fileOf, published, log } = parts;
  const file = await fileOf(id);
  if (file !== undefined) return refused(`${id} is the file ${file}: remove that to serve it no more.`);
  const draft = await store.draft(id);
  if (draft === undefined || !(await store.published()).some((brief) => brief.id === id)) {
    return refused(`There is no published brief ${id}.`);
  }
  const away: Draft = { ...draft, state: 'discarded', revision: draft.revision + 1, changedAt: at };
  const event: EditorialEvent = { at, actor: by, kind: 'withdrawn', subject: id };
  if (!(await store.withdraw(away, draft.revision, event))) return staleDraft(parts, id);
  log.info({ brief: id }, 'A brief was withdrawn');
  await published();
  return { kind: 'changed', draft: away };
}

/** Makes a desk. */
export function createDesk(parts: DeskParts): Desk {
  const { store, library, addFeed } = parts;
  return {
    ...createReadingDesk(store, library),
    begin: (input, by, at, anyway = false) => begin(parts, input, by, at, anyway),
    correct: (brief, by, at) => beginCorrection(parts, brief, by, at),
    change: (id, wanted, by, at, revision) => change(parts, id, wanted, by, at, revision),
    async publish(id, when, by, at) {
      const opened = await openDraft(parts, id);
      return opened === undefined ? noDraft(id) : publish(parts, opened, when, by, at);
    },
    discard: (id, by, at) => move(parts, id, 'open', 'discarded', { at, actor: by, kind: 'discarded' }),
    restore: (id, by, at) => move(parts, id, 'discarded', 'open', { at, actor: by, kind: 'restored' }),
    withdraw: (brief, by, at) => withdraw(parts, brief, by, at),
    addFeed: (feed, by, at) => addFeed(feed, by, at),
    pauseFeed: (id, paused, by, at) => pauseFeed(store, id, paused, by, at),
    removeFeed: (id, by, at) => removeFeed(store, id, by, at),
  };
}
