/**
 * Where a request was made, as commands see it.
 */
import type { KnownBlock } from '@slack/types';
import type { Place } from '../../commands/command.ts';
import { addressText } from './address.ts';

/**
 * The place of a request. A conversation with the bot alone (its id begins with `D`) belongs to no workspace.
 *
 * @param channel absent where a button stands outside of every channel.
 * @param thread the thread in it, where the request is about that rather than about the channel.
 */
export function placeOf(workspace: string, channel: string | undefined, thread?: string): Place {
  if (channel === undefined) return { platform: 'slack', workspace, extent: 'chat' };
  if (channel.startsWith('D')) return { platform: 'slack', channel, extent: 'chat' };
  if (thread === undefined) return { platform: 'slack', workspace, channel, extent: 'chat' };
  const address = addressText({ channel, thread });
  return { platform: 'slack', workspace, channel: address, around: channel, extent: 'chat' };
}

/** What the id of a block of controls begins with that stands in a thread and is about the thread's channel. */
const ABOUT_CHANNEL = 'channel:';

/**
 * Marks the controls of a message that answers in a thread a request made in the channel: without the mark they would
 * be about the thread, as those of a digest that was posted there are.
 */
export function aboutChannel(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.map((block, index) =>
    block.type === 'actions' ? { ...block, block_id: `${ABOUT_CHANNEL}${index}` } : block,
  );
}

/** Whether a control was marked so, by the id of its block. */
export function isAboutChannel(blockId: string | undefined): boolean {
  return blockId?.startsWith(ABOUT_CHANNEL) === true;
}
