/**
 * What the next digests hold, and when they are due.
 */
import { type Card, type Element, paragraph, strong } from '../../cards/card.ts';
import type { Preview } from '../../digest/digest.ts';
import { ownMinute, pauseElement } from './subscription-card.ts';

/** What cannot be embedded: there is nothing to press in a preview. */
const CONTROLS: ReadonlySet<Element['type']> = new Set(['buttons', 'choice', 'form']);

/** A card's contents inside another card: its title as a heading, and nothing to press. */
function embedded(card: Card): readonly Element[] {
  return [
    ...(card.title === undefined ? [] : [{ type: 'heading' as const, text: card.title }]),
    ...card.elements.filter(({ type }) => !CONTROLS.has(type)),
  ];
}

/** When it is due, or what holds it back. */
function dueElements({ label, schedule, due, pause }: Preview): readonly Element[] {
  if (schedule === '') return [paragraph(strong(label), ', when it is asked for')];
  if (pause === undefined) {
    const when = due === undefined ? [] : [', due ', ownMinute(due)];
    return [paragraph(strong(label), ...when, ` (${schedule})`)];
  }
  return [
    paragraph(strong(label), ` (${schedule})`),
    ...pauseElement({ pause, schedule }),
    paragraph(
      ...(due === undefined ? [] : ['The first one after that is due ', ownMinute(due), '. ']),
      'It would hold this, were it posted now:',
    ),
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
    elements: previews.flatMap((preview) => [...dueElements(preview), ...contentsOf(preview)]),
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
