/**
 * Whether the bot may send in a channel of Discord, as somebody who manages the channel sets it.
 */
import { bitsOf, type Permission } from '../discord/permissions.ts';
import type { DiscordSandbox } from '../discord/sandbox.ts';
import type { GuildChannel } from '../discord/wire.ts';

/** What is denied. A thread goes with its channel, but sending there is a permission of its own. */
const SENDING: readonly Permission[] = ['SendMessages', 'SendMessagesInThreads'];

/** Whether a channel denies the bot sending. */
export const isShutOut = ({ permission_overwrites: overwrites }: GuildChannel, bot: string): boolean =>
  overwrites.some(({ id, deny }) => id === bot && (BigInt(deny) & bitsOf(SENDING)) !== 0n);

/**
 * Denies the bot sending in a channel and its threads, or allows it again.
 *
 * @param id a channel's, or that of a thread or a forum's post, whose channel is meant.
 * @throws ClientRefusal where there is no such channel.
 */
export function setAccess(
  sandbox: Pick<DiscordSandbox, 'threads' | 'adjust'>,
  id: string,
  allowed: boolean,
): void {
  const channel = sandbox.threads.find((thread) => thread.id === id)?.parent_id ?? id;
  sandbox.adjust(channel, 'bot', allowed ? {} : { deny: SENDING });
}
