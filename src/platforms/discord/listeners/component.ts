/** Answers pressed buttons and made choices: each runs its line as if it had been typed, or opens a form again. */
import type { MessageComponentInteraction } from 'discord.js';
import { answerInteraction, logFailure, open, tellAsker } from '../answer.ts';
import type { Answering } from '../answering.ts';
import { readId } from '../custom-id.ts';
import { failureOf } from '../failure.ts';

/** Told where a form, or what was entered into one, is kept no longer. */
export const FORGOTTEN = 'I no longer know what this form was for. Please ask for it again.';

/** Answers the presser alone, unless the line's answer is for the channel. Never rejects. */
export async function onComponent(
  interaction: MessageComponentInteraction,
  answering: Answering,
): Promise<void> {
  const id = (interaction.isStringSelectMenu() ? interaction.values[0] : interaction.customId) ?? '';
  const pressed = readId(id);
  if (pressed.kind === 'form') return openAgain(interaction, pressed.id, answering);
  const line = await lineOf(id, answering);
  if (line !== undefined) await answerInteraction(interaction, line, answering);
  else await tellAsker(interaction, forgotten(answering), answering);
}

async function openAgain(
  interaction: MessageComponentInteraction,
  id: string,
  answering: Answering,
): Promise<void> {
  const form = answering.forms.find(id);
  if (form === undefined) return tellAsker(interaction, FORGOTTEN, answering);
  await open(interaction, form, answering).catch((error: unknown) => logFailure(answering.log, error));
}

/** The line that an id of ours stands for; `undefined` where it is not known, or no longer. */
export async function lineOf(id: string, { lines, log }: Answering): Promise<string | undefined> {
  const pressed = readId(id);
  if (pressed.kind === 'line') return pressed.line;
  if (pressed.kind !== 'stored') return undefined;
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
