/**
 * Slash commands as people run them.
 *
 * https://docs.slack.dev/interactivity/implementing-slash-commands: not in threads; acknowledged within three
 * seconds; the acknowledgement may carry the answer, seen by the asker alone unless it says `in_channel`.
 */
import { type AppContext, errorOf, locate, refuse, type Where } from './app-context.ts';
import { MethodFailure } from './failure.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { ManifestCommand } from './manifest.ts';
import { encodeTyped, escapeMarkup } from './markup.ts';
import type { ResponseContext } from './response-urls.ts';

/**
 * Runs a command line as a person. Resolves once the app acknowledged.
 *
 * @param line as typed: `/brief migration`
 * @throws SandboxRefusal `unknown_command`, `not_in_threads`, `operation_timeout`, `dispatch_failed`,
 * `http_service_error`, `invalid_command_response` for an answer with the acknowledgement that breaks the rules.
 */
export async function runCommand(
  context: AppContext,
  line: string,
  where: Where & { readonly thread?: string },
): Promise<void> {
  const [, command, text] = /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(line.trim()) ?? [];
  const { person, channel } = locate(context, where);
  const declared = context.installation.app.commands.get(command ?? '');
  if (command === undefined || declared === undefined)
    throw refuse(context, line, 'unknown_command', `${command ?? line} is not a valid command.`);
  if (where.thread !== undefined)
    throw refuse(context, line, 'not_in_threads', `${command} is not supported in threads.`);
  const answering: ResponseContext = { channel: channel.id, user: person.id };
  const { team, appId, triggers } = context.installation;
  const payload = {
    token: context.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text: encode((text ?? '').trim(), declared, context),
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: context.origin() + context.responseUrls.issue('commands', answering),
    trigger_id: triggers.issue(person.id),
  };
  context.journal.record({
    type: 'command',
    command,
    text: payload.text,
    user: person.id,
    channel: channel.id,
  });
  const acknowledgement = await context.send({ kind: 'slash_commands', payload });
  const error = errorOf(acknowledgement);
  if (error !== undefined) throw refuse(context, line, error, `${command} failed with the error "${error}".`);
  if (acknowledgement.state === 'acknowledged')
    answerAtOnce(context, line, answering, acknowledgement.response);
}

/**
 * The text as Slack sends it: the control characters escaped (seen, not documented), and with `should_escape`
 * people, channels and addresses as references.
 */
function encode(text: string, declared: ManifestCommand, { installation }: AppContext): string {
  return declared.should_escape === true
    ? encodeTyped(text, installation.workspace.names)
    : escapeMarkup(text);
}

/** Posts the answer that came with an acknowledgement; an empty one is none. */
function answerAtOnce(
  context: AppContext,
  line: string,
  answering: ResponseContext,
  response: Json | undefined,
): void {
  const body: JsonObject | undefined = typeof response === 'string' ? { text: response } : objectOf(response);
  if (body === undefined || Object.keys(body).length === 0) return;
  try {
    context.responseUrls.write(answering, body);
  } catch (error) {
    if (!(error instanceof MethodFailure)) throw error;
    throw refuse(
      context,
      line,
      'invalid_command_response',
      `The answer to ${line} was refused: ${error.code}.`,
    );
  }
}

const objectOf = (value: Json | undefined): JsonObject | undefined => (isObject(value) ? value : undefined);
