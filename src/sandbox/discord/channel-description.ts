/** A channel as requests return it. */
import type { Backend } from './backend.ts';
import type { Channel } from './wire.ts';

/** The channel with its newest message named. */
export function describeChannel(backend: Backend, channel: Channel): Channel {
  return { ...channel, last_message_id: backend.store.last(channel.id)?.message.id ?? null };
}
