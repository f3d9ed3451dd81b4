/** Who asks and where, from what came with the event: nothing is looked up. */
import {
  type BaseInteraction,
  GuildMember,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { Context } from '../../commands/command.ts';
import type { Answering } from './answering.ts';

const MANAGES = [PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels];

/** The name of this platform, in places and in channels' addresses. */
export const PLATFORM = 'discord';

/** What a context takes from the bot rather than from the event. */
type Surroundings = Pick<Answering, 'clock' | 'managers' | 'editors' | 'helpNotes'>;

/** What a member may do where something was asked. In a thread, Discord and discord.js alike go by its parent. */
type Permissions = Readonly<PermissionsBitField> | null;

/** The context of an interaction. */
export function contextOfInteraction(
  interaction: BaseInteraction,
  { clock, managers, editors, helpNotes }: Surroundings,
): Context {
  const { user, guildId, channelId, memberPermissions } = interaction;
  return {
    asker: {
      id: user.id,
      name: memberName(interaction) ?? user.displayName,
      mayManage: async () => managers.has(user.id) || manages(memberPermissions),
      mayEdit: async () => edits(user.id, editors, memberPermissions),
    },
    place: placeOf(guildId, channelId, helpNotes()),
    at: clock(),
  };
}

function memberName({ member }: BaseInteraction): string | undefined {
  if (member === null) return undefined;
  return member instanceof GuildMember ? member.displayName : (member.nick ?? undefined);
}

/** The context of a message in a server. */
export function contextOfMessage(
  message: Message<true>,
  { clock, managers, editors, helpNotes }: Surroundings,
): Context {
  const { author, member, channel, guildId } = message;
  return {
    asker: {
      id: author.id,
      name: member?.displayName ?? author.displayName,
      mayManage: async () => {
        return managers.has(author.id) || (member !== null && manages(channel.permissionsFor(member)));
      },
      mayEdit: async () => edits(author.id, editors, member === null ? null : channel.permissionsFor(member)),
    },
    // A message is answered by a message, which everybody in the channel sees.
    place: { ...placeOf(guildId, channel.id, helpNotes()), public: true },
    at: clock(),
  };
}

/** Whether somebody may draft and publish: who is named; where nobody is, who may manage the server. */
const edits = (id: string, editors: ReadonlySet<string> | undefined, permissions: Permissions): boolean =>
  editors === undefined ? (permissions?.has(PermissionFlagsBits.ManageGuild) ?? false) : editors.has(id);

const manages = (permissions: Permissions): boolean => permissions?.any(MANAGES) ?? false;

function placeOf(guild: string | null, channel: string | null, notes: readonly string[]): Context['place'] {
  return {
    platform: PLATFORM,
    ...(guild === null ? {} : { workspace: guild }),
    ...(channel === null ? {} : { channel }),
    extent: 'chat',
    ...(notes.length === 0 ? {} : { notes }),
  };
}
