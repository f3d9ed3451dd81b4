/** People in the Slack sandbox: they ask, press and read. */
import type { SandboxMessage, SlackSandbox } from '../../src/sandbox/slack/sandbox.ts';
import { transcribe } from '../../src/sandbox/slack/transcript/transcript.ts';
import { PATIENCE } from './waiting.ts';

/** Who does something and where: an ordinary member in #general where nothing is said. */
export interface SlackWhere {
  readonly user?: string;
  readonly channel?: string;
}

/** People in a Slack. */
export interface SlackSide {
  readonly sandbox: SlackSandbox;
  /** What a reader sees of a message, with its buttons, without the line that names its author. */
  read(message: SandboxMessage): string;
  /** Does something, and waits for the bot's next message that a person sees in a channel. */
  next(act: () => Promise<unknown>, where?: SlackWhere): Promise<SandboxMessage>;
  /** Does something, and waits until what the bot has sent since reads as told. */
  gather(
    act: () => Promise<unknown>,
    enough: (text: string) => boolean,
    where?: SlackWhere,
  ): Promise<readonly SandboxMessage[]>;
  /** Runs a slash command and waits for the first message that comes of it. */
  ask(line: string, where?: SlackWhere): Promise<SandboxMessage>;
  /** Mentions the bot and waits for its answer. */
  mention(text: string, where?: SlackWhere & { readonly thread?: string }): Promise<SandboxMessage>;
  /** Presses a button, found by the beginning of its label, and waits for what comes of it. */
  press(message: SandboxMessage, label: string, user?: string): Promise<SandboxMessage>;
  /** The bot's messages that everybody in a channel sees. */
  posts(channel: string): readonly SandboxMessage[];
  /** A new channel with the bot in it: Slack takes about one message a second a channel. */
  newRoom(): string;
}

/** Seats people in a sandbox. */
export function slackSide(sandbox: SlackSandbox): SlackSide {
  let rooms = 0;
  const read = (message: SandboxMessage) => transcribe(message, sandbox.reader).lines.slice(1).join('\n');
  const posts = (channel: string) => sandbox.messages(channel).filter(({ bot_id }) => bot_id !== undefined);

  const gather: SlackSide['gather'] = async (
    act,
    enough,
    { user = sandbox.member.id, channel = '#general' } = {},
  ) => {
    const seen = () => [...sandbox.ephemerals(user, channel), ...posts(channel)];
    const before = new Set(seen().map(({ ts }) => ts));
    await act();
    return sandbox.until(() => {
      const messages = seen().filter(({ ts }) => !before.has(ts));
      return messages.length > 0 && enough(messages.map(read).join('\n')) ? messages : undefined;
    }, PATIENCE);
  };

  const next: SlackSide['next'] = async (act, where) => {
    const [first] = await gather(act, () => true, where);
    if (first === undefined) throw new Error('Nothing came.');
    return first;
  };

  return {
    sandbox,
    read,
    gather,
    next,
    posts,
    ask(line, { user = sandbox.member.id, channel = '#general' } = {}) {
      return next(() => sandbox.command(line, { user, channel }), { user, channel });
    },
    mention(text, { user = sandbox.member.id, channel = '#general', thread } = {}) {
      const where = { user, channel, ...(thread === undefined ? {} : { thread }) };
      return next(() => sandbox.mention(text, where), where);
    },
    press(message, label, user = message.visibleTo ?? sandbox.member.id) {
      return next(() => sandbox.press(message, { user, label }), { user, channel: message.channel });
    },
    newRoom() {
      rooms += 1;
      return sandbox.addChannel({ name: `room-${rooms}`, withBot: true }).id;
    },
  };
}
