/**
 * A channel as the Web API describes it. https://docs.slack.dev/reference/objects/conversation-object
 */
import type { JsonObject } from '../json.ts';
import type { Channel } from '../workspace.ts';
import type { Installation } from './method.ts';

/** What `conversations.info` and `.list` say of a channel. */
export function describeChannel(channel: Channel, installation: Installation): JsonObject {
  const { bot } = installation;
  if (channel.kind === 'direct') {
    const other = [...channel.members].find((member) => member !== bot.id) ?? bot.id;
    return { id: channel.id, created: channel.created, is_im: true, is_archived: false, user: other };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_member: channel.members.has(bot.id),
    created: channel.created,
    creator: channel.creator,
    context_team_id: installation.team.id,
  };
}
