/** The bot's direct messages with people. Gateways tell of no such channel before there is a message in it. */
import type { Backend } from './backend.ts';
import type { DirectChannel, User } from './wire.ts';
import type { World } from './world.ts';

/** The channels of direct messages, in the order in which they were opened. */
export const directChannels = (world: World): readonly DirectChannel[] =>
  [...world.channels.values()].filter((channel) => channel.type === 1);

/** The direct messages between the bot and a person, opened where there are none yet. */
export function directWith({ world, id, events, clock }: Backend, person: User): DirectChannel {
  const existing = directChannels(world).find(({ recipients }) => recipients[0]?.id === person.id);
  if (existing !== undefined) return existing;
  const channel = world.keep<DirectChannel>({
    id: id(),
    type: 1,
    recipients: [person],
    flags: 0,
    last_message_id: null,
  });
  events.emit(() => ({ type: 'channel', at: clock(), change: 'opened', channel: channel.id }));
  return channel;
}
