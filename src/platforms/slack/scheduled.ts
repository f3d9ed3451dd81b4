/**
 * Digests handed to Slack ahead of their time, so that what became of them can be seen without a right to read channels:
 * docs/decisions/0010-certainty-on-slack.md.
 *
 * https://docs.slack.dev/reference/methods/chat.scheduleMessage, .../chat.scheduledMessages.list and
 * .../chat.deleteScheduledMessage. A scheduled message has no metadata: with it, Slack takes one on and never posts it.
 */
import type { ChatScheduledMessagesListResponse, WebClient } from '@slack/web-api';
import type { Card } from '../../cards/card.ts';
import type { AheadOfTime, FindOutcome, PostOutcome } from '../../digest/platform.ts';
import { addressOf } from './address.ts';
import { REQUEST_TIMEOUT } from './client.ts';
import { type Failure, failureOf, inWords } from './failure.ts';
import { contentOf, messageOf, outcomeOf, type Posting } from './post.ts';
import { wordsFor } from './thread-words.ts';

/** How long before its time a digest is handed over: an outage as long as this is not noticed. Milliseconds. */
const LEAD = 10 * 60_000;

/** The least time ahead: room for the request's timeout, a look, and the minute in which Slack takes nothing back. Milliseconds. */
const LEAST = 90_000;

/** How long after its own timeout a request may still be taken on. Milliseconds. */
const MARGIN = 15_000;

/**
 * How close to its time the list no longer proves that something is absent: this machine's clock and Slack's may lie
 * apart, and what has appeared is not listed any more. Milliseconds.
 */
const BLIND = 30_000;

/** Entries a page, and pages before there are too many: Slack takes 30 posts for a channel in five minutes. */
const PAGE = 100;
const MOST_PAGES = 10;

/** The window in which a channel takes 30 posts, and no more. Milliseconds. */
const WINDOW = 5 * 60_000;

type Entry = NonNullable<ChatScheduledMessagesListResponse['scheduled_messages']>[number];

function failedPost(failure: Failure, channel: string, posting: Posting): PostOutcome {
  if (failure.kind === 'refused' && failure.code === 'time_in_past') {
    return { state: 'unreachable', reason: 'Slack was asked too late: the time had passed.' };
  }
  if (failure.kind === 'refused' && failure.code === 'restricted_too_many') {
    return { state: 'limited', retryAfter: WINDOW, scope: `slack:${addressOf(channel).channel}` };
  }
  return outcomeOf(failure, channel, posting);
}

async function schedule(posting: Posting, channel: string, card: Card, at: number): Promise<PostOutcome> {
  const message = messageOf(wordsFor(card, channel, posting.botName));
  if ('state' in message) return message;
  try {
    const { scheduled_message_id: id } = await posting.client.chat.scheduleMessage({
      ...contentOf(channel, message),
      post_at: Math.round(at / 1_000),
    });
    if (id === undefined) return { state: 'unknown', reason: 'Slack’s answer names no message.' };
    return { state: 'sent', message: id };
  } catch (error) {
    return failedPost(failureOf(error), channel, posting);
  }
}

/** What is scheduled in a channel, to the end of the list; absent where that has none within reason. */
async function scheduledIn(client: WebClient, channel: string): Promise<readonly Entry[] | undefined> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // Without bounds of time: which time they are about is not documented.
    const { scheduled_messages: found, response_metadata } = await client.chat.scheduledMessages.list({
      channel,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (found === undefined) return undefined;
    entries.push(...found);
    cursor = response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return entries;
  }
  return undefined;
}

/**
 * The post for a second, or that there is none. The list names neither thread nor key: no two posts of a channel and its
 * threads appear in the same second, so the second alone tells which one it is.
 */
function readList(entries: readonly Entry[], at: number): FindOutcome {
  const seconds = Math.round(at / 1_000);
  const ours = entries.find(({ post_at }) => Number(post_at) === seconds);
  if (ours === undefined) return { state: 'absent' };
  return ours.id === undefined
    ? { state: 'cannot-tell', reason: 'Slack lists it without an id.' }
    : { state: 'found', message: ours.id };
}

async function look(
  { client }: Posting,
  channel: string,
  at: number,
  since: number,
  now: () => number,
): Promise<FindOutcome> {
  if (now() >= at) {
    return {
      state: 'cannot-tell',
      reason: 'Its time has come: Slack no longer lists it, and the bot may not read the channel.',
    };
  }
  const begun = now();
  try {
    const entries = await scheduledIn(client, addressOf(channel).channel);
    if (entries === undefined)
      return { state: 'cannot-tell', reason: 'Slack’s list could not be read to its end.' };
    const outcome = readList(entries, at);
    if (outcome.state !== 'absent') return outcome;
    if (begun < since + REQUEST_TIMEOUT + MARGIN) {
      return { state: 'cannot-tell', reason: 'It was handed over a moment ago and may still be listed.' };
    }
    if (now() > at - BLIND) {
      return {
        state: 'cannot-tell',
        reason: 'It is too close to its time to say that Slack does not have it.',
      };
    }
    return outcome;
  } catch (error) {
    return {
      state: 'cannot-tell',
      reason: `Slack’s list of scheduled posts could not be read (${inWords(failureOf(error))}).`,
    };
  }
}

/**
 * Posting by Slack's own schedule.
 *
 * @param posting asked for with every call: the bot's name is known once it is connected; absent while it is not.
 * @param now the time, in epoch milliseconds.
 */
export function createAhead(posting: () => Posting | undefined, now: () => number): AheadOfTime {
  const away = { reason: 'The bot is not connected to Slack.' } as const;
  return {
    lead: LEAD,
    least: LEAST,
    async post(channel, card, at) {
      const means = posting();
      return means === undefined ? { state: 'unreachable', ...away } : schedule(means, channel, card, at);
    },
    async find(channel, at, since) {
      const means = posting();
      return means === undefined ? { state: 'cannot-tell', ...away } : look(means, channel, at, since, now);
    },
    async cancel(channel, message) {
      const means = posting();
      if (means === undefined) return false;
      try {
        await means.client.chat.deleteScheduledMessage({
          channel: addressOf(channel).channel,
          scheduled_message_id: message,
        });
        return true;
      } catch {
        // Posted, about to be (Slack takes nothing back in the last minute), taken back before, or no answer.
        return false;
      }
    },
  };
}
