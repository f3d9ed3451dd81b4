/** Tells the gateway's sessions, and whoever listens to the sandbox, of messages. */
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Backend } from './backend.ts';
import { asSandboxMessage, describeMessage, isOpen } from './message-description.ts';
import type { StoredMessage } from './message-store.ts';
import { holds } from './permissions.ts';
import type { Channel } from './wire.ts';

/** Tells of a message made or changed, each session as much as it may read. */
export function announce(
  backend: Backend,
  stored: StoredMessage,
  channel: Channel,
  change: 'created' | 'edited',
  cause: number | undefined,
): void {
  const name = change === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
  const { world, gateway } = backend;
  const seen = channel.type === 1 || holds(world.permissions(world.bot.id, channel), 'ViewChannel');
  if (seen) {
    const open = isOpen(backend, stored);
    const written = new Map<boolean, string>();
    // Ephemeral messages travel past the guild: they belong to the intent of direct messages.
    const intent = stored.onlyFor === undefined ? messageIntent(channel) : GatewayIntentBits.DirectMessages;
    gateway.dispatch({
      name,
      intent,
      data: (intents) => {
        const mayRead = open || (intents & GatewayIntentBits.MessageContent) !== 0;
        let text = written.get(mayRead);
        if (text === undefined) {
          text = JSON.stringify(forGateway(backend, stored, channel, mayRead));
          written.set(mayRead, text);
        }
        return text;
      },
    });
  }
  tell(backend, stored, change, cause);
}

function forGateway(backend: Backend, stored: StoredMessage, channel: Channel, mayRead: boolean): object {
  const described = describeMessage(backend, stored, mayRead, true);
  if (channel.type === 1 || stored.onlyFor !== undefined) return { ...described, channel_type: channel.type };
  const member = backend.world.members.get(stored.message.author.id);
  const { user: _, ...partial } = member ?? { user: undefined };
  return { ...described, channel_type: channel.type, guild_id: channel.guild_id, member: partial };
}

/** Tells of a message deleted. What one person alone saw goes without a word. */
export function announceDeletion(
  backend: Backend,
  stored: StoredMessage,
  channel: Channel,
  cause: number | undefined,
): void {
  if (stored.onlyFor === undefined) {
    const { id, channel_id } = stored.message;
    const guild = channel.type !== 1 ? { guild_id: channel.guild_id } : {};
    const data = JSON.stringify({ id, channel_id, ...guild });
    backend.gateway.dispatch({ name: 'MESSAGE_DELETE', intent: messageIntent(channel), data: () => data });
  }
  tell(backend, stored, 'deleted', cause);
}

function tell(
  backend: Backend,
  stored: StoredMessage,
  change: 'created' | 'edited' | 'deleted',
  cause: number | undefined,
): void {
  backend.events.emit(() => ({
    type: 'message',
    change,
    at: backend.clock(),
    message: asSandboxMessage(stored),
    ...(cause === undefined ? {} : { cause }),
  }));
}

const messageIntent = (channel: Channel): number =>
  channel.type === 1 ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
