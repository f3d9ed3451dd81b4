/**
 * Where a request was made, as commands see it.
 */
import type { Place } from '../../commands/command.ts';

/**
 * The place of a request. A conversation with the bot alone (its id begins with `D`) belongs to no workspace.
 * @param channel absent where a button stands outside of every channel.
 */
export function placeOf(workspace: string, channel: string | undefined): Place {
  if (channel === undefined) return { platform: 'slack', workspace, extent: 'chat' };
  if (channel.startsWith('D')) return { platform: 'slack', channel, extent: 'chat' };
  return { platform: 'slack', workspace, channel, extent: 'chat' };
}
