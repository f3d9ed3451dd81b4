/** The one guild of the sandbox: its people, roles and channels, and the application that lives in it. */
import { ApplicationFlags } from 'discord-api-types/v10';
import {
  bitsOf,
  channelPermissions,
  DIRECT_MESSAGE,
  EVERYONE,
  guildPermissions,
  type Permission,
} from './permissions.ts';
import type {
  Channel,
  ForumChannel,
  Guild,
  GuildChannel,
  Member,
  Overwrite,
  Role,
  TextChannel,
  User,
} from './wire.ts';

/** A person to put into the guild. */
export interface PersonSettings {
  readonly name: string;
  /** What they may do beyond what everybody may; a role is made for it. */
  readonly permissions?: readonly Permission[];
}

/** What the world is made of at first. */
export interface WorldSettings {
  readonly guildName: string;
  readonly botName: string;
  readonly people: readonly PersonSettings[];
  /** Names of text channels and of forums, without `#`. */
  readonly channels: readonly string[];
  readonly forums: readonly string[];
  /** What the bot's own role allows: the permissions of the invite link. */
  readonly botPermissions: readonly Permission[];
  /** The portal's switches for privileged intents. */
  readonly messageContentIntent: boolean;
  readonly membersIntent: boolean;
  readonly presencesIntent: boolean;
}

/** What a channel gives or takes from one role or member. */
export interface Adjustment {
  readonly allow?: readonly Permission[];
  readonly deny?: readonly Permission[];
}

/** The application as the developer portal knows it. */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly flags: number;
}

/** Everything there is, held in memory. */
export class World {
  readonly guild: Guild;
  readonly application: Application;
  readonly bot: User;
  readonly people: readonly User[];
  readonly roles: ReadonlyMap<string, Role>;
  readonly members: ReadonlyMap<string, Member>;
  readonly channels = new Map<string, Channel>();
  /** The ids of those who take no messages from the bot. */
  readonly blocking = new Set<string>();
  readonly #id: () => string;

  /** @param id makes ids. @param now epoch milliseconds: when everybody joined. */
  constructor(settings: WorldSettings, id: () => string, now: number) {
    this.#id = id;
    const joined = new Date(now).toISOString();
    const roles = new Map<string, Role>();
    const members = new Map<string, Member>();
    const guildId = id();
    roles.set(guildId, role(guildId, '@everyone', EVERYONE, roles.size));
    const owner = user(id(), 'owner', false);
    members.set(owner.id, member(owner, [], joined));
    const people: User[] = [];
    for (const person of settings.people) {
      const somebody = user(id(), person.name, false);
      const own: string[] = [];
      if (person.permissions !== undefined && person.permissions.length > 0) {
        const made = role(id(), `${person.name}’s role`, bitsOf(person.permissions), roles.size);
        roles.set(made.id, made);
        own.push(made.id);
      }
      members.set(somebody.id, member(somebody, own, joined));
      people.push(somebody);
    }
    this.bot = user(id(), settings.botName, true);
    const managed: Role = {
      ...role(id(), settings.botName, bitsOf(settings.botPermissions), roles.size),
      managed: true,
      tags: { bot_id: this.bot.id },
    };
    roles.set(managed.id, managed);
    members.set(this.bot.id, member(this.bot, [managed.id], joined));
    this.guild = { id: guildId, name: settings.guildName, owner_id: owner.id };
    this.application = { id: this.bot.id, name: settings.botName, flags: applicationFlags(settings) };
    this.people = people;
    this.roles = roles;
    this.members = members;
    for (const name of settings.channels) this.addChannel(name);
    for (const name of settings.forums) this.addForum(name);
  }

  /** Opens a text channel. */
  addChannel(name: string): TextChannel {
    return this.keep({ ...this.#place(name), type: 0 });
  }

  /** Opens a forum. */
  addForum(name: string): ForumChannel {
    return this.keep({
      ...this.#place(name),
      type: 15,
      available_tags: [],
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    });
  }

  /** Puts a channel in, or in the place of what stood there under its id. */
  keep<Kept extends Channel>(channel: Kept): Kept {
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Sets what a channel allows and denies one role or member, in place of what it did before. */
  adjust(channel: GuildChannel, target: string, adjustment: Adjustment): GuildChannel {
    const overwrite: Overwrite = {
      id: target,
      type: this.roles.has(target) ? 0 : 1,
      allow: String(bitsOf(adjustment.allow ?? [])),
      deny: String(bitsOf(adjustment.deny ?? [])),
    };
    const others = channel.permission_overwrites.filter((existing) => existing.id !== target);
    return this.keep({ ...channel, permission_overwrites: [...others, overwrite] });
  }

  /** What somebody may do in a channel; in a thread, what its parent says; in direct messages, what everybody may. */
  permissions(userId: string, channel: Channel): bigint {
    if (channel.type === 1) return DIRECT_MESSAGE;
    const holder = this.#holder(userId);
    if (channel.type !== 11) return channelPermissions(holder, this.guild, this.roles, channel);
    const parent = this.channels.get(channel.parent_id);
    if (parent?.type !== 0 && parent?.type !== 15) return 0n;
    return channelPermissions(holder, this.guild, this.roles, parent, 'SendMessagesInThreads');
  }

  /** What somebody may do in the guild at large. */
  guildPermissions(userId: string): bigint {
    return guildPermissions(this.#holder(userId), this.guild, this.roles);
  }

  /** Somebody of the guild by id. */
  user(id: string): User | undefined {
    return this.members.get(id)?.user;
  }

  #place(name: string) {
    return {
      id: this.#id(),
      guild_id: this.guild.id,
      name,
      topic: null,
      position: this.channels.size,
      nsfw: false,
      parent_id: null,
      rate_limit_per_user: 0,
      permission_overwrites: [],
      flags: 0,
      last_message_id: null,
    };
  }

  #holder(userId: string) {
    return { id: userId, roles: this.members.get(userId)?.roles ?? [] };
  }
}

function user(id: string, name: string, bot: boolean): User {
  return {
    id,
    username: bot ? name : name.toLowerCase().replaceAll(' ', '.'),
    discriminator: bot ? '0001' : '0',
    global_name: bot ? null : name,
    avatar: null,
    bot,
    public_flags: 0,
  };
}

function role(id: string, name: string, permissions: bigint, position: number): Role {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

function member(of: User, roles: readonly string[], joined: string): Member {
  return {
    user: of,
    nick: null,
    avatar: null,
    roles,
    joined_at: joined,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** The portal's switches as an unverified application shows them. */
function applicationFlags(settings: WorldSettings): number {
  let flags: number = ApplicationFlags.ApplicationCommandBadge;
  if (settings.messageContentIntent) flags |= ApplicationFlags.GatewayMessageContentLimited;
  if (settings.membersIntent) flags |= ApplicationFlags.GatewayGuildMembersLimited;
  if (settings.presencesIntent) flags |= ApplicationFlags.GatewayPresenceLimited;
  return flags;
}
