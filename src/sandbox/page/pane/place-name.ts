/**
 * Channels, threads and direct messages as a pane names them, and which of them a person sees.
 */
import type { ChannelView, PaneState } from '../../web/protocol.ts';

/** What stands before the name: `#` before a channel's, `›` before a thread's, `@` before who is written with. */
export function signOf({ parent, visibleTo }: ChannelView): string {
  if (visibleTo !== undefined) return '@';
  return parent === undefined ? '#' : '›';
}

/** The name in a sentence: `#briefings`, `migration in #briefings`, `@Verbatim`. */
export function placeName({ name, parent, visibleTo }: ChannelView): string {
  if (visibleTo !== undefined) return `@${name}`;
  return parent === undefined ? `#${name}` : `${name} in #${parent}`;
}

/** The channels that a person sees. */
export const channelsFor = (
  { channels }: Pick<PaneState, 'channels'>,
  viewer: string,
): readonly ChannelView[] =>
  channels.filter(({ visibleTo }) => visibleTo === undefined || visibleTo === viewer);
