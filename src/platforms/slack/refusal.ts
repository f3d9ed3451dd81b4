/**
 * What it means that Slack refuses a post, and what to do about it, in whole sentences for people.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors and .../chat.scheduleMessage#errors
 */
import { addressOf } from './address.ts';
import type { Failure } from './failure.ts';

/** A refusal in words: why, and what to do about it. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** By which names things are called. */
export interface Naming {
  /** The bot's name in its workspace, without `@`. */
  readonly botName: string;
  /** A channel, or a thread in it, as people know it. */
  readonly label: (address: string) => string;
}

/** Slack's own no. */
export type Refusal = Extract<Failure, { readonly kind: 'refused' }>;

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

/** Nothing can be posted to the thread; the last two are said of threads by `conversations.replies`. */
const THREAD_REFUSED = new Set([
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
  'invalid_thread_ts',
  'thread_not_found',
]);

/** The channel, or what the bot may do in it, stands in the way; so do {@link THREAD_REFUSED} and `restricted_action…`. */
const PLACE_REFUSED = new Set([
  'not_in_channel',
  'no_permission',
  'channel_not_found',
  'invalid_channel',
  'is_archived',
  'missing_scope',
  'access_denied',
  'ekm_access_denied',
  'team_access_not_granted',
]);

const CLOCK_REFUSED = new Set(['invalid_time', 'time_too_far']);

/**
 * Whether it is nothing about the channel or the message: the token, or something between the bot and Slack. Somebody
 * must mend it, and then every channel can be posted to as before.
 */
export const isAboutConnection = ({ code }: Refusal): boolean =>
  TOKEN_REFUSED.has(code) || code.startsWith('HTTP');

/** Whether the place takes no posts as things are; all other refusals say nothing of the next message. */
export const isAboutPlace = (refusal: Refusal): boolean =>
  PLACE_REFUSED.has(refusal.code) || isAboutThread(refusal) || refusal.code.startsWith('restricted_action');

/** Whether a thread is what stands in the way. */
const isAboutThread = ({ code }: Refusal): boolean => THREAD_REFUSED.has(code);

/**
 * Explains a refusal.
 *
 * @param address the channel, or the thread in it, that was to be posted to.
 */
export function explain(refusal: Refusal, address: string, { label, botName }: Naming): Explanation {
  const { code, needed } = refusal;
  const place = label(isAboutThread(refusal) ? address : addressOf(address).channel);
  if (code === 'not_in_channel' || code === 'no_permission') {
    return { reason: `The bot is not a member of ${place}.`, remedy: `Invite it: /invite @${botName}` };
  }
  if (code === 'channel_not_found' || code === 'invalid_channel') {
    return {
      reason: `There is no channel ${place} that the bot can see.`,
      remedy: `If it is private, invite the bot there: /invite @${botName}. If it is named in SLACK_DIGEST_CHANNEL, check its id.`,
    };
  }
  if (code === 'is_archived') {
    return { reason: `${place} is archived.`, remedy: 'Unarchive it, or choose another channel.' };
  }
  if (isAboutThread(refusal)) {
    return {
      reason: `Nothing can be posted to ${place} (${code}): the thread is gone, locked, or not allowed in the channel.`,
      remedy: 'Subscribe the channel itself, or another thread.',
    };
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
  return explainElse(code);
}

/** Refusals that have nothing to do with the channel. */
function explainElse(code: string): Explanation {
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
  if (CLOCK_REFUSED.has(code)) {
    return {
      reason: `Slack refuses the time that the digest is to appear at (${code}).`,
      remedy: 'Check the clock of the machine that the bot runs on.',
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
