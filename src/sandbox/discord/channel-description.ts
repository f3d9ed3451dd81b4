/** A channel as requests and events describe it. */
import type { Backend } from './backend.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';
import type { Channel, Thread } from './wire.ts';

/** Where Discord stops counting a thread's members. */
const MOST_MEMBERS = 50;

/** The channel with its newest message named, a thread with its counts. */
export function describeChannel({ store }: Backend, channel: Channel): object {
  if (channel.type === 11) return describeThread(store, channel);
  return { ...channel, last_message_id: store.last(channel.id)?.message.id ?? null };
}

/**
 * A thread with its counts. The message that opens a forum's post, which has the thread's own id, is not among those
 * counted. Who is a member Discord works out in ways it does not document; here it is whoever wrote in the thread. The
 * bot's own `member` is left out: nothing depends on it.
 */
export function describeThread(store: MessageStore, thread: Thread): object {
  const visible = store.visible(thread.id);
  const withoutOpener = (all: readonly StoredMessage[]) =>
    all.filter(({ message }) => message.id !== thread.id).length;
  const members = new Set([thread.owner_id, ...visible.map(({ message }) => message.author.id)]);
  return {
    ...thread,
    last_message_id: visible.at(-1)?.message.id ?? null,
    message_count: withoutOpener(visible),
    total_message_sent: withoutOpener(store.ever(thread.id).filter(({ onlyFor }) => onlyFor === undefined)),
    member_count: Math.min(members.size, MOST_MEMBERS),
  };
}
