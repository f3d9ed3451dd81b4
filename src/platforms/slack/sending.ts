/**
 * Sending messages of an answer by the Web API, where there is no response URL to send them to.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Message } from './draw.ts';
import { failureOf } from './failure.ts';

/** Where somebody stands in a channel. */
export interface Spot {
  readonly channel: string;
  readonly user: string;
  /** The thread that is already there. */
  readonly thread?: string;
}

/** The longest that an answer waits for Slack's rate limit before it is given up. Milliseconds. */
const PATIENCE = 30_000;

/** Keeps Slack from drawing previews of what a message links to. */
export const LITERAL = { unfurl_links: false, unfurl_media: false } as const;

/** Makes a call, and once more where Slack asks to wait a little: nothing was posted then. */
async function withPatience(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'limited' || failure.retryAfter > PATIENCE) throw error;
    await pause(failure.retryAfter);
    await call();
  }
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });

/** Posts for one person alone; in the thread where there is one, because Slack shows it nowhere else. */
export function whisper(
  client: WebClient,
  { channel, user, thread }: Spot,
  { text, blocks }: Message,
): Promise<void> {
  return withPatience(() =>
    client.chat.postEphemeral({ channel, user, text, blocks: [...blocks], ...inThread(thread) }),
  );
}

/** Posts for everybody in a channel, or in a thread. */
export function say(
  client: WebClient,
  channel: string,
  thread: string | undefined,
  { text, blocks }: Message,
): Promise<void> {
  return withPatience(() =>
    client.chat.postMessage({ channel, text, blocks: [...blocks], ...inThread(thread), ...LITERAL }),
  );
}
