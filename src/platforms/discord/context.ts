/** Who asks and where, from what came with the event: nothing is looked up. */
import { type BaseInteraction, GuildMember, type Message, PermissionFlagsBits } from 'discord.js';
import type { Context } from '../../commands/command.ts';

const MANAGES = [PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels];

/** The name of this platform, in places and in channels' addresses. */
export const PLATFORM = 'discord';

/** The context of an interaction. @param at epoch milliseconds. */
export function contextOfInteraction(
  interaction: BaseInteraction,
  at: number,
  notes: readonly string[],
): Context {
  const { user, guildId, channelId, memberPermissions } = interaction;
  return {
    asker: {
      id: user.id,
      name: memberName(interaction) ?? user.displayName,
      mayManage: async () => memberPermissions?.any(MANAGES) ?? false,
    },
    place: placeOf(guildId, channelId, notes),
    at,
  };
}

function memberName({ member }: BaseInteraction): string | undefined {
  if (member === null) return undefined;
  return member instanceof GuildMember ? member.displayName : (member.nick ?? undefined);
}

/** The context of a message in a server. @param at epoch milliseconds. */
export function contextOfMessage(message: Message<true>, at: number, notes: readonly string[]): Context {
  const { author, member, channel, guildId } = message;
  return {
    asker: {
      id: author.id,
      name: member?.displayName ?? author.displayName,
      mayManage: async () => (member === null ? false : channel.permissionsFor(member).any(MANAGES)),
    },
    // A message is answered by a message, which everybody in the channel sees.
    place: { ...placeOf(guildId, channel.id, notes), public: true },
    at,
  };
}

function placeOf(guild: string | null, channel: string | null, notes: readonly string[]): Context['place'] {
  return {
    platform: PLATFORM,
    ...(guild === null ? {} : { workspace: guild }),
    ...(channel === null ? {} : { channel }),
    extent: 'chat',
    ...(notes.length === 0 ? {} : { notes }),
  };
}
