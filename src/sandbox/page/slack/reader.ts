/** Whose names and whose zone Slack's texts are drawn with. */
import type { Reader } from '../../slack/transcript/reader.ts';
import type { PaneState } from '../../web/protocol.ts';

/** Whoever reads in a pane. @param now epoch milliseconds */
export function readerOf(pane: Pick<PaneState, 'bot' | 'people' | 'channels'>, now: number): Reader {
  return {
    person: (id) => [pane.bot, ...pane.people].find((person) => person.id === id)?.name,
    channel: (id) => pane.channels.find((channel) => channel.id === id)?.name,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
  };
}
