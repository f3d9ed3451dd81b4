/**
 * An editor's change to a quotation.
 */
import type { Change } from '../desk.ts';
import type { Draft, DraftQuotation } from '../draft.ts';
import type { Redrafted } from './draft-change.ts';
import { namedAs } from './draft-claimants.ts';
import { correctedBrief } from './draft-correction.ts';
import { withItem } from './draft-items.ts';
import { trimmedTo } from './draft-trim.ts';
import { written } from './draft-wording.ts';

const refused = (reason: string): Redrafted => ({ kind: 'refused', reason });

/** Applies a change to a quotation of a draft. */
export function changedQuotation(
  draft: Draft,
  text: string,
  quotation: DraftQuotation,
  change: Extract<Change, { readonly item: string }>,
): Redrafted {
  const { id } = quotation;
  const changed = (part: Partial<DraftQuotation>): Redrafted => ({
    kind: 'changed',
    draft: withItem(draft, { kind: 'quotation', quotation: { ...quotation, ...part } }),
  });
  switch (change.kind) {
    case 'keep':
      return changed({ decision: 'kept' });
    case 'drop':
      return changed({ decision: 'dropped' });
    case 'trim': {
      if (correctedBrief(draft)?.source === 'unknown') {
        return refused(
          `${id} cannot be trimmed: the text of its source is not in the store, so nothing shows that what remains stands there. Drop it, or draft the article anew.`,
        );
      }
      const trimmed = trimmedTo(text, quotation, change.words);
      return trimmed.kind === 'refused' ? trimmed : changed({ pieces: trimmed.pieces, decision: 'kept' });
    }
    case 'speaker': {
      const name = namedAs(draft, text, change.name);
      return name.kind === 'refused' ? name : changed({ speaker: name.text, certain: true });
    }
    case 'about': {
      const about = written('about', change.text);
      return about.kind === 'refused' ? about : changed({ about: about.text });
    }
    default:
      return refused(
        `${id} is somebody’s words, which are never reworded. Trim it to a part, or drop it; its speaker and what it is about can be changed.`,
      );
  }
}
