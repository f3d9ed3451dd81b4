/**
 * How a brief's contents are shown. The digest is handed the functions that commands use, so that a quotation
 * reads the same wherever it stands.
 */
import type { Attributed } from '../briefs/catalogue.ts';
import type { Brief, KeyPoint } from '../briefs/schema.ts';
import type { Card, Element, Text } from '../cards/card.ts';

/** Draws what a digest takes from a brief. None of it depends on when it is read. */
export interface Presentation {
  /** A brief's first answer. It fits one message on every platform. */
  firstAnswer(brief: Brief): Card;
  /** A quotation with the lines beneath it: who said it, on what. */
  quotation(attributed: Attributed): Element;
  /** As quoted by whom, and in which brief. */
  quotedBy(brief: Brief): Element;
  /** A key point that opens with its claimant. */
  keyPoint(brief: Brief, keyPoint: KeyPoint): Text;
}
