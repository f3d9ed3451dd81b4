/**
 * A card as plain text: for the terminal, for notifications, and for measuring how long an answer is.
 */
import type { Button, Card, Element, Inline, Text } from './card.ts';

/**
 * How buttons and choices read without anything to press: as the lines to type, as their labels alone
 * (what a reader of a chat sees), or not at all.
 */
export type ButtonStyle = 'lines' | 'labels' | 'none';

/** A point in time for readers whose zone is unknown: `2026-11-24 09:00 UTC`. */
export function utcMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A run of text without its emphasis. A link whose text is not its address shows both, unless it can be pressed. */
function inlineToPlainText(inline: Inline, buttons: ButtonStyle): string {
  switch (inline.type) {
    case 'plain':
    case 'strong':
    case 'emphasis':
      return inline.text;
    case 'link':
      return inline.text === inline.url || buttons === 'labels'
        ? inline.text
        : `${inline.text} (${inline.url})`;
    case 'command':
      return `/${inline.line}`;
    case 'time':
      return inline.style === 'date' ? new Date(inline.at).toISOString().slice(0, 10) : utcMinute(inline.at);
  }
}

/** A line of structured text without its structure. */
export function textToPlainText(text: Text, buttons: ButtonStyle = 'lines'): string {
  return text.map((inline) => inlineToPlainText(inline, buttons)).join('');
}

/** Words in quotation marks, as this project prints them everywhere. */
export function inMarks(words: string): string {
  return `“${words}”`;
}

function buttonLine({ label, line }: Pick<Button, 'label' | 'line'>, style: ButtonStyle): string {
  if (style !== 'lines') return `[${label}]`;
  return label === `/${line}` ? `→ ${label}` : `→ ${label}: /${line}`;
}

function linesOf(element: Element, buttons: ButtonStyle): readonly string[] {
  const read = (text: Text) => textToPlainText(text, buttons);
  switch (element.type) {
    case 'paragraph':
    case 'source':
      return [read(element.text)];
    case 'heading':
      return [element.text];
    case 'quotation':
      return [...element.pieces.map(inMarks), ...element.lines.map(read)];
    case 'list':
      return element.items.map((item) => `• ${read(item)}`);
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}: ${read(value)}`);
    case 'image':
      return [`${element.alternative} (${element.url})`];
    case 'buttons':
      if (buttons === 'none') return [];
      return buttons === 'labels'
        ? [element.buttons.map((button) => buttonLine(button, buttons)).join(' ')]
        : element.buttons.map((button) => buttonLine(button, buttons));
    case 'choice':
      if (buttons === 'none') return [];
      return buttons === 'labels'
        ? [`[${element.placeholder}]`]
        : element.choices.map((choice) => buttonLine(choice, buttons));
    case 'form':
      // There is nothing to open here, and the card says how to type the same.
      return [];
  }
}

/** Elements that belong to what stands above them, with no empty line between. */
const CLINGING = new Set<Element['type']>(['source']);

/**
 * Draws a card as plain text, without a final line break. Quotations keep every character.
 *
 * @param buttons how buttons read; as lines to type unless told otherwise.
 */
export function toPlainText(card: Card, buttons: ButtonStyle = 'lines'): string {
  const lines: string[] = card.title === undefined ? [] : [card.title];
  let previous: Element['type'] | undefined;
  for (const element of card.elements) {
    const own = linesOf(element, buttons);
    if (own.length === 0) continue;
    if (lines.length > 0 && !CLINGING.has(element.type) && previous !== 'heading') lines.push('');
    lines.push(...own);
    previous = element.type;
  }
  return lines.join('\n');
}

/** The length of a card as its reader sees it in a chat, in UTF-16 code units: its text and its buttons' labels. */
export function lengthOf(card: Card): number {
  return toPlainText(card, 'labels').length;
}
