/**
 * The first answer to a question about a brief: short enough for a phone, leading on by buttons.
 */
import { handleOf } from '../briefs/handle.ts';
import type { Brief, Quotation } from '../briefs/schema.ts';
import { type Button, type Card, type Element, paragraph, strong } from '../cards/card.ts';
import { dateInWords } from '../cards/date-in-words.ts';
import { lengthOf } from '../cards/plain-text.ts';
import { remembering } from '../cards/remembering.ts';
import { keyPointText, quotationElement, sourceElement } from './attribution.ts';

/** The longest first answer, in characters as its reader sees it. */
export const LONGEST_FIRST_ANSWER = 1_000;

const FIRST_KEY_POINTS = 3;

function buttonsOf(brief: Brief): Element {
  const handle = handleOf(brief);
  const part = (label: string, name: string, count: number): readonly Button[] =>
    count === 0 ? [] : [{ label: `${label} (${count})`, line: `brief ${handle} ${name}` }];
  return {
    type: 'buttons',
    buttons: [
      ...part('All key points', 'points', brief.key_points.length),
      ...part('Quotations', 'quotations', brief.quotations.length),
      ...part('Figures', 'figures', brief.figures.length),
      { label: 'Share', line: `brief ${handle} share` },
    ],
  };
}

function correctionOf(brief: Brief): readonly Element[] {
  const last = brief.corrections.at(-1);
  return last === undefined
    ? []
    : [paragraph(strong(`Corrected on ${dateInWords(last.date)}:`), ` ${last.note}`)];
}

interface Contents {
  readonly correction: boolean;
  readonly keyPoints: number;
  readonly quotation: Quotation | undefined;
}

function cardOf(brief: Brief, { correction, keyPoints, quotation }: Contents): Card {
  const points = brief.key_points.slice(0, keyPoints);
  return {
    title: brief.title,
    elements: [
      sourceElement(brief),
      ...(correction ? correctionOf(brief) : []),
      paragraph(brief.summary),
      ...(points.length === 0
        ? []
        : [{ type: 'list' as const, items: points.map((point) => keyPointText(brief, point)) }]),
      ...(quotation === undefined ? [] : [quotationElement({ brief, quotation })]),
      buttonsOf(brief),
    ],
  };
}

/** What a first answer may hold, richest first: key points give way before the quotation, which is never cut. */
function* contentsOf(brief: Brief): Generator<Contents> {
  for (const correction of [true, false]) {
    for (const withQuotation of [true, false]) {
      for (let keyPoints = FIRST_KEY_POINTS; keyPoints >= 0; keyPoints -= 1) {
        if (!withQuotation) yield { correction, keyPoints, quotation: undefined };
        else for (const quotation of brief.quotations) yield { correction, keyPoints, quotation };
      }
    }
  }
}

/**
 * The first answer: title, source, summary, up to three key points and one whole quotation, within
 * {@link LONGEST_FIRST_ANSWER} characters. What does not fit is behind the buttons.
 */
export const firstAnswer = remembering((brief: Brief): Card => {
  for (const contents of contentsOf(brief)) {
    const card = cardOf(brief, contents);
    if (lengthOf(card) <= LONGEST_FIRST_ANSWER) return card;
  }
  return cardOf(brief, { correction: false, keyPoints: 0, quotation: undefined });
});
