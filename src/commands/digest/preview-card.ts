/**
 * What the next digests hold, and when they are due.
 */
import { type Card, type Element, paragraph, strong } from '../../cards/card.ts';
import type { Preview } from '../../digest/digest.ts';
import { minute } from './subscription-card.ts';

/** What cannot be embedded: there is nothing to press in a preview. */
const CONTROLS: ReadonlySet<Element['type']> = new Set(['buttons', 'choice', 'form']);

/** A card's contents inside another card: its title as a heading, and nothing to press. */
function embedded(card: Card): readonly Element[] {
  return [
    ...(card.title === undefined ? [] : [{ type: 'heading' as const, text: card.title }]),
    ...card.elements.filter(({ type }) => !CONTROLS.has(type)),
  ];
}

function contentsOf({ cards, reason }: Preview): readonly Element[] {
  return cards.length === 0
    ? [paragraph(`Nothing will be posted: ${reason ?? 'there is nothing to post.'}`)]
    : cards.flatMap(embedded);
}

/** What each channel's next digest holds, and when it is due. */
export function previewCard(previews: readonly Preview[]): Card {
  return {
    title: previews.length === 1 ? 'The next digest' : 'The next digests',
    elements: previews.flatMap((preview) => [
      preview.schedule === ''
        ? paragraph(strong(preview.label), ', when it is asked for')
        : paragraph(strong(preview.label), ', due ', minute(preview.due), ` (${preview.schedule})`),
      ...contentsOf(preview),
    ]),
  };
}

/** What a channel without a subscription would get, and how to have it come. */
export function newcomerCard(preview: Preview): Card {
  return {
    title: 'What a digest would hold here',
    elements: [
      paragraph(strong(preview.label), ' has no subscription. A first digest with all topics would be this:'),
      ...contentsOf(preview),
      {
        type: 'buttons',
        buttons: [
          { label: 'Subscribe', line: 'digest subscribe', style: 'primary' },
          { label: 'Post it now', line: 'digest now' },
        ],
      },
    ],
  };
}
