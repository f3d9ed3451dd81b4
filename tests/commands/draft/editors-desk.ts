/**
 * A desk in memory that behaves as the desk's own words say: it drafts the article of the ferry from any address but a
 * few, and changes drafts by the rules of drafting.
 */

import { sourceText } from '../../../src/briefs/source-text.ts';
import type { Change, Changed, Desk, Drafted, Published } from '../../../src/drafting/desk.ts';
import type { Draft } from '../../../src/drafting/draft.ts';
import { changeDraft } from '../../../src/drafting/drafts/draft-change.ts';
import { correctionOf } from '../../../src/drafting/drafts/draft-correction.ts';
import { missing } from '../../../src/drafting/drafts/draft-missing.ts';
import type { Feed } from '../../../src/drafting/feed.ts';
import type { Actor, EditorialEvent } from '../../../src/drafting/store.ts';
import { exampleBrief, exampleSource } from '../../fixtures/brief.ts';
import { briefText } from '../../fixtures/brief-file.ts';
import { chatContext, commandsOver } from '../../fixtures/commands.ts';
import { ferryDraft, ferrySource, placeOf } from './ferry-draft.ts';

/** What a test hands in. */
interface DeskOptions {
  readonly drafts?: readonly Draft[];
  readonly feeds?: readonly Feed[];
}

