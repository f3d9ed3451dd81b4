/**
 * Sources, drafts, feeds and events to fill a store with.
 */
import type { Draft } from '../../src/drafting/draft.ts';
import type { Feed } from '../../src/drafting/feed.ts';
import type { EditorialEvent, StoredSource } from '../../src/drafting/store.ts';
import { NINE } from './digest-fixtures.ts';

/** Something that an editor did to a subject. */
export function eventOn(
  subject: string,
  kind: EditorialEvent['kind'],
  changes: Partial<EditorialEvent> = {},
): EditorialEvent {
  return { at: NINE, actor: { platform: 'slack', id: 'U1' }, kind, subject, ...changes };
}

/** A source whose hash is not that of its text. */
export function sourceOf(sha256: string, changes: Partial<StoredSource> = {}): StoredSource {
  return {
    sha256,
    text: 'The ferry stays in the harbour.\n\n“We wait,” said Ada Holm.',
    facts: { title: 'No ferry', outlet: 'The Harbour Post', url: 'https://post.example/ferry' },
    sketch: [3, 1, 2],
    bands: [],
    savedAt: NINE,
    ...changes,
  };
}

const span = { start: 0, end: 31 };

/** A draft with something of everything, also of what may be absent. */
export function draftOf(id: string, changes: Partial<Draft> = {}): Draft {
  const items: Pick<Draft, 'texts' | 'quotations' | 'figures' | 'people'> = {
    texts: [
      { id: 'k1', kind: 'key-point', span, claim: 'Ada Holm', verb: 'said', wording: { kind: 'open' } },
      { id: 'k2', kind: 'key-point', span, wording: { kind: 'quoted' } },
      {
        id: 'd1',
        kind: 'date',
        span,
        label: '2024-05-01',
        wording: { kind: 'reworded', text: 'It stayed.' },
      },
      { id: 't1', kind: 'term', span, wording: { kind: 'dropped' } },
    ],
    quotations: [
      {
        id: 'q1',
        publishedAs: 'holm-1',
        type: 'direct',
        found: [{ start: 34, end: 42 }],
        pieces: [{ start: 34, end: 41 }],
        context: { start: 33, end: 58 },
        speaker: 'Ada Holm',
        certain: true,
        confidence: 0.9,
        about: 'waiting',
        decision: 'kept',
      },
    ],
    figures: [
      {
        id: 'f1',
        written: span,
        value: 1.5,
        unit: 'boats',
        what: 'boats',
        claim: 'Ada Holm',
        decision: 'open',
      },
    ],
    people: [
      {
        id: 'n1',
        name: 'Ada Holm',
        role: 'harbour master',
        affiliation: 'Port of Skerry',
        aliases: ['Holm'],
        decision: 'dropped',
      },
    ],
  };
  return {
    id,
    revision: 1,
    state: 'open',
    createdAt: NINE,
    changedAt: NINE,
    corrects: { brief: 'id: ferry\n', note: 'One boat, not two.' },
    source: 's1',
    facts: { title: 'No ferry', published: '2024-05-01' },
    title: 'The ferry stays',
    aliases: ['boats'],
    topics: ['harbour'],
    summary: { spans: [span], wording: { kind: 'open' } },
    ...items,
    originals: { title: 'No ferry', summary: { spans: [], wording: { kind: 'open' } }, ...items },
    ...changes,
  };
}

/** A feed that is due at nine. */
export function feedOf(id: string, changes: Partial<Feed> = {}): Feed {
  return {
    id,
    address: `https://${id}.example/feed`,
    platform: 'slack',
    channel: 'C1',
    mode: 'drafts',
    state: 'active',
    nextFetch: NINE,
    failures: 0,
    told: false,
    addedAt: NINE,
    ...changes,
  };
}
