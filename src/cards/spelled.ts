/**
 * A card with its commands written as they are typed where it is read. Pure.
 */
import { type Card, type Element, type Inline, plain, type Text } from './card.ts';

type Spell = (text: Text) => Text;

function elementSpelled(element: Element, spell: Spell): Element {
  switch (element.type) {
    case 'paragraph':
    case 'source':
      return { ...element, text: spell(element.text) };
    case 'quotation':
      return { ...element, lines: element.lines.map(spell) };
    case 'list':
      return { ...element, items: element.items.map(spell) };
    case 'facts':
      return { ...element, facts: element.facts.map((fact) => ({ ...fact, value: spell(fact.value) })) };
    default:
      return element;
  }
}

/**
 * Writes every command in a card as literal text.
 *
 * @param before what stands before a command where the card is read: `/` where there are slash commands.
 */
export function spelled(card: Card, before: string): Card {
  const inlineSpelled = (inline: Inline): Inline =>
    inline.type === 'command' ? plain(`${before}${inline.line}`) : inline;
  const spell: Spell = (text) => text.map(inlineSpelled);
  return { ...card, elements: card.elements.map((element) => elementSpelled(element, spell)) };
}