/** The desk, and what it was asked to do. */
export function editorsDesk({ drafts: begun = [], feeds: followed = [] }: DeskOptions = {}) {
  const drafts = new Map(begun.map((draft) => [draft.id, draft]));
  const feeds = new Map(followed.map((feed) => [feed.id, feed]));
  const events: EditorialEvent[] = [];
  /** The ids that drafts had before they were given another, with that one. */
  const formerly = new Map<string, string>();
  const changes: Change[] = [];
  /** Runs before the next change, as another editor would who is quicker. */
  let meanwhile: (() => void) | undefined;

  function note(
    at: number,
    actor: Actor,
    kind: EditorialEvent['kind'],
    subject: string,
    detail?: string,
  ): void {
    events.unshift({ at, actor, kind, subject, ...(detail === undefined ? {} : { detail }) });
  }

  function put(draft: Draft, at: number): Draft {
    const next = { ...draft, revision: draft.revision + 1, changedAt: at };
    drafts.set(next.id, next);
    return next;
  }

  const notThere = (id: string) => ({ kind: 'refused', reason: `There is no draft ${id}.` }) as const;

  async function inState(id: string, from: Draft['state'], to: Draft['state'], at: number): Promise<Changed> {
    const draft = drafts.get(id);
    if (draft === undefined) return notThere(id);
    if (draft.state !== from) return { kind: 'refused', reason: `The draft ${id} is ${draft.state}.` };
    return { kind: 'changed', draft: put({ ...draft, state: to }, at) };
  }

  const desk: Desk = {
    async begin(input, by, at, anyway = false): Promise<Drafted> {
      if (input.kind === 'address' && input.address.includes('nothing')) {
        return { kind: 'refused', reason: 'This page holds no article. Paste its text instead.' };
      }
      const known = [...drafts.values()].find(({ state }) => state !== 'discarded');
      if (known !== undefined && !anyway) {
        const duplicate = { by: 'nearly', likeness: 0.874, title: known.title, draft: known.id } as const;
        return { kind: 'duplicate', duplicates: [duplicate] };
      }
      const id = known === undefined ? ferryDraft().id : `${ferryDraft().id}-2`;
      const draft = ferryDraft({ id, createdAt: at, changedAt: at });
      drafts.set(id, draft);
      note(at, by, 'drafted', id);
      return { kind: 'drafted', draft, source: ferrySource };
    },
    async correct(brief, by, at): Promise<Drafted> {
      const { draft } = correctionOf(briefText({ id: brief }), at, sourceText(exampleSource));
      drafts.set(brief, draft);
      note(at, by, 'drafted', brief);
      return { kind: 'drafted', draft, source: ferrySource };
    },
    async open(id) {
      const draft = drafts.get(formerly.get(id) ?? id);
      return draft === undefined ? undefined : { draft, source: ferrySource };
    },
    list: async () => [...drafts.values()].filter(({ state }) => state === 'open').reverse(),
    async change(id, change, by, at, revision): Promise<Changed> {
      meanwhile?.();
      meanwhile = undefined;
      const draft = drafts.get(id);
      if (draft === undefined) return notThere(id);
      if (revision !== undefined && revision !== draft.revision) return { kind: 'stale', draft };
      const changed = changeDraft(draft, exampleSource, change);
      if (changed.kind === 'refused') return changed;
      changes.push(change);
      if (changed.draft.id !== id) {
        drafts.delete(id);
        formerly.set(id, changed.draft.id);
      }
      note(at, by, 'changed', id, change.kind);
      return { kind: 'changed', draft: put(changed.draft, at) };
    },
    async publish(id, when, by, at): Promise<Published> {
      const draft = drafts.get(id);
      if (draft === undefined) return notThere(id);
      const todo = missing(draft, exampleSource, at);
      if (todo.length > 0) return { kind: 'unfinished', todo };
      put({ ...draft, state: 'published' }, at);
      note(at, by, draft.corrects === undefined ? 'published' : 'corrected', id, when);
      return { kind: 'published', brief: id, when, ...(when === 'now' ? { channels: 2 } : {}) };
    },
    discard: (id, by, at) => {
      note(at, by, 'discarded', id);
      return inState(id, 'open', 'discarded', at);
    },
    restore: (id, by, at) => {
      note(at, by, 'restored', id);
      return inState(id, 'discarded', 'open', at);
    },
    withdraw: (brief, by, at) => {
      note(at, by, 'withdrawn', brief);
      return inState(brief, 'published', 'discarded', at);
    },
    history: async (subject) => events.filter((event) => event.subject === subject),
    async inContext(brief, quotation) {
      if (brief !== 'harbour-ferry' || quotation !== 'lindqvist-1') return undefined;
      const paragraph = exampleSource.split('\n').find((line) => line.includes('The company sees it')) ?? '';
      const from = placeOf(paragraph).start;
      const marked = [
        'A ship that sails empty helps nobody,',
        'and a ship that sails at a loss will soon not sail at all.',
      ]
        .map(placeOf)
        .map(({ start, end }) => ({ start: start - from, end: end - from }));
      return { text: paragraph, marked };
    },
    feeds: async () => [...feeds.values()],
    async addFeed(wanted, by, at) {
      if (wanted.address.includes('nothing'))
        return { kind: 'refused', reason: 'There is no feed at this address.' };
      const feed: Feed = {
        id: 'harbour-radio',
        title: 'Harbour Radio',
        state: 'active',
        nextFetch: at,
        failures: 0,
        told: false,
        addedAt: at,
        ...wanted,
      };
      feeds.set(feed.id, feed);
      note(at, by, 'feed-added', feed.id);
      return { kind: 'added', feed, items: 12 };
    },
    async pauseFeed(id, paused) {
      const feed = feeds.get(id);
      if (feed === undefined) return undefined;
      const changed: Feed = { ...feed, state: paused ? 'paused' : 'active' };
      feeds.set(id, changed);
      return changed;
    },
    async removeFeed(id) {
      const feed = feeds.get(id);
      feeds.delete(id);
      return feed;
    },
  };
  return {
    desk,
    /** The changes that were made. */
    changes,
    events,
    draft: (id: string) => drafts.get(id),
    feed: (id: string) => feeds.get(id),
    /** Has another editor change a draft before the next change is made. */
    beforeNextChange(change: Change, id: string): void {
      meanwhile = () => {
        const draft = drafts.get(id);
        const changed = draft === undefined ? undefined : changeDraft(draft, exampleSource, change);
        if (changed?.kind !== 'changed') throw new Error('Nobody could change that');
        put(changed.draft, 0);
      };
    },
  };
}

/** The commands over a desk, asked by an editor in a channel. */
export function editorAt(options: DeskOptions = { drafts: [ferryDraft()] }) {
  const made = editorsDesk(options);
  const commands = commandsOver([exampleBrief()], { desk: () => made.desk, hasContext: () => true });
  return {
    ...made,
    commands,
    ask: (line: string) => commands.answer(line, chatContext({ edits: true })),
  };
}
