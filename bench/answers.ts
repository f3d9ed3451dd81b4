/**
 * The bot's own answers, frozen: what the floor bot sends. A file holds them, because the floor is a process of its
 * own. Narrowed by hand: the floor reads them too, and shall load nothing but the SDKs.
 */
import type { RespondArguments } from '@slack/bolt';
import type { MessageReplyOptions } from 'discord.js';

/** The bodies of the bot's answers, as its SDKs take them. */
export interface Answers {
  /** For Bolt's `respond`. */
  readonly slack: RespondArguments;
  /** For discord.js's `message.reply`; without the nonce, which every message has its own of. */
  readonly discord: MessageReplyOptions;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isArrayIn = (value: object, key: string): boolean => Array.isArray(Reflect.get(value, key));

const isSlackAnswer = (value: unknown): value is Answers['slack'] =>
  isObject(value) && 'text' in value && typeof value.text === 'string' && isArrayIn(value, 'blocks');

const isDiscordAnswer = (value: unknown): value is Answers['discord'] =>
  isObject(value) && isArrayIn(value, 'embeds') && isArrayIn(value, 'components');

/**
 * Makes answers of what a platform was sent.
 * @param slack the body that a response URL was sent.
 * @param discord the body that a message was made of.
 * @throws TypeError where they are no answers of the bot's.
 */
export function answersFrom(slack: unknown, discord: unknown): Answers {
  if (!isSlackAnswer(slack)) throw new TypeError('What Slack was sent is no answer of the bot’s.');
  if (!isObject(discord)) throw new TypeError('What Discord was sent is no answer of the bot’s.');
  const { content, embeds, components }: Readonly<Record<string, unknown>> = { ...discord };
  const reply: unknown = {
    ...(typeof content === 'string' ? { content } : {}),
    embeds,
    components,
    allowedMentions: { parse: [], repliedUser: false },
  };
  if (!isDiscordAnswer(reply)) throw new TypeError('What Discord was sent is no answer of the bot’s.');
  return { slack, discord: reply };
}

/** Reads answers back from a file's text. @throws TypeError where it holds none. */
export function readAnswers(text: string): Answers {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !('slack' in value) || !('discord' in value)) {
    throw new TypeError('The file holds no answers.');
  }
  const { slack, discord } = value;
  if (!isSlackAnswer(slack) || !isDiscordAnswer(discord)) throw new TypeError('The file holds no answers.');
  return { slack, discord };
}
