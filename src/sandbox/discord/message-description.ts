/** A message as it is shown to the application, and as the sandbox itself shows it. */
import type { Backend } from './backend.ts';
import type { SandboxMessage } from './events.ts';
import type { StoredMessage } from './message-store.ts';

/** A message with what the sandbox knows of it. */
export const asSandboxMessage = (stored: StoredMessage): SandboxMessage => ({
  ...stored.message,
  notifies: stored.notifies,
  ...(stored.onlyFor === undefined ? {} : { onlyFor: stored.onlyFor }),
});

/**
 * A message as REST returns it. Its nonce is told to the sender alone, never again in a history; what people
 * wrote is hidden from an application whose portal switch for message content is off.
 *
 * @param mayRead whether the application may read what people write.
 */
export function describeMessage(
  backend: Backend,
  stored: StoredMessage,
  mayRead: boolean,
  justSent = false,
): object {
  const { nonce, ...rest } = stored.message;
  const shown = mayRead || isOpen(backend, stored) ? rest : redacted(rest);
  return {
    ...shown,
    ...(justSent && nonce !== undefined ? { nonce } : {}),
    ...referenced(backend, stored, mayRead),
  };
}

/** Whether somebody's application reads a message's content without the intent: it is its own, or addressed to it. */
export function isOpen(backend: Backend, { message }: StoredMessage): boolean {
  const bot = backend.world.bot.id;
  return (
    message.author.id === bot ||
    backend.world.channels.get(message.channel_id)?.type === 1 ||
    message.mentions.some((user) => user.id === bot)
  );
}

const redacted = <Part extends object>(message: Part) => ({
  ...message,
  content: '',
  embeds: [],
  attachments: [],
  components: [],
});

function referenced(backend: Backend, stored: StoredMessage, mayRead: boolean): object {
  const reference = stored.message.message_reference;
  if (reference === undefined) return {};
  const found = backend.store.get(reference.channel_id, reference.message_id);
  if (found === undefined) return { referenced_message: null };
  const { nonce: _, ...message } = found.message;
  return { referenced_message: mayRead || isOpen(backend, found) ? message : redacted(message) };
}
