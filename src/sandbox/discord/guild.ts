/** The guild as it is described to a client. See https://discord.com/developers/docs/resources/guild */
import type { Channel, GuildChannel } from './wire.ts';
import type { World } from './world.ts';

/** The channels of the guild, in their order. */
export const guildChannels = (world: World): readonly GuildChannel[] =>
  [...world.channels.values()].filter((channel: Channel) => channel.type === 0);

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

/** What `GUILD_CREATE` carries: without the members intent, of the members only the bot itself. */
export function describeGuild(world: World) {
  const bot = world.members.get(world.bot.id);
  return {
    ...describeGuildBriefly(world),
    joined_at: bot?.joined_at,
    large: false,
    unavailable: false,
    member_count: world.members.size,
    members: bot === undefined ? [] : [bot],
    channels: guildChannels(world),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
