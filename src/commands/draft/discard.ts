/**
 * `draft discard <draft>` and `draft restore <draft>`: away with it, and the way back.
 */
import { paragraph } from '../../cards/card.ts';
import { draftName } from '../../drafting/drafts/draft-name.ts';
import type { Answer, Request } from '../command.ts';
import { actorOf, told } from './editor.ts';
import { readWords, withDraft } from './opened.ts';
import { refusedChange } from './refused-change.ts';
import { reviewCard } from './review-card.ts';
import type { DraftSources } from './sources.ts';

/** Discards a draft. */
export function discard(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  return withDraft(sources, readWords(input).draft, 'discard', request, async ({ draft, source }) => {
    const changed = await sources.desk().discard(draft.id, actorOf(request), request.at);
    if (changed.kind !== 'changed') return refusedChange({ changed, draft });
    return told({
      title: `Discarded: ${draftName(draft, source.text)}`,
      elements: [
        paragraph('It is out of the list of drafts, and can be taken up again for a while.'),
        {
          type: 'buttons',
          buttons: [
            { label: 'Undo', line: `draft restore ${draft.id}` },
            { label: 'Drafts', line: 'draft list' },
          ],
        },
      ],
    });
  });
}

/** Takes a discarded draft up again. */
export function restore(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  return withDraft(sources, readWords(input).draft, 'restore', request, async (opened) => {
    const { draft } = opened;
    const changed = await sources.desk().restore(draft.id, actorOf(request), request.at);
    if (changed.kind !== 'changed') return refusedChange({ changed, draft });
    return told(reviewCard({ ...opened, draft: changed.draft }, request, 'Taken up again.'));
  });
}
