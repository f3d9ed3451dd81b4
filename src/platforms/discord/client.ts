/** Makes discord.js's client as this bot needs it: it hears little and keeps less. */
import { Client, DefaultRestOptions, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';

/** What a client is made from. */
export interface ClientSettings {
  /** Discord's API without a version, such as `https://discord.com/api`. Discord's own where absent. */
  readonly apiUrl?: string;
  /** Whether to ask for the content of messages, a privileged intent. */
  readonly messageContent: boolean;
  /** Aborted where the client is given up before it is ready. */
  readonly abandoned?: AbortSignal;
}

/**
 * Makes requests until the client is given up. Destroying a client does not end discord.js's asking for the gateway's
 * address; the answer would still make it connect, and nothing could end that session.
 */
function requestsUntil(abandoned?: AbortSignal): RESTOptions['makeRequest'] {
  return async (url, init) => {
    abandoned?.throwIfAborted();
    const response = await DefaultRestOptions.makeRequest(url, init);
    abandoned?.throwIfAborted();
    return response;
  };
}

/** Members kept for the moment in which a message of theirs is handled: their rights come with the message. */
const MEMBERS_AT_HAND = 10;

/**
 * Messages, members and users are not kept, for privacy and for memory. Channels, roles and threads are: rights are
 * worked out from them, and discord.js drops messages of threads it does not know.
 */
const makeCache = Options.cacheWithLimits({
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: {
    maxSize: MEMBERS_AT_HAND,
    keepOverLimit: (member) => member.id === member.client.user.id,
  },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
  VoiceStateManager: 0,
});

/**
 * Makes a client that is not yet connected.
 *
 * Without the intent for direct messages: in a direct message people ask with slash commands, which need no intent,
 * and the bot hears nothing else that is written to it there.
 */
export function createClient({ apiUrl, messageContent, abandoned }: ClientSettings): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    makeCache,
    // What we send is in the API's own form already.
    jsonTransformer: (payload) => payload,
    // Every message says so itself; this is for one that would not.
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    rest: { makeRequest: requestsUntil(abandoned), ...(apiUrl === undefined ? {} : { api: apiUrl }) },
  });
}
