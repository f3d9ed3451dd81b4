/**
 * Whether the bot can post to a channel, or to a thread in it, found out before the first missed digest.
 */
import type { WebClient } from '@slack/web-api';
import type { ChannelCheck } from '../../digest/platform.ts';
import { addressOf } from './address.ts';
import type { Channels } from './channels.ts';
import { failureOf, inWords } from './failure.ts';
import { HISTORY_SCOPES } from './manifest.ts';
import { explain, isAboutConnection, type Naming, type Refusal } from './refusal.ts';

/** What a check needs. */
export interface Checking extends Naming {
  readonly client: WebClient;
  readonly channels: Channels;
  /** What the token may do; `undefined` where Slack did not say. */
  readonly scopes: ReadonlySet<string> | undefined;
}

/** With this scope the bot posts to public channels that it is not in. https://docs.slack.dev/reference/scopes/chat.write.public */
const PUBLIC = 'chat:write.public';

/** Slack's no to a thread; absent where it is there, or where the bot may not look. */
async function refusalOfThread(
  client: WebClient,
  channel: string,
  thread: string,
): Promise<Refusal | undefined> {
  try {
    await client.conversations.replies({ channel, ts: thread, limit: 1 });
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'refused' && failure.code === 'thread_not_found' ? failure : undefined;
  }
}

/**
 * Looks at one channel. Never rejects, and never posts: that the channel's settings keep the bot from posting comes out
 * when it first posts, and so does a thread that is gone where the bot may not read the channel.
 */
export async function checkChannel(checking: Checking, channel: string): Promise<ChannelCheck> {
  const { client, channels, scopes, label } = checking;
  const { channel: id, thread } = addressOf(channel);
  const missing = (refusal: Refusal): ChannelCheck => ({
    state: 'missing',
    ...explain(refusal, channel, checking),
  });
  const answer = await channels.ask(id);
  if (answer.kind === 'failed') {
    const { failure } = answer;
    if (failure.kind === 'refused' && !isAboutConnection(failure)) return missing(failure);
    return {
      state: 'cannot-tell',
      reason: `Slack was not able to say whether the bot can post to ${label(channel)} (${inWords(failure)}).`,
    };
  }
  const { member, archived, open } = answer.info;
  if (archived) return missing({ kind: 'refused', code: 'is_archived' });
  if (!member && !(open && scopes?.has(PUBLIC) === true))
    return missing({ kind: 'refused', code: 'not_in_channel' });
  const mayLook = scopes === undefined || HISTORY_SCOPES.some((scope) => scopes.has(scope));
  const refusal = thread === undefined || !mayLook ? undefined : await refusalOfThread(client, id, thread);
  return refusal === undefined ? { state: 'ready' } : missing(refusal);
}
