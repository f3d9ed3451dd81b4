/** Offers values for an option while somebody types it. There is no way to ask Discord for patience here. */
import type { AutocompleteInteraction } from 'discord.js';
import { shortened } from '../../../cards/shorten.ts';
import type { Completion } from '../../../commands/command.ts';
import { logFailure } from '../answer.ts';
import type { Answering } from '../answering.ts';
import { contextOfInteraction } from '../context.ts';
import { failureOf } from '../failure.ts';
import { LIMITS } from '../limits.ts';

/** Answers with what the command offers. Never rejects. */
export async function onAutocomplete(
  interaction: AutocompleteInteraction,
  answering: Answering,
): Promise<void> {
  try {
    await interaction.respond(choicesOf(completionsFor(interaction, answering)));
  } catch (error) {
    logFailure(answering.log, error);
  }
}

/** An option's name means the same in every subcommand, so that the subcommand does not matter. */
function completionsFor(interaction: AutocompleteInteraction, answering: Answering): readonly Completion[] {
  const { commands, log } = answering;
  const { name, value } = interaction.options.getFocused(true);
  try {
    const context = contextOfInteraction(interaction, answering);
    return commands.complete(interaction.commandName, name, value, context);
  } catch (error) {
    log.error(failureOf(error), 'Completing an option failed');
    return [];
  }
}

/** Completions within Discord's limits. A value that is too long cannot be offered: cut, it would mean another. */
export function choicesOf(completions: readonly Completion[]): { name: string; value: string }[] {
  return completions
    .filter(({ label, value }) => label.trim() !== '' && value !== '' && value.length <= LIMITS.choice)
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: shortened(label, LIMITS.choice), value }));
}
