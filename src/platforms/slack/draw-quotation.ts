/**
 * Somebody's words in Slack's rich text: each piece in quotation marks of its own, and no word of ours between them.
 */
import type { RichTextBlock, RichTextQuote } from '@slack/types';
import type { Element } from '../../cards/card.ts';
import { inMarks } from '../../cards/plain-text.ts';
import { isVisible, lines, type Run, runsOf, section, stretched, textRun } from './draw-text.ts';
import { splitText, weightOf } from './wrap.ts';

type Quotation = Extract<Element, { readonly type: 'quotation' }>;

/** The longest quotation that is kept in one block, measured as JSON: all but what a message needs besides. */
const WHOLE = 8_500;

/** Room for words where even one piece is longer than a message. */
const PART = 8_000;

const block = (...elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

const quote = (...runs: readonly Run[]): RichTextQuote => ({ type: 'rich_text_quote', elements: [...runs] });

/**
 * A piece longer than a message. Its marks open at its first word and close at its last, and what says that it
 * goes on stands outside them, in our own tone of voice.
 */
function partsOf(piece: string): readonly RichTextBlock[] {
  const parts = splitText(inMarks(piece).toWellFormed(), PART);
  const ours = (text: string) => section([textRun(text, { italic: true })]);
  return parts.map((part, index) =>
    block(
      ...(index === 0 ? [] : [ours('…continued, the same quotation:')]),
      quote(textRun(part)),
      ...(index === parts.length - 1 ? [] : [ours('The quotation continues …')]),
    ),
  );
}

function pieceBlocks(piece: string): readonly RichTextBlock[] {
  const whole = block(quote(textRun(inMarks(piece))));
  return weightOf(whole) <= WHOLE ? [whole] : partsOf(piece);
}

/** The blocks of a quotation: one where it fits, which it does at any length that a brief may have. */
export function drawQuotation({ pieces, lines: beneath }: Quotation): readonly RichTextBlock[] {
  const words = pieces.filter((piece) => piece.trim() !== '');
  const about = beneath.map(runsOf).filter(isVisible);
  const quoted = words.map((piece, index) => textRun(`${index === 0 ? '' : '\n'}${inMarks(piece)}`));
  const whole = block(
    ...(quoted.length === 0 ? [] : [quote(...quoted)]),
    ...(about.length === 0 ? [] : [lines(about)]),
  );
  if (whole.elements.length === 0) return [];
  if (weightOf(whole) <= WHOLE) return [whole];
  return [
    ...words.flatMap(pieceBlocks),
    ...about.flatMap((line) => stretched(line)).map((line) => block(section(line))),
  ];
}
