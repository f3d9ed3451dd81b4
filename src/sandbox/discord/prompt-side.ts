/**
 * The prompt's side in Discord: somebody with Manage Server who sits in #briefings.
 */
import { MessageFlags } from 'discord-api-types/v10';
import type { PromptSide, ShownMessage } from '../prompt.ts';
import type { SandboxMessage } from './events.ts';
import type { DiscordSandbox } from './sandbox.ts';
import type { Reader } from './transcript/reader.ts';
import { transcribe } from './transcript/transcript.ts';

const CHANNEL = 'briefings';

function readerIn(sandbox: DiscordSandbox, now: number): Reader {
  return {
    person: (id) => [sandbox.bot, ...sandbox.people].find((user) => user.id === id)?.username,
    role: () => undefined,
    channel: (id) => [...sandbox.channels, ...sandbox.threads].find((channel) => channel.id === id)?.name,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
  };
}

/** `#briefings`, `migration in #briefings`, or that it is to the person alone; `undefined` where they do not see it. */
function placeIn(
  sandbox: DiscordSandbox,
  { channel_id: id }: SandboxMessage,
  user: string,
): string | undefined {
  const direct = sandbox.directChannels.find((channel) => channel.id === id);
  if (direct !== undefined)
    return direct.recipients.some((person) => person.id === user) ? '(direct message)' : undefined;
  const thread = sandbox.threads.find((one) => one.id === id);
  const within = thread?.parent_id ?? id;
  const channel = [...sandbox.channels, ...sandbox.forums].find((one) => one.id === within);
  const name = `#${channel?.name ?? within}`;
  return thread === undefined ? name : `${thread.name} in ${name}`;
}

function shownIn(
  sandbox: DiscordSandbox,
  message: SandboxMessage,
  { user, place, now }: { readonly user: string; readonly place: string; readonly now: number },
): ShownMessage {
  const { lines, actions } = transcribe(message, readerIn(sandbox, now));
  const [author = '', ...text] = lines;
  return {
    heading: `Discord ${place}: ${author}`,
    lines: text,
    controls: actions.length,
    async press(control) {
      const action = actions.find(({ number }) => number === control);
      if (action === undefined) throw new Error(`That message has no [${control}].`);
      const { customId } = action;
      const result =
        action.kind === 'option'
          ? await sandbox.choose(message, { user, customId, values: [action.value] })
          : await sandbox.press(message, { user, customId });
      if (result.state === 'failed') throw new Error(result.reason);
    },
  };
}

/**
 * Sits somebody down in the sandbox's #briefings.
 *
 * @param clock the sandbox's, epoch milliseconds: what relative times count from.
 */
export function discordPromptSide(sandbox: DiscordSandbox, clock: () => number): PromptSide {
  // The last of the people is the one who may manage the server.
  const user = sandbox.people.at(-1)?.id ?? '';
  const where = { user, channel: CHANNEL };
  return {
    name: 'Discord',
    async type(line) {
      if (line.startsWith('/')) {
        const result = await sandbox.command(line, where);
        if (result.state === 'failed') throw new Error(result.reason);
      } else if (line.startsWith('@')) {
        await sandbox.say(line.replace(/^@\S+\s*/, ''), { ...where, mention: true });
      } else {
        await sandbox.say(line, where);
      }
    },
    onMessage(listener) {
      sandbox.on((event) => {
        if (event.type !== 'message' || event.change === 'deleted') return;
        const { message } = event;
        // "… is thinking" is no answer yet; the edit that fills it in is.
        if ((message.flags & MessageFlags.Loading) !== 0) return;
        const visible = message.onlyFor === undefined || message.onlyFor === user;
        if (message.author.id !== sandbox.bot.id || !visible) return;
        const place = placeIn(sandbox, message, user);
        if (place !== undefined) listener(shownIn(sandbox, message, { user, place, now: clock() }));
      });
    },
  };
}
