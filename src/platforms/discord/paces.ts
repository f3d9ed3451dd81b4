/** How fast the bot posts, so that Discord's limits are kept before they are hit. */
import type { Pace } from '../../digest/platform.ts';
import { PLATFORM } from './context.ts';

/** The scope of everything that the bot posts to Discord. */
export const EVERYWHERE = PLATFORM;

/** The scope of one channel, or of one thread: it has an id, and with it a limit, of its own. */
export const scopeOf = (channel: string): string => `${PLATFORM}:${channel}`;

/**
 * 40 posts a second at most, and 45 in any one second. A bot may make 50 requests a second (Rate Limits, Global Rate Limit), of
 * which callbacks of interactions are none; the rest is for replies to messages and for looking posts up.
 */
const ALL: Omit<Pace, 'scope'> = { interval: 25, burst: 5 };

/**
 * Discord documents no number for a channel: its headers tell, and in practice they say 5 messages in 5 seconds. One in
 * 1.25 s is never more than that, wherever Discord's five seconds begin, and mostly leaves one for an answer. What the
 * headers say beyond that, discord.js keeps for each route; see `createPost`.
 */
const CHANNEL: Omit<Pace, 'scope'> = { interval: 1_250, burst: 1 };

/** The paces that a post to a channel keeps to. */
export function pacesOf(channel: string): readonly Pace[] {
  return [
    { scope: EVERYWHERE, ...ALL },
    { scope: scopeOf(channel), ...CHANNEL },
  ];
}
