/** Hears messages and answers those that are addressed to the bot. All others are dropped, never kept or logged. */
import type { Message } from 'discord.js';
import type { Commands } from '../../../commands/command.ts';
import type { Answering } from '../answering.ts';
import { isOurs } from '../claims.ts';
import { answerMessage } from '../reply.ts';

/** How people address the bot in a message. */
export interface Address {
  /** Stands before a command's name: `!`. None where empty. */
  readonly prefix: string;
  /** Whether a word is a command's name. An unknown `!word` is another bot's. */
  readonly knows: Commands['knows'];
  /** The ids that mention the bot: its own, and that of the role that Discord made for it. */
  readonly mentions: readonly string[];
}

/**
 * The command line in a message, without prefix or mention.
 * @returns `undefined` where the message is not addressed to the bot.
 */
export function lineIn(content: string, { prefix, knows, mentions }: Address): string | undefined {
  const mention = /^\s*<@[!&]?(\d+)>/.exec(content);
  if (mention !== null) {
    const [whole, id = ''] = mention;
    return mentions.includes(id) ? content.slice(whole.length).trim() : undefined;
  }
  if (prefix === '' || !content.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  const line = content.slice(prefix.length);
  const [word = ''] = /^\S*/.exec(line) ?? [];
  return knows(word.toLowerCase()) ? line.trim() : undefined;
}

/** Answers a message that is addressed to the bot. Never rejects. */
export async function onMessage(message: Message, prefix: string, answering: Answering): Promise<void> {
  if (message.author.bot || message.webhookId !== null || message.system || !message.inGuild()) return;
  const mentions = message.content.includes('<@') ? mentionsOfBot(message) : [];
  const line = lineIn(message.content, { prefix, knows: answering.commands.knows, mentions });
  if (line === undefined) return;
  const { claims, log } = answering;
  if (claims !== undefined && !(await isOurs(message.id, claims, log))) return;
  await answerMessage(message, line, answering);
}

/** Worked out only where somebody is mentioned: discord.js goes through all roles for it, and most messages mention nobody. */
function mentionsOfBot({ client, guild }: Message<true>): readonly string[] {
  const role = guild.members.me?.roles.botRole?.id;
  return [client.user.id, ...(role === undefined ? [] : [role])];
}
