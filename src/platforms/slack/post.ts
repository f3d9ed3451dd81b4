/**
 * Posting a digest: one call, and an exact account of how it ended.
 */
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../cards/card.ts';
import type { PostOutcome } from '../../digest/platform.ts';
import { drawCard } from './draw.ts';
import { type Failure, failureOf, inWords } from './failure.ts';

/** The type of the metadata that carries a delivery's key. https://docs.slack.dev/messaging/message-metadata */
export const METADATA_TYPE = 'verbatim_digest';

/** What a post needs to know besides what is posted. */
export interface Posting {
  readonly client: WebClient;
  /** The bot's name in its workspace, without `@`. */
  readonly botName: string;
  /** A channel as people know it. */
  readonly label: (channel: string) => string;
}

const TOKEN_REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'org_login_required',
]);

const FORM_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'metadata_too_large',
]);

type Refusal = Extract<Failure, { readonly kind: 'refused' }>;

/** A refusal in words: why, and what to do about it. */
export function explain(
  { code, needed }: Refusal,
  place: string,
  botName: string,
): { readonly reason: string; readonly remedy: string } {
  if (code === 'not_in_channel') {
    return { reason: `The bot is not a member of ${place}.`, remedy: `Invite it: /invite @${botName}` };
  }
  if (code === 'channel_not_found') {
    return {
      reason: `There is no channel ${place} that the bot can see.`,
      remedy: `Check its id in SLACK_DIGEST_CHANNEL; if it is private, invite the bot there: /invite @${botName}`,
    };
  }
  if (code === 'is_archived') {
    return { reason: `${place} is archived.`, remedy: 'Unarchive it, or choose another channel.' };
  }
  if (code.startsWith('restricted_action')) {
    return {
      reason: `The settings of ${place} or of the workspace keep the bot from posting (${code}).`,
      remedy: 'Let apps post there in the channel’s posting permissions.',
    };
  }
  if (code === 'missing_scope') {
    return {
      reason: `The app lacks the scope ${needed ?? 'chat:write'}.`,
      remedy: 'Add it under “OAuth & Permissions” and install the app again.',
    };
  }
  if (TOKEN_REFUSED.has(code)) {
    return {
      reason: `Slack refuses the bot’s token (${code}).`,
      remedy: 'Install the app again, set SLACK_BOT_TOKEN to its new token, and restart the bot.',
    };
  }
  if (FORM_REFUSED.has(code)) {
    return {
      reason: `Slack refuses the form of the message (${code}).`,
      remedy: 'This is a defect of the bot: please report it, with the brief that was to be posted.',
    };
  }
  if (code.startsWith('HTTP')) {
    return { reason: `What answered is not Slack (${code}).`, remedy: 'Check SLACK_API_URL.' };
  }
  return {
    reason: `Slack refuses it (${code}).`,
    remedy: 'See what it means at https://docs.slack.dev/reference/methods/chat.postMessage#errors',
  };
}

function outcomeOf(failure: Failure, channel: string, { botName, label }: Posting): PostOutcome {
  switch (failure.kind) {
    case 'refused':
      return { state: 'refused', ...explain(failure, label(channel), botName) };
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

/** Posts a card that fits one message, with its key where only apps see it. Never repeats the call. */
export async function post(posting: Posting, channel: string, card: Card, key: string): Promise<PostOutcome> {
  const [{ text, blocks }, ...more] = drawCard(card);
  if (more.length > 0) {
    return {
      state: 'refused',
      reason: `The card needs ${more.length + 1} messages on Slack, and a delivery is one.`,
      remedy: 'Shorten the brief.',
    };
  }
  try {
    const { ts } = await posting.client.chat.postMessage({
      channel,
      text,
      blocks: [...blocks],
      metadata: { event_type: METADATA_TYPE, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    if (ts === undefined) return { state: 'unknown', reason: 'Slack’s answer names no message.' };
    return { state: 'sent', message: ts };
  } catch (error) {
    return outcomeOf(failureOf(error), channel, posting);
  }
}
