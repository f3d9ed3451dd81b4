/**
 * Who may do what where: the sum of a member's roles, then what the channel allows and denies.
 * See https://discord.com/developers/docs/topics/permissions#permission-hierarchy
 */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { GuildChannel, Overwrite, Role } from './wire.ts';

/** A permission by Discord's name in discord-api-types, such as `SendMessages`. */
export type Permission = keyof typeof PermissionFlagsBits;

/** Every permission there is, in one number. */
const ALL_PERMISSIONS: bigint = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** The bits of the permissions named. */
export const bitsOf = (permissions: readonly Permission[]): bigint =>
  permissions.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);

/** The parts of a member that permissions depend on. */
export interface Holder {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What a member may do in the whole guild. */
export function guildPermissions(
  holder: Holder,
  guild: { readonly id: string; readonly owner_id: string },
  roles: ReadonlyMap<string, Role>,
): bigint {
  if (holder.id === guild.owner_id) return ALL_PERMISSIONS;
  let bits = BigInt(roles.get(guild.id)?.permissions ?? 0);
  for (const id of holder.roles) bits |= BigInt(roles.get(id)?.permissions ?? 0);
  return bits & PermissionFlagsBits.Administrator ? ALL_PERMISSIONS : bits;
}

/**
 * What a member may do in a channel: @everyone's overwrite first, then all roles' together, then the member's own.
 *
 * @param sending the permission without which nothing can be sent. In a thread, whose permissions are its parent's, it is
 * `SendMessagesInThreads`. That what needs sending falls away with it there too is documented nowhere, but can hardly be
 * otherwise.
 */
export function channelPermissions(
  holder: Holder,
  guild: { readonly id: string; readonly owner_id: string },
  roles: ReadonlyMap<string, Role>,
  channel: GuildChannel,
  sending: 'SendMessages' | 'SendMessagesInThreads' = 'SendMessages',
): bigint {
  const base = guildPermissions(holder, guild, roles);
  if (base === ALL_PERMISSIONS) return base;
  const overwrites = channel.permission_overwrites;
  const everyone = overwrites.filter((overwrite) => overwrite.id === guild.id);
  const ofRoles = overwrites.filter(
    (overwrite) => overwrite.type === 0 && holder.roles.includes(overwrite.id),
  );
  const own = overwrites.filter((overwrite) => overwrite.type === 1 && overwrite.id === holder.id);
  const bits = [everyone, ofRoles, own].reduce(apply, base);
  // Without seeing a channel, or sending to it, what depends on that falls away too.
  if (!(bits & PermissionFlagsBits.ViewChannel)) return 0n;
  if (!(bits & PermissionFlagsBits[sending])) return bits & ~NEEDS_SENDING;
  return bits;
}

const NEEDS_SENDING = bitsOf(['MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks']);

function apply(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  let allow = 0n;
  let deny = 0n;
  for (const overwrite of overwrites) {
    allow |= BigInt(overwrite.allow);
    deny |= BigInt(overwrite.deny);
  }
  return (bits & ~deny) | allow;
}

/** Whether all the permissions named are among the bits. */
export function holds(bits: bigint, ...permissions: readonly Permission[]): boolean {
  const wanted = bitsOf(permissions);
  return (bits & wanted) === wanted;
}

/**
 * What @everyone may do in a fresh guild of the sandbox. As in a real one, everybody may mention everyone
 * until somebody turns it off, so that a bot which forgets `allowed_mentions` is found out.
 */
export const EVERYONE: bigint = bitsOf([
  'CreateInstantInvite',
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'MentionEveryone',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'ChangeNickname',
]);

/** What a bot may do everywhere in a direct message. */
export const DIRECT_MESSAGE: bigint = bitsOf([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'MentionEveryone',
  'UseExternalEmojis',
  'AddReactions',
]);
