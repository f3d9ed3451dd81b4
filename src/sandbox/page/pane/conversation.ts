/**
 * A channel's messages as somebody sees them: by day, and on Slack with each thread under the message that opens it.
 */
import type { MessageView, PaneState } from '../../web/protocol.ts';

/** A message, and the thread under it. */
export interface Entry {
  readonly message: MessageView;
  readonly replies: readonly MessageView[];
}

/** The entries of one day. */
export interface Day {
  /** The time of its first message, epoch milliseconds. */
  readonly at: number;
  readonly entries: readonly Entry[];
}

/** The messages of a channel that somebody may see. */
export function visibleMessages(
  { messages }: Pick<PaneState, 'messages'>,
  channel: string,
  viewer: string,
): readonly MessageView[] {
  return messages.filter(
    (message) =>
      message.channel === channel && (message.visibleTo === undefined || message.visibleTo === viewer),
  );
}

/**
 * Puts each thread's messages under the one that opens it. On Discord a reply stands in its own place. So does a
 * message whose thread was opened by one that is not there (deleted, or seen by others alone).
 */
export function entriesOf(
  messages: readonly MessageView[],
  platform: PaneState['platform'],
): readonly Entry[] {
  if (platform === 'discord') return messages.map((message) => ({ message, replies: [] }));
  const byId = new Map(messages.map((message) => [message.id, message]));
  const openings = new Map(messages.map((message) => [message.id, openingOf(message, byId)]));
  const isOpening = ({ id }: MessageView) => openings.get(id) === id;
  return messages.filter(isOpening).map((message) => ({
    message,
    replies: messages.filter((reply) => !isOpening(reply) && openings.get(reply.id) === message.id),
  }));
}

/** The id of the message that opens a message's thread; its own where it is in none. */
function openingOf(message: MessageView, byId: ReadonlyMap<string, MessageView>): string {
  const passed = new Set<string>();
  let opening = message;
  while (opening.parent !== undefined && !passed.has(opening.id)) {
    passed.add(opening.id);
    const parent = byId.get(opening.parent);
    if (parent === undefined) break;
    opening = parent;
  }
  return opening.id;
}

/** Groups entries by the reader's day, in order. */
export function daysOf(entries: readonly Entry[], dayOf: (at: number) => string): readonly Day[] {
  const days: { at: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last !== undefined && dayOf(last.at) === dayOf(entry.message.at)) last.entries.push(entry);
    else days.push({ at: entry.message.at, entries: [entry] });
  }
  return days;
}
