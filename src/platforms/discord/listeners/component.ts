/** Answers pressed buttons and made choices: each runs its line as if it had been typed. */
import type { MessageComponentInteraction } from 'discord.js';
import { answerInteraction, tellAsker } from '../answer.ts';
import type { Answering } from '../answering.ts';
import { readId } from '../custom-id.ts';
import { failureOf } from '../failure.ts';

/** Answers the presser alone, unless the line's answer is for the channel. Never rejects. */
export async function onComponent(
  interaction: MessageComponentInteraction,
  answering: Answering,
): Promise<void> {
  const line = await lineOfComponent(interaction, answering);
  if (line !== undefined) await answerInteraction(interaction, line, answering);
  else await tellAsker(interaction, forgotten(answering), answering);
}

async function lineOfComponent(
  interaction: MessageComponentInteraction,
  { lines, log }: Answering,
): Promise<string | undefined> {
  const id = interaction.isStringSelectMenu() ? interaction.values[0] : interaction.customId;
  const pressed = readId(id ?? '');
  if (pressed.kind === 'line') return pressed.line;
  if (pressed.kind === 'unknown') return undefined;
  try {
    return await lines.load(pressed.id);
  } catch (error) {
    log.error(failureOf(error), 'The line of a button could not be loaded');
    return undefined;
  }
}

/** What to type instead of pressing a button whose line is gone. */
function forgotten({ commands }: Answering): string {
  const examples = commands.list.map((command) => `/${command.example()}`).slice(0, 3);
  return `I no longer know what this button was for. Type what you want to know instead: ${examples.join(', ')}.`;
}
