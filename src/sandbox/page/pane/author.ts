/**
 * Who wrote a message.
 */
import type { MessageView, PaneState, PersonView } from '../../web/protocol.ts';

/** The author of a message; somebody who is not in the pane goes by the id. */
export function authorOf(
  { author }: Pick<MessageView, 'author'>,
  { bot, people }: Pick<PaneState, 'bot' | 'people'>,
): PersonView {
  return [bot, ...people].find(({ id }) => id === author) ?? { id: author, name: author, bot: false };
}
