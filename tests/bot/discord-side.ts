/** People in the Discord sandbox: they ask, press and read. */
import { messageOf } from '../../src/sandbox/discord/interaction-result.ts';
import type {
  DiscordSandbox,
  SandboxEvent,
  SandboxMessage,
  Where,
} from '../../src/sandbox/discord/sandbox.ts';
import { transcribe } from '../../src/sandbox/discord/transcript/transcript.ts';
import { PATIENCE } from './waiting.ts';

/** Requests that were refused to the bot. */
export type Refusal = Extract<SandboxEvent, { readonly type: 'refusal' }>;

/** Somebody who may manage the server, and somebody who may not. */
export const MANAGER = 'Kim';
export const MEMBER = 'Robin';

/** People in a Discord. */
export interface DiscordSide {
  readonly sandbox: DiscordSandbox;
  /** Everything that was refused to the bot so far. */
  readonly refusals: readonly Refusal[];
  /** What a reader sees of a message, with its buttons, without the line that names its author. */
  read(message: SandboxMessage): string;
  /** Uses a slash command. */
  ask(line: string, where?: Where): Promise<SandboxMessage>;
  /** Writes a message and waits for the bot's reply. */
  say(text: string, where?: Where & { readonly mention?: boolean }): Promise<SandboxMessage>;
  /** Presses a button by its label, as whoever sees the message unless told otherwise. */
  press(message: SandboxMessage, label: string, user?: string): Promise<SandboxMessage>;
  /** Does something, and waits until what the bot has sent since, for all or for one person, reads as told. */
  gather(
    act: () => Promise<unknown>,
    enough: (text: string) => boolean,
    where?: Where,
  ): Promise<readonly SandboxMessage[]>;
  /** The bot's messages that everybody in a channel sees. */
  posts(channel: string): readonly SandboxMessage[];
}

/** Seats people in a sandbox. @param now epoch milliseconds: what relative times count from. */
export function discordSide(sandbox: DiscordSandbox, now: () => number): DiscordSide {
  const refusals: Refusal[] = [];
  sandbox.on((event) => {
    if (event.type === 'refusal') refusals.push(event);
  });
  const read = (message: SandboxMessage) =>
    transcribe(message, {
      person: (id) => [sandbox.bot, ...sandbox.people].find((user) => user.id === id)?.username,
      role: () => undefined,
      channel: (id) => sandbox.channels.find((channel) => channel.id === id)?.name,
      timeZone: 'UTC',
      now: now(),
    })
      .lines.slice(1)
      .join('\n');
  const posts = (channel: string) =>
    sandbox.messages(channel).filter(({ author }) => author.id === sandbox.bot.id);
  return {
    sandbox,
    refusals,
    read,
    posts,
    ask: async (line, where) => messageOf(await sandbox.command(line, where)),
    async say(text, where) {
      const { id } = await sandbox.say(text, where);
      return sandbox.message(({ message_reference }) => message_reference?.message_id === id, PATIENCE);
    },
    press: async (message, label, user) =>
      messageOf(await sandbox.press(message, { label, ...(user === undefined ? {} : { user }) })),
    async gather(act, enough, { user = MEMBER, channel = 'general' } = {}) {
      const seen = () => [...sandbox.ephemerals(user), ...posts(channel)];
      const before = new Set(seen().map(({ id }) => id));
      const sent = () => seen().filter(({ id }) => !before.has(id));
      const done = () => sent().length > 0 && enough(sent().map(read).join('\n'));
      await act();
      await sandbox.message(done, PATIENCE);
      return sent();
    },
  };
}
