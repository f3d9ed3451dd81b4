/** Who a message on the page is drawn for. Pure. */
import type { Reader } from '../../discord/transcript/reader.ts';
import type { PaneState } from '../../web/protocol.ts';

/** Somebody who looks at a pane. It knows no roles: the sandbox's people have theirs for permissions alone. */
export function readerOf(
  pane: Pick<PaneState, 'bot' | 'people' | 'channels'>,
  timeZone: string,
  now: number,
): Reader {
  return {
    person: (id) => [pane.bot, ...pane.people].find((person) => person.id === id)?.name,
    role: () => undefined,
    channel: (id) => pane.channels.find((channel) => channel.id === id)?.name,
    timeZone,
    now,
  };
}
