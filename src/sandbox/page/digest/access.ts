/**
 * Shutting the bot out of a channel, and letting it in again, in words. Pure.
 */
import type { ChannelView, PageAction, PaneState, PlatformName } from '../../web/protocol.ts';
import { placeName } from '../pane/place-name.ts';

/** What is to be pressed. */
export interface AccessControl {
  readonly label: string;
  readonly action: Extract<PageAction, { readonly type: 'access' }>;
}

interface Words {
  readonly shutOut: (place: string) => string;
  readonly letIn: (place: string) => string;
  readonly state: (places: string) => string;
}

const WORDS: Readonly<Record<PlatformName, Words>> = {
  slack: {
    shutOut: (place) => `Remove the bot from ${place}`,
    letIn: (place) => `Invite the bot to ${place}`,
    state: (places) => `The bot is not in ${places}.`,
  },
  discord: {
    shutOut: (place) => `Forbid the bot to post in ${place}`,
    letIn: (place) => `Let the bot post in ${place}`,
    state: (places) => `The bot may not post in ${places}.`,
  },
};

/** What the button says in general, and what the bot promises then. */
export const SHUT_OUT = {
  label: 'Remove the bot, or forbid it to post',
  promise:
    'Shuts the bot out of the channel that is open. It pauses the digest that is refused there, tells one person once, and /digest status says what to do.',
};

/** A thread goes with its channel, and is named by it. */
const channelName = (channel: ChannelView): string =>
  channel.parent === undefined ? placeName(channel) : `#${channel.parent}`;

const isChannel = ({ visibleTo }: ChannelView): boolean => visibleTo === undefined;

/** The control for the channel that is open; for the first one, where that is a conversation of two. */
export function accessControl(
  { platform, channels }: Pick<PaneState, 'platform' | 'channels'>,
  open: string,
): AccessControl | undefined {
  const places = channels.filter(isChannel);
  const channel = places.find(({ id }) => id === open) ?? places[0];
  if (channel === undefined) return undefined;
  const allowed = channel.shutOut === true;
  const { letIn, shutOut } = WORDS[platform];
  return {
    label: (allowed ? letIn : shutOut)(channelName(channel)),
    action: { type: 'access', platform, channel: channel.id, allowed },
  };
}

/** Where the bot cannot post, in a sentence; absent where it can everywhere. */
export function shutOutSentence({
  platform,
  channels,
}: Pick<PaneState, 'platform' | 'channels'>): string | undefined {
  const places = new Set(channels.filter(({ shutOut }) => shutOut === true).map(channelName));
  if (places.size === 0) return undefined;
  return WORDS[platform].state([...places].join(' and '));
}
