/**
 * Slash commands.
 */
import type { App } from '@slack/bolt';
import { responseOutlet } from '../answer.ts';
import { decoded } from '../mention-text.ts';
import { formOpener } from '../modal-outlet.ts';
import { placeOf } from '../place.ts';
import type { Service } from '../service.ts';

/**
 * The command line of a slash command. A workspace where another app owns `/brief` gives ours another name in
 * the manifest: one that contains the command's (`/news-brief`) runs it, and any other takes whole lines
 * (`/verbatim brief migration`).
 */
export function lineOfSlashCommand(slash: string, text: string, names: readonly string[]): string {
  const words = decoded(text).trim();
  const word = (slash.startsWith('/') ? slash.slice(1) : slash).toLowerCase();
  const name = names.includes(word) ? word : longestWithin(word, names);
  return `${name} ${words}`.trim();
}

/** The longest of the names that a word contains; empty where it contains none. */
function longestWithin(word: string, names: readonly string[]): string {
  const contained = names.filter((name) => word.includes(name));
  return contained.sort((one, other) => other.length - one.length)[0] ?? '';
}

/** Answers slash commands: for the asker alone, or for the channel where the answer is meant for it. */
export function listenToCommands(app: App, service: Service): void {
  const { commands, client, people, channels, answer, now, log, ackFailed } = service;
  const names = commands.list.map(({ name }) => name);
  // As middleware that ends what it answers: Bolt puts every request through the chain of every listener, and a command
  // is what people wait for.
  app.use(async (request) => {
    if (!('command' in request)) return request.next();
    const { ack, command, respond } = request;
    // At once, before anything is computed: Slack gives up after three seconds.
    await ack().catch(ackFailed);
    channels.heard(command.channel_id, command.channel_name);
    const place = placeOf(command.team_id, command.channel_id);
    const asker = people.named(command.user_id, command.user_name, command.channel_id);
    const line = lineOfSlashCommand(command.command, command.text, names);
    const open = formOpener(client, log, command.trigger_id, place);
    await answer(line, { asker, place, at: now() }, responseOutlet(respond, open));
  });
}
