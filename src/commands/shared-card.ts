import { type Card, plain } from '../cards/card.ts';

/** A card for everybody in the channel: it says who put it there, and cannot be shared a second time. */
export function sharedCard(card: Card, name: string): Card {
  return {
    ...card,
    elements: [
      ...card.elements.map((element) =>
        element.type === 'buttons'
          ? { ...element, buttons: element.buttons.filter(({ line }) => !line.endsWith(' share')) }
          : element,
      ),
      { type: 'source', text: [plain(`Shared by ${name}`)] },
    ],
  };
}
