/** The guild, its channels, roles and members. See https://discord.com/developers/docs/resources/guild */
import { ApplicationFlags } from 'discord-api-types/v10';
import { requireGuild } from '../access.ts';
import { describeChannel } from '../channel-description.ts';
import { describeGuildBriefly, guildChannels } from '../guild.ts';
import { BUDGETS } from '../rate-limits.ts';
import { missingAccess, unknownMember } from '../refusal.ts';
import type { Call, Reply, Route } from '../router.ts';
import { activeThreads } from '../threads.ts';

const read = { method: 'GET', access: 'bot', budget: BUDGETS.reading } as const;

const ok = (body: unknown): Reply => ({ status: 200, body });

function member(call: Call): Reply {
  requireGuild(call.backend, call.id('guild'));
  const found = call.backend.world.members.get(call.id('user'));
  if (found === undefined) throw unknownMember();
  return ok(found);
}

/** The list of members needs the privileged intent's switch. */
function members(call: Call): Reply {
  requireGuild(call.backend, call.id('guild'));
  const { world } = call.backend;
  if (!(world.application.flags & ApplicationFlags.GatewayGuildMembersLimited)) throw missingAccess();
  const limit = Number(call.query.get('limit') ?? 1);
  const after = call.query.get('after') ?? '0';
  const all = [...world.members.values()].filter(({ user }) => BigInt(user.id) > BigInt(after));
  return ok(all.slice(0, limit));
}

/** `/guilds/…` and the list of the bot’s guilds. */
export const guildRoutes: readonly Route[] = [
  {
    ...read,
    pattern: '/users/@me/guilds',
    handle: ({ backend: { world } }) =>
      ok([
        {
          id: world.guild.id,
          name: world.guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: String(world.guildPermissions(world.bot.id)),
          features: [],
        },
      ]),
  },
  {
    ...read,
    pattern: '/guilds/:guild',
    handle: (call) => {
      requireGuild(call.backend, call.id('guild'));
      return ok(describeGuildBriefly(call.backend.world));
    },
  },
  {
    ...read,
    pattern: '/guilds/:guild/channels',
    handle: (call) => {
      requireGuild(call.backend, call.id('guild'));
      return ok(guildChannels(call.backend.world).map((channel) => describeChannel(call.backend, channel)));
    },
  },
  {
    ...read,
    pattern: '/guilds/:guild/threads/active',
    handle: (call) => {
      requireGuild(call.backend, call.id('guild'));
      const threads = activeThreads(call.backend.world).toReversed();
      return ok({ threads: threads.map((thread) => describeChannel(call.backend, thread)), members: [] });
    },
  },
  {
    ...read,
    pattern: '/guilds/:guild/roles',
    handle: (call) => {
      requireGuild(call.backend, call.id('guild'));
      return ok([...call.backend.world.roles.values()]);
    },
  },
  { ...read, pattern: '/guilds/:guild/members', handle: members },
  { ...read, pattern: '/guilds/:guild/members/:user', handle: member },
];
