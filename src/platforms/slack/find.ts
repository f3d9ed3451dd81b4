/**
 * Looking for a digest of which it is not known whether Slack took it.
 */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { FindOutcome } from '../../digest/platform.ts';
import { type Address, addressOf } from './address.ts';
import { REQUEST_TIMEOUT } from './client.ts';
import { failureOf, inWords } from './failure.ts';
import { METADATA_TYPE } from './post.ts';

/** How long after its own timeout a message may still appear. Milliseconds. */
const MARGIN = 30_000;

/** How far this machine's clock and Slack's may lie apart. Milliseconds. */
const CLOCK_SKEW = 5 * 60_000;

/** Messages a page; the page of the method recommends 200 at most. */
const PAGE = 200;

/** Pages before a channel counts as too busy to look through. */
const MOST_PAGES = 25;

const NO_HISTORY = 'Slack’s answer holds no history.';

const keyed = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(METADATA_TYPE), event_payload: z.object({ key: z.string() }) }),
});

function messageWith(key: string, messages: readonly unknown[]): string | undefined {
  for (const message of messages) {
    const { data } = keyed.safeParse(message);
    if (data?.metadata.event_payload.key === key) return data.ts;
  }
  return undefined;
}

/**
 * A page of a channel's messages, or of a thread's replies, which the channel's history does not hold.
 * @param from epoch milliseconds; all are read where it is absent, a channel's newest first.
 */
function readPage(client: WebClient, { channel, thread }: Address, from?: number, cursor?: string) {
  const page = {
    channel,
    ...(from === undefined ? {} : { oldest: (from / 1_000).toFixed(6) }),
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor === undefined ? {} : { cursor }),
  };
  return thread === undefined
    ? client.conversations.history(page)
    : client.conversations.replies({ ...page, ts: thread });
}

/** What stands there since a time, read to its end: the message, nothing, or why it could not be read. */
async function look(client: WebClient, address: Address, key: string, oldest: number): Promise<FindOutcome> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { messages, response_metadata } = await readPage(client, address, oldest, cursor);
    if (messages === undefined) return { state: 'cannot-tell', reason: NO_HISTORY };
    const message = messageWith(key, messages);
    if (message !== undefined) return { state: 'found', message };
    cursor = response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return { state: 'absent' };
  }
  return { state: 'cannot-tell', reason: 'The channel has had too many messages since to look through.' };
}

/** What stands among the newest messages: this machine's clock may have been far ahead when it was posted. */
async function lookAtNewest(client: WebClient, address: Address, key: string): Promise<FindOutcome> {
  const { messages } = await readPage(client, address);
  if (messages === undefined) return { state: 'cannot-tell', reason: NO_HISTORY };
  const message = messageWith(key, messages);
  return message === undefined ? { state: 'absent' } : { state: 'found', message };
}

/**
 * Looks for the message with `key` in a channel, or in a thread.
 *
 * @param since when it was posted, by this machine's clock. Epoch milliseconds.
 * @param now the same clock's time.
 */
export async function find(
  client: WebClient,
  channel: string,
  key: string,
  since: number,
  now: () => number,
): Promise<FindOutcome> {
  const begun = now();
  try {
    const address = addressOf(channel);
    const outcome = await look(client, address, key, since - CLOCK_SKEW);
    if (outcome.state !== 'absent') return outcome;
    if (begun < since + REQUEST_TIMEOUT + MARGIN) {
      return { state: 'cannot-tell', reason: 'It was posted a moment ago and may still appear.' };
    }
    return await lookAtNewest(client, address, key);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused' && failure.code === 'missing_scope') {
      return {
        state: 'cannot-tell',
        reason:
          'The app may not read the channel’s history; with the manifest of `npm run manifest -- --with-history` it may.',
      };
    }
    return { state: 'cannot-tell', reason: `The channel’s history could not be read (${inWords(failure)}).` };
  }
}
