/**
 * Posting a digest: one call, and an exact account of how it ended.
 */
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../cards/card.ts';
import type { PostOutcome } from '../../digest/platform.ts';
import { addressOf } from './address.ts';
import { drawCard, type Message } from './draw.ts';
import { type Failure, failureOf, inWords } from './failure.ts';
import { explain, isAboutConnection, isAboutPlace, type Naming } from './refusal.ts';
import { wordsFor } from './thread-words.ts';

/** The type of the metadata that carries a delivery's key. https://docs.slack.dev/messaging/message-metadata */
export const METADATA_TYPE = 'verbatim_digest';

/** What a post needs to know besides what is posted. */
export interface Posting extends Naming {
  readonly client: WebClient;
}

/**
 * What a failed post came to. Where the token is refused nothing is wrong with the channel: that is tried again until
 * it is too late, rather than taken for a refusal, which would pause every channel's digests one by one. Nor is anything
 * wrong with it where Slack does not take the message as it is.
 */
export function outcomeOf(failure: Failure, channel: string, naming: Naming): PostOutcome {
  switch (failure.kind) {
    case 'refused': {
      const { reason, remedy } = explain(failure, channel, naming);
      if (isAboutConnection(failure)) return { state: 'unreachable', reason: `${reason} ${remedy}` };
      return { state: isAboutPlace(failure) ? 'refused' : 'unfit', reason, remedy };
    }
    case 'limited':
      return { state: 'limited', retryAfter: failure.retryAfter };
    case 'unreachable':
      return { state: 'unreachable', reason: `Slack could not be reached (${inWords(failure)}).` };
    case 'unknown':
      return {
        state: 'unknown',
        reason: `Slack did not say whether it took the message (${inWords(failure)}).`,
      };
  }
}

/** A card as the one message that a delivery's part is, or why it is none. */
export function messageOf(card: Card): Message | Extract<PostOutcome, { readonly state: 'unfit' }> {
  const [message, ...more] = drawCard(card);
  if (more.length === 0) return message;
  return {
    state: 'unfit',
    reason: `The card needs ${more.length + 1} messages on Slack, and a delivery is one.`,
    remedy: 'Shorten the brief.',
  };
}

/** What a call that posts has in common, now or later. */
export function contentOf(channel: string, { text, blocks }: Message) {
  const { channel: id, thread } = addressOf(channel);
  return {
    channel: id,
    text,
    blocks: [...blocks],
    ...(thread === undefined ? {} : { thread_ts: thread }),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Posts a card that fits one message, with its key where only apps see it. Never repeats the call. */
export async function post(posting: Posting, channel: string, card: Card, key: string): Promise<PostOutcome> {
  const message = messageOf(wordsFor(card, channel, posting.botName));
  if ('state' in message) return message;
  try {
    const { ts } = await posting.client.chat.postMessage({
      ...contentOf(channel, message),
      metadata: { event_type: METADATA_TYPE, event_payload: { key } },
    });
    if (ts === undefined) return { state: 'unknown', reason: 'Slack’s answer names no message.' };
    return { state: 'sent', message: ts };
  } catch (error) {
    return outcomeOf(failureOf(error), channel, posting);
  }
}
