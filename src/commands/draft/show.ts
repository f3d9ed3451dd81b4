/**
 * `draft show <draft> [item]`: a draft as a whole, one part of it, or one item to decide about.
 */
import { type Card, paragraph } from '../../cards/card.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import { draftName } from '../../drafting/drafts/draft-name.ts';
import type { Answer, Request } from '../command.ts';
import { detailNamed } from './detail.ts';
import { detailCard, detailsCard } from './detail-card.ts';
import { told } from './editor.ts';
import { type Item, itemNamed } from './item.ts';
import { itemCard } from './item-card.ts';
import { readWords, type Words, whichItem, withDraft } from './opened.ts';
import { isPartName } from './part.ts';
import { draftPartCard } from './part-card.ts';
import { reviewCard } from './review-card.ts';
import type { DraftSources } from './sources.ts';

/** Other words for the whole, and for what is known of its source: what is missing is named by them too. */
const WHOLE: ReadonlySet<string> = new Set(['', 'all', 'brief']);
const SOURCE: ReadonlySet<string> = new Set(['facts', 'source']);

const EVERY_KIND: readonly Item['kind'][] = ['title', 'summary', 'text', 'quotation', 'figure', 'person'];

/** A draft that is open no more: what became of it, and what can be done. */
function closedCard({ draft, source }: OpenedDraft): Card {
  const { id, state } = draft;
  const title = draftName(draft, source.text);
  return state === 'discarded'
    ? {
        title: `Discarded: ${title}`,
        elements: [
          paragraph('This draft was discarded. It can be taken up again.'),
          { type: 'buttons', buttons: [{ label: 'Restore', line: `draft restore ${id}` }] },
        ],
      }
    : {
        title: `Published: ${title}`,
        elements: [
          paragraph('This draft was published. Its brief can be corrected, or taken out of the library.'),
          {
            type: 'buttons',
            buttons: [
              { label: 'Open the brief', line: `brief ${id}` },
              { label: 'Correct it', line: `draft correct ${id}` },
              { label: 'Withdraw it', line: `draft withdraw ${id}`, style: 'danger' },
            ],
          },
        ],
      };
}

function openCard(opened: OpenedDraft, { item: typed, rest }: Words, request: Request): Card | undefined {
  if (WHOLE.has(typed)) return reviewCard(opened, request);
  if (SOURCE.has(typed)) return detailsCard(opened.draft);
  const item = itemNamed(opened.draft, typed);
  if (item !== undefined) return itemCard(item, opened);
  if (isPartName(typed)) return draftPartCard(typed, opened, request.place, rest.toLowerCase());
  const detail = detailNamed(typed);
  return detail === undefined ? undefined : detailCard(opened.draft, detail);
}

/** Opens a draft for review. */
export function show(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  const words = readWords(input);
  return withDraft(sources, words.draft, 'show', request, (opened) => {
    if (opened.draft.state !== 'open') return told(closedCard(opened));
    const card = openCard(opened, words, request);
    return card === undefined
      ? whichItem(opened.draft, words.item, { subcommand: 'show', kinds: EVERY_KIND }, request)
      : told(card);
  });
}
