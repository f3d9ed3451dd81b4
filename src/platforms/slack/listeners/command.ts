/**
 * Slash commands.
 */
import type { App } from '@slack/bolt';
import { responseOutlet } from '../answer.ts';
import { decoded } from '../mention-text.ts';
import { placeOf } from '../place.ts';
import type { Service } from '../service.ts';

/**
 * The command line of a slash command. A workspace where another app owns `/brief` gives ours another name in
 * the manifest: one that contains the command's (`/news-brief`) runs it, and any other takes whole lines
 * (`/verbatim brief migration`).
 */
export function lineOfSlashCommand(slash: string, text: string, names: readonly string[]): string {
  const words = decoded(text).trim();
  const word = slash.replace(/^\//, '').toLowerCase();
  const longest = names
    .filter((name) => word.includes(name))
    .sort((one, other) => other.length - one.length)
    .at(0);
  return `${longest ?? ''} ${words}`.trim();
}

/** Answers slash commands: for the asker alone, or for the channel where the answer is meant for it. */
export function listenToCommands(
  app: App,
  { commands, people, answer, work, now, ackFailed }: Service,
): void {
  const names = commands.list.map(({ name }) => name);
  app.command(/^\//, async ({ ack, command, respond }) => {
    // At once, before anything is computed: Slack gives up after three seconds.
    await ack().catch(ackFailed);
    const context = {
      asker: people.named(command.user_id, command.user_name),
      place: placeOf(command.team_id, command.channel_id),
      at: now(),
    };
    const line = lineOfSlashCommand(command.command, command.text, names);
    await work.track(answer(line, context, responseOutlet(respond)));
  });
}
