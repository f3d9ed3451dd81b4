/**
 * Whether the bot can post to a digest's channel, found out at start rather than at the first missed digest.
 */
import type { WebClient } from '@slack/web-api';
import { failureOf, inWords } from './failure.ts';
import { explain } from './post.ts';

/** A channel as found at start. */
export interface ChannelFinding {
  readonly channel: string;
  /** Its name with `#`, where Slack told it. */
  readonly label?: string;
  /** What stands in the way of posting, and what to do; absent where nothing does. */
  readonly obstacle?: string;
}

/** Looks at one channel. Never rejects: what could not be looked at is an obstacle of its own. */
export async function checkChannel(
  client: WebClient,
  channel: string,
  botName: string,
): Promise<ChannelFinding> {
  const obstacle = (code: string, place: string) => {
    const { reason, remedy } = explain({ kind: 'refused', code }, place, botName);
    return `${reason} ${remedy}`;
  };
  try {
    const { channel: found } = await client.conversations.info({ channel });
    const label = found?.name === undefined ? channel : `#${found.name}`;
    if (found?.is_archived === true) return { channel, label, obstacle: obstacle('is_archived', label) };
    if (found?.is_member !== true) return { channel, label, obstacle: obstacle('not_in_channel', label) };
    return { channel, label };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') {
      return {
        channel,
        obstacle: `Slack was not able to say whether the bot can post to ${channel} (${inWords(failure)}).`,
      };
    }
    const { reason, remedy } = explain(failure, channel, botName);
    return { channel, obstacle: `${reason} ${remedy}` };
  }
}
