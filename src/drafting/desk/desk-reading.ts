/**
 * Looking at what lies on the desk, which changes nothing: also beside a running bot.
 */
import type { Brief } from '../../briefs/schema.ts';
import type { Desk } from '../desk.ts';
import type { EditorialStore } from '../store.ts';
import { contextOf } from './desk-context.ts';
import { openDraft } from './desk-editing.ts';

/** The part of the desk that changes nothing. */
export type ReadingDesk = Pick<Desk, 'open' | 'list' | 'history' | 'inContext' | 'feeds'>;

/** The most drafts that are listed, and the most events of one subject. */
const MOST = { drafts: 100, events: 50 } as const;

/** Makes a desk to look at. @param library the briefs that are served. */
export function createReadingDesk(store: EditorialStore, library: () => readonly Brief[]): ReadingDesk {
  return {
    open: (id) => openDraft({ store }, id),
    list: () => store.drafts('open', MOST.drafts),
    history: (subject) => store.events(subject, MOST.events),
    async inContext(id, quotation) {
      const brief = library().find((one) => one.id === id);
      const sha256 = brief?.source.sha256;
      const source = sha256 === undefined ? undefined : await store.source(sha256);
      return brief === undefined || source === undefined
        ? undefined
        : contextOf(brief, quotation, source.text);
    },
    feeds: () => store.feeds(),
  };
}
