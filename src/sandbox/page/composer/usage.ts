/**
 * How a Slack command is used, shown while it is typed, as Slack does.
 */
import type { CommandView } from '../../web/protocol.ts';
import { calledCommand } from './command-line.ts';

/** The usage of the command that a line calls; `undefined` where it calls none or nothing may follow. */
export function usageOf(line: string, commands: readonly CommandView[]): string | undefined {
  if (!line.includes(' ')) return undefined;
  const called = calledCommand(line, commands);
  return called === undefined || called.command.usage === ''
    ? undefined
    : `${called.command.name} ${called.command.usage}`;
}
