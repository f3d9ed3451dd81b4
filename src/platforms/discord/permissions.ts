/**
 * What a member may do in a channel, worked out from what the REST API tells.
 * See Permissions, Permission Overwrites and Permission Hierarchy: https://docs.discord.com/developers/topics/permissions
 */

import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { OverwriteType } from 'discord-api-types/v10';

/** What a channel grants or denies a role or a member. `allow` and `deny` are numbers as decimal text. */
export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

/** A server, as far as permissions go. */
export interface Server {
  readonly id: string;
  readonly owner_id: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
}

/** A member, as far as permissions go. */
export interface Member {
  readonly id: string;
  readonly roles: readonly string[];
}

/** The permissions of a member in a channel with these overwrites. A thread has those of its parent. */
export function permissionsIn(server: Server, member: Member, overwrites: readonly Overwrite[]): bigint {
  if (member.id === server.owner_id) return PermissionsBitField.All;
  // The role @everyone has the id of its server.
  const held = new Set([server.id, ...member.roles]);
  const base = server.roles
    .filter(({ id }) => held.has(id))
    .reduce((granted, { permissions }) => granted | BigInt(permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return PermissionsBitField.All;
  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  return [
    ofRoles.filter(({ id }) => id === server.id),
    ofRoles.filter(({ id }) => id !== server.id && held.has(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === member.id),
  ].reduce(overwritten, base);
}

/** Overwrites of one rank: what one of them allows, another one of that rank does not take away. */
function overwritten(granted: bigint, overwrites: readonly Overwrite[]): bigint {
  const allow = overwrites.reduce((all, one) => all | BigInt(one.allow), 0n);
  const deny = overwrites.reduce((all, one) => all | BigInt(one.deny), 0n);
  return (granted & ~deny) | allow;
}
