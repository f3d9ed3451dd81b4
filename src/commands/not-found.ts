/**
 * The answer to what was not understood: what it was, what is near, and one line that works.
 */
import { type Button, command, type Element, type Inline, notice, paragraph } from '../cards/card.ts';
import { shortened } from '../cards/shorten.ts';
import type { Answer, Context } from './command.ts';

/** The longest answer to what was not understood, in characters. */
export const LONGEST_NOT_FOUND = 300;

/** How much of what was typed is echoed, in characters. */
export const LONGEST_ECHO = 60;

/** What was typed, on one line, without characters that have no shape of their own, at most 60 characters. */
export function echoOf(input: string): string {
  const visible = input
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return shortened(visible, LONGEST_ECHO);
}

/** A line that is offered: what to call it and what to type. */
interface Offer {
  readonly label: string;
  readonly line: string;
}

function textOf(problem: string, offers: readonly Offer[]): string {
  const nearest = offers.length === 0 ? '' : ` Nearest: ${offers.map(({ label }) => label).join('; ')}.`;
  return `${problem}${nearest} Example: `;
}

/**
 * Says what was not understood, with up to three offers and an example, within 300 characters; offers that
 * do not fit are left out, the last first. In a chat the offers are buttons as well.
 *
 * @param problem a sentence of our own that already holds the echo, at most 160 characters.
 */
export function notFound(
  problem: string,
  offers: readonly Offer[],
  example: string,
  { place }: Pick<Context, 'place'>,
): Answer {
  let kept = offers.slice(0, 3);
  const isTooLong = () => textOf(problem, kept).length + `/${example}`.length > LONGEST_NOT_FOUND;
  while (kept.length > 0 && isTooLong()) kept = kept.slice(0, -1);
  const buttons: readonly Button[] = kept.map(({ label, line }) => ({ label, line }));
  const elements: readonly Element[] = [
    paragraph(textOf(problem, kept), command(example)),
    ...(place.extent === 'chat' && buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
  ];
  return { outcome: 'not-found', card: { elements }, audience: 'asker' };
}

/** A refusal in one sentence, seen by the asker alone. */
export function refused(...reason: readonly (string | Inline)[]): Answer {
  return { outcome: 'refused', card: notice(...reason), audience: 'private' };
}
