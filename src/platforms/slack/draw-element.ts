/**
 * One element of a card as blocks, each of them within Slack's limits.
 */
import type { KnownBlock, RichTextBlock, RichTextSection } from '@slack/types';
import { type Element, emphasis, plain, strong, type Text } from '../../cards/card.ts';
import { textToPlainText } from '../../cards/plain-text.ts';
import { drawButtons, drawChoice } from './draw-controls.ts';
import { drawQuotation } from './draw-quotation.ts';
import { isAddress, isVisible, runsOf, section, stretched } from './draw-text.ts';
import { LIMITS } from './limits.ts';
import { bundled, weightOf } from './wrap.ts';

/** A paragraph: one block, or several where it is longer than a text may be. */
export function drawParagraph(text: Text): readonly RichTextBlock[] {
  const runs = runsOf(text);
  if (!isVisible(runs)) return [];
  return stretched(runs).map((stretch) => ({ type: 'rich_text', elements: [section(stretch)] }));
}

/** A list, its items kept whole where they fit. */
function drawList(items: readonly Text[]): readonly RichTextBlock[] {
  const sections = items
    .map(runsOf)
    .filter(isVisible)
    .flatMap((runs): readonly RichTextSection[] => stretched(runs).map(section));
  return bundled(sections, Number.POSITIVE_INFINITY, LIMITS.text).map((elements) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements }],
  }));
}

function drawFacts({ facts }: Extract<Element, { readonly type: 'facts' }>): readonly RichTextBlock[] {
  return drawList(
    facts.map(({ label, value }) => (label.trim() === '' ? value : [strong(label), plain(': '), ...value])),
  );
}

function drawImage({
  url,
  alternative,
}: Extract<Element, { readonly type: 'image' }>): readonly KnownBlock[] {
  const words = alternative.trim() === '' ? 'Image' : alternative.trim().toWellFormed();
  if (!isAddress(url) || weightOf(words) > LIMITS.image.alternative) {
    return drawParagraph([emphasis(words), plain(url.trim() === '' ? '' : ` (${url})`)]);
  }
  return [{ type: 'image', image_url: url, alt_text: words }];
}

/** The source: small print where it is words alone, which is all that Slack's small print can show literally. */
function drawSource(text: Text): readonly KnownBlock[] {
  const words = textToPlainText(text.filter(({ type }) => type !== 'link' && type !== 'time')).toWellFormed();
  const isPlain = text.every(({ type }) => type !== 'link' && type !== 'time');
  if (!isPlain || weightOf(words) > LIMITS.text) return drawParagraph(text);
  if (words.trim() === '') return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text: words, emoji: false }] }];
}

/**
 * The blocks of an element, in order; none where there is nothing to see.
 *
 * @param position the element's place in its card: makes the ids of its controls unique.
 */
export function drawElement(element: Element, position: number): readonly KnownBlock[] {
  switch (element.type) {
    case 'paragraph':
      return drawParagraph(element.text);
    case 'heading':
      return drawParagraph([strong(element.text)]);
    case 'quotation':
      return drawQuotation(element);
    case 'list':
      return drawList(element.items);
    case 'facts':
      return drawFacts(element);
    case 'image':
      return drawImage(element);
    case 'source':
      return drawSource(element.text);
    case 'buttons':
      return drawButtons(element.buttons, String(position), drawList);
    case 'choice':
      return drawChoice(element, String(position), drawList);
    // Opened, where that can be: form.ts. What else the card says tells how to type the same.
    case 'form':
      return [];
  }
}
