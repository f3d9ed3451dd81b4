/**
 * How a digest shows a brief's contents: as the commands do, so that a quotation reads the same wherever it stands.
 */
import type { Presentation } from '../digest/presentation.ts';
import { keyPointText, quotationElement, quotedBy } from './attribution.ts';
import { firstAnswer } from './brief-card.ts';
import { withoutShare } from './shared-card.ts';

/** The commands' own way of showing a brief, without a button to share what stands in a channel already. */
export const presentation: Presentation = {
  firstAnswer: (brief) => withoutShare(firstAnswer(brief)),
  quotation: quotationElement,
  quotedBy,
  keyPoint: keyPointText,
};
