/** The guild as it is described to a client. See https://discord.com/developers/docs/resources/guild */
import { describeThread } from './channel-description.ts';
import type { MessageStore } from './message-store.ts';
import { activeThreads } from './threads.ts';
import type { ForumChannel, GuildChannel, TextChannel } from './wire.ts';
import type { World } from './world.ts';

/** The text channels of the guild, in their order. */
export const textChannelsIn = (world: World): readonly TextChannel[] =>
  [...world.channels.values()].filter((channel) => channel.type === 0);

/** The forums of the guild, in their order. */
export const forumsIn = (world: World): readonly ForumChannel[] =>
  [...world.channels.values()].filter((channel) => channel.type === 15);

/** The channels of the guild, in their order. Threads are none: they are listed for themselves. */
export const guildChannels = (world: World): readonly GuildChannel[] =>
  [...world.channels.values()].filter((channel) => channel.type === 0 || channel.type === 15);

/** What a request for the guild returns. */
export function describeGuildBriefly(world: World) {
  const { guild, roles } = world;
  return {
    ...guild,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    features: [],
    preferred_locale: 'en-US',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    vanity_url_code: null,
    application_id: null,
    roles: [...roles.values()],
    emojis: [],
    stickers: [],
  };
}

/**
 * What `GUILD_CREATE` carries: without the members intent, of the members only the bot itself; and the threads that are
 * active and that the bot may see.
 */
export function describeGuild(world: World, store: MessageStore) {
  const bot = world.members.get(world.bot.id);
  return {
    ...describeGuildBriefly(world),
    joined_at: bot?.joined_at,
    large: false,
    unavailable: false,
    member_count: world.members.size,
    members: bot === undefined ? [] : [bot],
    channels: guildChannels(world),
    threads: activeThreads(world).map((thread) => describeThread(store, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
