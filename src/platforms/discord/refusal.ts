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

const KNOWN = new Map<number | string, ChannelProblem>([
  [RESTJSONErrorCodes.UnknownChannel, { reason: 'There is no such channel.', remedy: CHECK_ID }],
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
    // Where it is archived only, a post opens it again (Threads, Active & Archived Threads).
    RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    { reason: 'The thread is archived and locked.', remedy: UNLOCK },
  ],
  [RESTJSONErrorCodes.ThreadLocked, { reason: 'The thread is locked.', remedy: UNLOCK }],
]);

/** Why Discord refused a request, and what to do about it. */
export function refusalOf({ code, status, rawError }: DiscordAPIError): ChannelProblem {
  const known = KNOWN.get(code);
  if (known !== undefined) return known;
  if (status === 401) return { reason: 'Discord does not accept the token.', remedy: NEW_TOKEN };
  // The message's first level names the refusal; deeper levels may quote what was sent.
  const words = 'message' in rawError ? rawError.message : 'no reason given';
  return {
    reason: `Discord refused the post: ${words} (${code || status}).`,
    remedy: 'If its settings are right, report this as a fault of the bot.',
  };
}
