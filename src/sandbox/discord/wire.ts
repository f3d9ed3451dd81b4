/**
 * Discord's objects as they travel, as far as the sandbox speaks them. Field names are Discord's own.
 * See https://discord.com/developers/docs/reference
 */

import type { Component } from './checks/component-schema.ts';
import type { Embed } from './checks/embed-schema.ts';

/** A person, or the bot. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly discriminator: string;
  readonly global_name: string | null;
  readonly avatar: string | null;
  readonly bot: boolean;
  readonly public_flags: number;
}

/** A role; @everyone is the one with the guild’s id. Permissions are a number written in digits. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly color: number;
  readonly colors: {
    readonly primary_color: number;
    readonly secondary_color: number | null;
    readonly tertiary_color: number | null;
  };
  readonly hoist: boolean;
  readonly icon: string | null;
  readonly unicode_emoji: string | null;
  readonly position: number;
  readonly permissions: string;
  readonly managed: boolean;
  readonly mentionable: boolean;
  readonly flags: number;
  readonly tags?: { readonly bot_id: string };
}

/** What a channel allows and denies a role (type 0) or a member (type 1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: string;
  readonly deny: string;
}

/** A member without the user, as it stands beside a message's author. */
export interface PartialMember {
  readonly nick: string | null;
  readonly avatar: string | null;
  readonly roles: readonly string[];
  readonly joined_at: string;
  readonly premium_since: string | null;
  readonly deaf: boolean;
  readonly mute: boolean;
  readonly flags: number;
  readonly pending: boolean;
  readonly communication_disabled_until: string | null;
}

/** Somebody as a member of the guild. Times are ISO 8601. */
export interface Member extends PartialMember {
  readonly user: User;
}

/** What a text channel and a forum share. */
interface PlaceInGuild {
  readonly id: string;
  readonly guild_id: string;
  readonly name: string;
  readonly topic: string | null;
  readonly position: number;
  readonly nsfw: boolean;
  readonly parent_id: string | null;
  readonly rate_limit_per_user: number;
  readonly permission_overwrites: readonly Overwrite[];
  readonly flags: number;
  readonly last_message_id: string | null;
}

/** A text channel of the guild. */
export interface TextChannel extends PlaceInGuild {
  readonly type: 0;
}

/** A forum: it holds posts, which are threads, and no message of its own. */
export interface ForumChannel extends PlaceInGuild {
  readonly type: 15;
  readonly available_tags: readonly never[];
  readonly default_reaction_emoji: null;
  readonly default_sort_order: null;
  readonly default_forum_layout: 0;
}

/** A channel of the guild that has permissions of its own. */
export type GuildChannel = TextChannel | ForumChannel;

/** Whether a thread is open. Times are ISO 8601. */
export interface ThreadMetadata {
  readonly archived: boolean;
  readonly locked: boolean;
  /** When it was made, archived or opened again. */
  readonly archive_timestamp: string;
  /** Minutes. */
  readonly auto_archive_duration: 60 | 1_440 | 4_320 | 10_080;
  readonly create_timestamp: string;
}

/**
 * A public thread of a text channel, or a post of a forum. Its counts are worked out when it is described.
 * See https://discord.com/developers/docs/topics/threads#thread-fields
 */
export interface Thread {
  readonly id: string;
  readonly type: 11;
  readonly guild_id: string;
  readonly parent_id: string;
  readonly owner_id: string;
  readonly name: string;
  readonly rate_limit_per_user: number;
  readonly flags: number;
  readonly last_message_id: string | null;
  readonly thread_metadata: ThreadMetadata;
  /** Tags of a forum's post; there are none here. Absent in a text channel's thread. */
  readonly applied_tags?: readonly never[];
}

/** The bot's direct messages with one person. */
export interface DirectChannel {
  readonly id: string;
  readonly type: 1;
  readonly recipients: readonly User[];
  readonly flags: number;
  readonly last_message_id: string | null;
}

/** Any channel there is here. */
export type Channel = GuildChannel | Thread | DirectChannel;

/** The guild, as far as anything here depends on it. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
}

/** A file of a message. Size in bytes. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type?: string;
  readonly description?: string;
}

/** Which message a reply answers. */
export interface MessageReference {
  readonly type: 0;
  readonly message_id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
}

/** Which interaction a message answers. */
export interface InteractionMetadata {
  readonly id: string;
  readonly type: number;
  readonly user: User;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly command_type?: number;
  /** What an entry of a message's menu was used on. */
  readonly target_message_id?: string;
  readonly interacted_message_id?: string;
}

/** An embed of a message: what was sent, and its kind. */
export type MessageEmbed = Embed & { readonly type: 'rich' };

/** A message, without what an endpoint or an event adds to it. Times are ISO 8601, flags a sum of bits. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  readonly mention_everyone: boolean;
  readonly mentions: readonly User[];
  readonly mention_roles: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly embeds: readonly MessageEmbed[];
  readonly components: readonly Component[];
  readonly pinned: boolean;
  /** 0 an ordinary message, 19 a reply, 20 the answer to a slash command, 23 to a context menu command. */
  readonly type: 0 | 19 | 20 | 23;
  readonly flags: number;
  readonly nonce?: string | number;
  readonly application_id?: string;
  readonly webhook_id?: string;
  readonly message_reference?: MessageReference;
  readonly interaction_metadata?: InteractionMetadata;
}
