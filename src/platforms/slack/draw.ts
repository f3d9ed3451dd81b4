/**
 * A card as Slack messages: one where it fits, otherwise as many as it takes, so that nothing is lost.
 */
import type { ContextBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { type Card, strong } from '../../cards/card.ts';
import { remembering } from '../../cards/remembering.ts';
import { shortened } from '../../cards/shorten.ts';
import { drawElement, drawParagraph } from './draw-element.ts';
import { textRun } from './draw-text.ts';
import { LIMITS } from './limits.ts';
import { escaped, notificationText } from './notification.ts';
import { bundled, weightOf } from './wrap.ts';

/** One message: `blocks` is what is seen, `text` what a lock screen shows. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Room that every message keeps for a line of ours above and one below: "…continued", "was left out". */
const RESERVE = { blocks: 2, weight: 1_000 } as const;

/** A heading longer than this, measured as JSON, stands alone rather than in the block that it heads. */
const LONGEST_JOINED_HEADING = 450;

/** A line of our own in small print. */
export function remark(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text: text.toWellFormed(), emoji: false }] };
}

function drawTitle(title: string): readonly KnownBlock[] {
  const words = title.trim().toWellFormed();
  if (words === '') return [];
  if (words.length > LIMITS.header.text) return drawParagraph([strong(words)]);
  return [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
}

/** Puts a heading into the block that it heads, so that no end of a message can part them. */
function joined(heading: RichTextBlock | undefined, blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  if (heading === undefined) return blocks;
  const [first, ...others] = blocks;
  if (first?.type !== 'rich_text') return [heading, ...blocks];
  const [head, ...rest] = first.elements;
  const [own] = heading.elements;
  const elements =
    own?.type === 'rich_text_section' && head?.type === 'rich_text_section'
      ? [{ ...head, elements: [...own.elements, textRun('\n'), ...head.elements] }, ...rest]
      : [...heading.elements, ...first.elements];
  return [{ ...first, elements }, ...others];
}

/** A card as blocks in order, however many: none where there is nothing to see. */
export function drawBlocks(card: Card): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [...drawTitle(card.title ?? '')];
  let heading: RichTextBlock | undefined;
  for (const [position, element] of card.elements.entries()) {
    const drawn = drawElement(element, position);
    if (drawn.length === 0) continue;
    const [only] = drawn;
    const joins =
      element.type === 'heading' && only?.type === 'rich_text' && weightOf(only) <= LONGEST_JOINED_HEADING;
    if (joins && heading === undefined) {
      heading = only;
      continue;
    }
    blocks.push(...joined(heading, drawn));
    heading = undefined;
  }
  return heading === undefined ? blocks : [...blocks, heading];
}

function continuation(card: Card, number: number, count: number): Message {
  const title = shortened((card.title ?? '').trim(), 80);
  const line = `…continued${title === '' ? '' : `: ${title}`} (${number} of ${count})`;
  return { text: escaped(line), blocks: [remark(line)] };
}

/**
 * Draws a card. Every message is within Slack's limits, with room for one more small line ({@link remark}).
 *
 * @returns one message or more, in the order in which they are to be sent.
 */
export const drawCard = remembering((card: Card): readonly [Message, ...Message[]] => {
  const [first, ...later] = bundled(
    drawBlocks(card),
    LIMITS.message.blocks - RESERVE.blocks,
    LIMITS.message.characters - RESERVE.weight,
  );
  const text = notificationText(card);
  if (first === undefined) return [{ text, blocks: [remark(text)] }];
  return [
    { text, blocks: first },
    ...later.map((blocks, index) => {
      const { text: line, blocks: above } = continuation(card, index + 2, later.length + 1);
      return { text: line, blocks: [...above, ...blocks] };
    }),
  ];
});
