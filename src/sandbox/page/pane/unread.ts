/**
 * Channels with messages that were not looked at yet.
 */
import type { PaneState } from '../../web/protocol.ts';

type Channels = Pick<PaneState, 'channels' | 'messages'>;

/** How many messages each channel holds, by the channel's id. */
export function messageCounts({ channels, messages }: Channels): ReadonlyMap<string, number> {
  return new Map(
    channels.map(({ id }) => [id, messages.filter(({ channel }) => channel === id).length] as const),
  );
}

/** The ids of the people in whose direct messages something is unread. */
export const peopleToRead = (
  { channels }: Pick<PaneState, 'channels'>,
  unread: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    channels.flatMap(({ id, visibleTo }) => (visibleTo !== undefined && unread.has(id) ? [visibleTo] : [])),
  );

/**
 * The ids of the channels that hold more messages than when they were last open.
 *
 * @param seen how many messages each channel held when it was last looked at
 * @param open the channel that is looked at now
 */
export function unreadChannels(
  pane: Channels,
  seen: ReadonlyMap<string, number>,
  open: string,
): ReadonlySet<string> {
  const counts = [...messageCounts(pane)];
  return new Set(
    counts.filter(([id, count]) => id !== open && count > (seen.get(id) ?? 0)).map(([id]) => id),
  );
}
