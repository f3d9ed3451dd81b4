/**
 * Discord's channels as the page lists them: text channels, each with its threads; forums' posts; and what the bot wrote to
 * single people, or they to it.
 */
import type { DiscordSandbox } from '../discord/sandbox.ts';
import type { GuildChannel, Thread } from '../discord/wire.ts';
import { isShutOut } from './discord-access.ts';
import type { ChannelView } from './protocol.ts';

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name);

type Access = Pick<ChannelView, 'shutOut'>;

const threadView = ({ id, name }: Thread, parent: string, access: Access): ChannelView => ({
  id,
  name,
  parent,
  ...access,
});

/** The channels in the order in which the page lists them. */
export function channelViews({
  channels,
  forums,
  threads,
  directChannels,
  bot,
}: ChannelSource): readonly ChannelView[] {
  const accessTo = (channel: GuildChannel): Access => (isShutOut(channel, bot.id) ? { shutOut: true } : {});
  const within = (parent: GuildChannel) =>
    threads
      .filter(({ parent_id }) => parent_id === parent.id)
      .map((thread) => threadView(thread, parent.name, accessTo(parent)));
  return [
    ...channels
      .toSorted(byName)
      .flatMap((channel) => [
        { id: channel.id, name: channel.name, ...accessTo(channel) },
        ...within(channel),
      ]),
    ...forums.toSorted(byName).flatMap(within),
    ...directChannels.flatMap(({ id, recipients }) =>
      recipients.map((person) => ({ id, name: bot.username, visibleTo: person.id })),
    ),
  ];
}

type ChannelSource = Pick<DiscordSandbox, 'channels' | 'forums' | 'threads' | 'directChannels' | 'bot'>;
