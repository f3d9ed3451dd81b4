/** Channels as the REST API tells of them, for what the gateway does not: archived threads, and everything in a process that does not hold it. */
import { OverwriteType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { permissionsIn } from './permissions.ts';
import { isThread, type PostingPlace } from './posting-place.ts';
import type { Requests } from './rest.ts';

/** What looking up needs. */
type Reading = Pick<Requests, 'get'>;

const overwrites = z
  .array(z.object({ id: z.string(), type: z.enum(OverwriteType), allow: z.string(), deny: z.string() }))
  .default([]);

const channel = z.object({
  type: z.int(),
  name: z.string().nullish(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: overwrites,
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});

const server = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});

const member = z.object({ roles: z.array(z.string()) });

const user = z.object({ id: z.string() });

/** The id of the bot's own user. */
export async function lookUpSelf(requests: Reading): Promise<string> {
  return user.parse(await requests.get(Routes.user())).id;
}

/** The id of who owns a server. */
export async function lookUpOwner(requests: Reading, id: string): Promise<string> {
  return server.parse(await requests.get(Routes.guild(id))).owner_id;
}

/**
 * Looks a channel up.
 * @param self the bot's own id.
 * @returns `undefined` for a direct message. Rejects as `requests` does: a `DiscordAPIError` says that there is no such
 * channel, or none that the bot may see.
 */
export async function lookUpPlace(
  requests: Reading,
  self: string,
  id: string,
): Promise<PostingPlace | undefined> {
  const found = channel.parse(await requests.get(Routes.channel(id)));
  const { guild_id, type, name, parent_id, thread_metadata } = found;
  if (guild_id === undefined) return undefined;
  const holder =
    isThread(type) && typeof parent_id === 'string' ? requests.get(Routes.channel(parent_id)) : found;
  const [inServer, me, overwriting] = await Promise.all([
    requests.get(Routes.guild(guild_id)),
    requests.get(Routes.guildMember(guild_id, self)),
    holder,
  ]);
  const { roles } = member.parse(me);
  return {
    name: name ?? id,
    server: guild_id,
    type,
    locked: thread_metadata?.locked === true,
    granted: permissionsIn(
      server.parse(inServer),
      { id: self, roles },
      channel.parse(overwriting).permission_overwrites,
    ),
  };
}
