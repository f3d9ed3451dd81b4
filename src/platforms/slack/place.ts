/**
 * Where a request was made, as commands see it.
 */
import type { Place } from '../../commands/command.ts';

/**
 * The place of a request. A conversation with the bot alone (its id begins with `D`) belongs to no workspace.
 * @param channel absent where a button stands outside of every channel.
 */
export function placeOf(workspace: string, channel: string | undefined): Place {
  const isDirect = channel?.startsWith('D') ?? false;
  return {
    platform: 'slack',
    ...(isDirect ? {} : { workspace }),
    ...(channel === undefined ? {} : { channel }),
    extent: 'chat',
  };
}
