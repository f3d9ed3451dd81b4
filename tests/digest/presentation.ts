/**
 * How commands show a brief's contents, as the composition root hands it to the digest.
 */
import { keyPointText, quotationElement, quotedBy } from '../../src/commands/attribution.ts';
import { firstAnswer } from '../../src/commands/brief-card.ts';
import type { Presentation } from '../../src/digest/presentation.ts';

export const presentation: Presentation = {
  firstAnswer,
  quotation: quotationElement,
  quotedBy,
  keyPoint: keyPointText,
};
