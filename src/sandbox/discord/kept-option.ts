/** What Discord keeps of a command's option, and returns: no `null`, no `false`, no empty list. */
import { type CommandOption, commandOption } from './checks/command-schema.ts';
import { readForm } from './checks/form.ts';

/** The option as Discord returns it, so that nobody relies on getting back what they sent to the letter. */
export const keptOption = (option: CommandOption): CommandOption =>
  readForm(commandOption, JSON.parse(JSON.stringify(option, says)));

/** Leaves out, however deep, what says nothing. */
function says(_: string, value: unknown): unknown {
  const silent = value === null || value === false || (Array.isArray(value) && value.length === 0);
  return silent ? undefined : value;
}
