/** Discord's refusals in words for an admin. */

import type { DiscordAPIError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { ChannelProblem } from './posting-place.ts';

const CHECK_ID =
  'Subscribe another one; or, where it stands in DISCORD_DIGEST_CHANNEL, check its id: right-click the channel, Copy Channel ID.';
const IN_CHANNEL = 'in the settings of the channel, Permissions';

/** What to do about a token that Discord does not accept. */
export const NEW_TOKEN =
  'Copy the token anew into DISCORD_TOKEN: Developer Portal, your application, page Bot, Reset Token.';

/** What to do about a channel of the wrong kind. */
export const TEXT_CHANNEL = 'Choose a text channel, a thread, or a post of a forum.';

/** What to do about a locked thread. */
export const UNLOCK = "Unlock the thread, grant Manage Threads to the bot's role, or choose another channel.";

const NO_CHANNEL: ChannelProblem = { reason: 'There is no such channel.', remedy: CHECK_ID };

/** What a channel lacks, or the bot in it. */
const OF_PLACE = new Map<number | string, ChannelProblem>([
  [RESTJSONErrorCodes.UnknownChannel, NO_CHANNEL],
  [
    RESTJSONErrorCodes.MissingAccess,
    {
      reason: 'The bot may not see the channel.',
      remedy: `Grant View Channel to the bot's role ${IN_CHANNEL}; mention the bot in the thread, where it is a private one; or invite the bot to the server.`,
    },
  ],
  [
    RESTJSONErrorCodes.MissingPermissions,
    {
      reason: 'The bot may not post in the channel.',
      remedy: `Grant Send Messages (in a thread: Send Messages in Threads) and Embed Links to the bot's role ${IN_CHANNEL}.`,
    },
  ],
  [
    RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
    { reason: 'The channel takes no messages.', remedy: TEXT_CHANNEL },
  ],
  [
    RESTJSONErrorCodes.CannotSendAMessageInAForumChannel,
    { reason: 'The channel is a forum: messages stand in its posts only.', remedy: TEXT_CHANNEL },
  ],
  [
    // Where it is archived only, a post opens it again (Threads, Active & Archived Threads).
    RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    { reason: 'The thread is archived and locked.', remedy: UNLOCK },
  ],
  [RESTJSONErrorCodes.ThreadLocked, { reason: 'The thread is locked.', remedy: UNLOCK }],
]);

/** What is wrong with one message. */
const OF_MESSAGE = new Map<number | string, ChannelProblem>([
  [
    RESTJSONErrorCodes.InvalidFormBodyOrContentType,
    {
      reason: 'Discord refuses the form of the message.',
      remedy: 'This is a defect of the bot: please report it, with the brief that was to be posted.',
    },
  ],
  [
    RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
    {
      reason: 'AutoMod of the server blocked the message.',
      remedy: "Exempt the bot's role or the channel from the rule: Server Settings, AutoMod.",
    },
  ],
]);

/** Not found, and forbidden: what a channel or the bot's rights in it lack, also by a code that is not known here. */
const PLACE_STATUSES: ReadonlySet<number> = new Set([403, 404]);

/** Whether the channel's id is none, a name in its place: Discord calls that a matter of form too. */
function namesNoChannel({ code, rawError }: DiscordAPIError): boolean {
  if (code !== RESTJSONErrorCodes.InvalidFormBodyOrContentType || !('errors' in rawError)) return false;
  const { errors } = rawError;
  return typeof errors === 'object' && errors !== null && 'channel_id' in errors;
}

/** Whether the place takes no posts as things are; all other refusals say nothing of the next message. */
export function isAboutPlace(error: DiscordAPIError): boolean {
  return OF_PLACE.has(error.code) || PLACE_STATUSES.has(error.status) || namesNoChannel(error);
}

/** Why Discord refused a request, and what to do about it. */
export function refusalOf(error: DiscordAPIError): ChannelProblem {
  const { code, status, rawError } = error;
  if (namesNoChannel(error)) return NO_CHANNEL;
  const known = OF_PLACE.get(code) ?? OF_MESSAGE.get(code);
  if (known !== undefined) return known;
  if (status === 401) return { reason: 'Discord does not accept the token.', remedy: NEW_TOKEN };
  // The message's first level names the refusal; deeper levels may quote what was sent.
  const words = 'message' in rawError ? rawError.message : 'no reason given';
  return {
    reason: `Discord refused the post: ${words} (${code || status}).`,
    remedy: 'If its settings are right, report this as a fault of the bot.',
  };
}
