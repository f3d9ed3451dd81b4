/**
 * Slack's channels as the page lists them, then the direct messages in which something was written: each is seen by its
 * person alone.
 */
import type { SlackSandbox } from '../slack/sandbox.ts';
import type { ChannelView } from './protocol.ts';

/** The channels in the order in which the page lists them. Archived ones are left out. */
export function channelViews(
  sandbox: Pick<SlackSandbox, 'channels' | 'botUser' | 'messages'>,
): readonly ChannelView[] {
  const { channels, botUser } = sandbox;
  const open = channels
    .filter(({ kind, archived }) => kind !== 'direct' && !archived)
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const direct = channels.filter(({ id, kind }) => kind === 'direct' && sandbox.messages(id).length > 0);
  return [
    ...open.map(({ id, name, members }) => ({
      id,
      name,
      ...(members.has(botUser.id) ? {} : { shutOut: true as const }),
    })),
    ...direct.flatMap(({ id, members }) =>
      [...members]
        .filter((member) => member !== botUser.id)
        .map((person) => ({ id, name: botUser.realName, visibleTo: person })),
    ),
  ];
}
