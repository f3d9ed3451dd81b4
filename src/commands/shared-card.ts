/**
 * Sharing: what is for the asker alone can be put before the channel, once, with the name of who did it.
 */
import { type Card, plain } from '../cards/card.ts';
import { remembering } from '../cards/remembering.ts';

/** A card that stands where everybody sees it already, and so has nothing to share: the same one for the same card. */
export const withoutShare = remembering(
  (card: Card): Card => ({
    ...card,
    elements: card.elements.map((element) =>
      element.type === 'buttons'
        ? { ...element, buttons: element.buttons.filter(({ line }) => !line.endsWith(' share')) }
        : element,
    ),
  }),
);

/** A card for everybody in the channel, which says who put it there. */
export function sharedCard(card: Card, name: string): Card {
  const { elements, ...rest } = withoutShare(card);
  return { ...rest, elements: [...elements, { type: 'source', text: [plain(`Shared by ${name}`)] }] };
}
