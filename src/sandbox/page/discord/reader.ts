/** Who a message is drawn for: what names, references and times mean to them. Pure. */
import type { PaneState } from '../../web/protocol.ts';

/** A reader of messages. */
export interface Reader {
  /** A person's name by id. */
  person(id: string): string | undefined;
  /** A channel's name by id, without `#`. */
  channel(id: string): string | undefined;
  /** IANA zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Epoch milliseconds: what relative times count from. */
  readonly now: number;
}

/** Somebody who looks at a pane. */
export function readerOf(
  pane: Pick<PaneState, 'bot' | 'people' | 'channels'>,
  timeZone: string,
  now: number,
): Reader {
  return {
    person: (id) => [pane.bot, ...pane.people].find((person) => person.id === id)?.name,
    channel: (id) => pane.channels.find((channel) => channel.id === id)?.name,
    timeZone,
    now,
  };
}
