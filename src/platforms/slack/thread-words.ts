/**
 * How commands are typed in a thread: Slack has no slash commands there, but the bot can be mentioned.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
import type { Card } from '../../cards/card.ts';
import { spelled } from '../../cards/spelled.ts';
import { addressOf } from './address.ts';

/**
 * A card as it is told of a place: the commands in it are written as they are typed there.
 *
 * @param place a channel's address, or that of a thread in it; absent where there is none.
 * @param botName the bot's name in its workspace, without `@`.
 */
export function wordsFor(card: Card, place: string | undefined, botName: string): Card {
  const isThread = place !== undefined && addressOf(place).thread !== undefined;
  return isThread ? spelled(card, `@${botName} `) : card;
}
