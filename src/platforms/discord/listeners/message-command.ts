/** Commands of a message's own menu: each runs its line for the addresses in that message. */
import type { Message, MessageContextMenuCommandInteraction } from 'discord.js';
import { answerInteraction, tellAsker } from '../answer.ts';
import type { Answering } from '../answering.ts';

/** The http and https addresses in a message, in order, each once: typed ones first, then those of its embeds. */
export function addressesIn({ content, embeds }: Pick<Message, 'content' | 'embeds'>): readonly string[] {
  const typed = Array.from(content.matchAll(/https?:\/\/[^\s<>]+/g), ([address]) => trimmed(address));
  const shown = embeds.flatMap(({ url }) => (url === null ? [] : [url]));
  return [...new Set([...typed, ...shown])];
}

/** An address without what only ends the sentence, or the masked link, that it stands in. */
function trimmed(address: string): string {
  const bare = address.replace(/[.,;:!?'"*_|]+$/, '');
  const closes = (text: string) => text.split(')').length > text.split('(').length;
  return bare.endsWith(')') && closes(bare) ? trimmed(bare.slice(0, -1)) : bare;
}

/** Answers the chooser alone. Never rejects. */
export async function onMessageCommand(
  interaction: MessageContextMenuCommandInteraction,
  answering: Answering,
): Promise<void> {
  const { commands } = answering;
  const shortcut = commands.shortcuts.find(({ label }) => label === interaction.commandName);
  // One that was removed lives on in clients for a while.
  if (shortcut === undefined) return tellAsker(interaction, 'I no longer do that.', answering);
  const line = shortcut.lineFor(addressesIn(interaction.targetMessage));
  if (line === undefined) await tellAsker(interaction, shortcut.without, answering);
  else await answerInteraction(interaction, line, answering);
}
