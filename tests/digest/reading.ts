/** What a person reads of the digest: messages in the channel, and what the status says of the last ones. */
import { toPlainText } from '../../src/cards/plain-text.ts';
import type { Bot } from './bot.ts';
import type { Message } from './ledger-platform.ts';

/** A message as plain text; empty where there is none. */
export const textOf = (message: Message | undefined) => toPlainText(message?.card ?? { elements: [] });

/** State and reason of the last deliveries of the first channel, newest first. */
export async function recent(bot: Bot): Promise<readonly string[]> {
  const { channels } = await bot.digest.status({ kind: 'everything' });
  return (channels[0]?.recent ?? []).map(({ state, reason }) =>
    reason === undefined ? state : `${state}: ${reason}`,
  );
}
