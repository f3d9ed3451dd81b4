/** Answers messages: by a reply in the same channel or thread, which pings nobody. */
import type { Message } from 'discord.js';
import { notice } from '../../cards/card.ts';
import type { Answer, Commands } from '../../commands/command.ts';
import { type Answering, commandOf, drawAnswer, FAULT, forEverybody } from './answering.ts';
import { contextOfMessage } from './context.ts';
import { type DiscordMessage, type DiscordMessages, draw, NO_MENTIONS } from './draw.ts';
import { failureOf } from './failure.ts';
import { missingLately } from './gateway-place.ts';

/** Runs a line and answers the message with what it says. Never rejects. */
export async function answerMessage(
  message: Message<true>,
  line: string,
  answering: Answering,
): Promise<void> {
  const { commands, log } = answering;
  const missing = missingLately(message.channel, answering.clock());
  if (missing.some((name) => name.startsWith('View') || name.startsWith('Send'))) {
    log.info({ missing }, 'A message was left unanswered: the bot may not post in its channel');
    return;
  }
  try {
    const messages = missing.includes('Embed Links')
      ? [withoutEmbeds(commandOf(line, commands))]
      : await messagesFor(message, line, answering);
    await send(message, messages, missing.includes('Read Message History') ? 'plain' : 'reply');
  } catch (error) {
    log.warn(failureOf(error), 'A message could not be answered');
  }
}

async function messagesFor(
  message: Message<true>,
  line: string,
  answering: Answering,
): Promise<DiscordMessages> {
  const { commands, lines, log } = answering;
  try {
    const answer = await commands.answer(line, contextOfMessage(message, answering));
    return forEverybody(await drawAnswer(cardFor(answer, line, commands), lines), line, commands);
  } catch (error) {
    log.error(failureOf(error), 'An answer failed');
    return draw(FAULT);
  }
}

/**
 * A reply is seen by everybody: what is for the asker alone is only told how to ask for. Whom a refusal or the limit
 * stops, a slash command would not help; why is no secret.
 */
function cardFor({ audience, outcome, card }: Answer, line: string, commands: Commands): Answer['card'] {
  if (audience !== 'private' || outcome !== 'answered') return card;
  return notice(
    `Only you should see this. Ask with /${slashForm(line, commands)}: its answer is shown to you alone.`,
  );
}

/** The slash command for a line, as far as it can be said without repeating what was typed. */
function slashForm(line: string, commands: Commands): string {
  const name = commandOf(line, commands);
  const [, word = ''] = line.toLowerCase().split(/\s+/);
  const command = commands.list.find((one) => one.name === name);
  if (command === undefined || !('subcommands' in command)) return name;
  return command.subcommands.some((one) => one.name === word) ? `${name} ${word}` : name;
}

/** Without Embed Links Discord drops a bot's embeds, and there would be nothing left to see. */
const withoutEmbeds = (command: string): DiscordMessage => ({
  content: `I may not show embeds in this channel. Ask with /${command}, or let somebody grant me Embed Links here.`,
  embeds: [],
  components: [],
  allowedMentions: NO_MENTIONS,
});

/**
 * Sends the answer. A reply needs Read Message History. The nonce keeps discord.js's own repeats after a lost
 * answer from posting twice.
 */
async function send(
  message: Message<true>,
  messages: readonly DiscordMessage[],
  form: 'reply' | 'plain',
): Promise<void> {
  for (const [index, drawn] of messages.entries()) {
    const payload = {
      ...drawn,
      allowedMentions: { parse: drawn.allowedMentions.parse, repliedUser: false },
      nonce: `${message.id}.${index}`,
      enforceNonce: true,
    };
    if (form === 'reply' && index === 0) await message.reply(payload);
    else await message.channel.send(payload);
  }
}
