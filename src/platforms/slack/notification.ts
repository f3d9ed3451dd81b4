/**
 * The text beside a message's blocks: what a lock screen, a notification or a reader without blocks shows.
 */
import type { Card, Element } from '../../cards/card.ts';
import { inMarks, textToPlainText } from '../../cards/plain-text.ts';
import { shortened } from '../../cards/shorten.ts';
import { LIMITS } from './limits.ts';

/** The longest text of anything but a quotation. A quotation is never shortened while Slack takes it whole. */
const LONGEST = 500;

/** Escaping makes a text longer by at most this factor (`&` becomes `&amp;`). */
const ESCAPED = 5;

/** Literal in Slack's text: without these three, nothing in it can mention anybody or hide an address. */
export function escaped(text: string): string {
  return text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wordsOf(element: Element): string {
  switch (element.type) {
    case 'paragraph':
      return shortened(textToPlainText(element.text).trim(), LONGEST);
    case 'quotation':
      return [
        ...element.pieces.filter((piece) => piece.trim() !== '').map(inMarks),
        ...element.lines.slice(0, 1).map((text) => textToPlainText(text)),
      ].join(' ');
    case 'list':
      return shortened(
        element.items
          .map((text) => textToPlainText(text))
          .join(' ')
          .trim(),
        LONGEST,
      );
    case 'facts':
      return shortened(
        element.facts.map(({ label, value }) => `${label}: ${textToPlainText(value)}`).join(' '),
        LONGEST,
      );
    case 'image':
      return shortened(element.alternative, LONGEST);
    case 'heading':
    case 'source':
    case 'buttons':
    case 'choice':
    case 'form':
      return '';
  }
}

/** A card's title, then the first thing it says, as literal text within Slack's limit. */
export function notificationText(card: Card): string {
  const title = shortened((card.title ?? '').trim(), LONGEST);
  const first = card.elements.map(wordsOf).find((words) => words.trim() !== '') ?? '';
  const parts = [title, first.trim()].filter((part) => part !== '');
  const text = parts.length === 0 ? 'A message without text' : parts.join('\n');
  const whole = escaped(text);
  if (whole.length <= LIMITS.message.text) return whole;
  return escaped(shortened(text, Math.floor(LIMITS.message.text / ESCAPED)));
}
