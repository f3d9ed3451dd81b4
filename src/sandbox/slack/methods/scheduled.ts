/**
 * Methods about messages for later. https://docs.slack.dev/reference/methods: chat.scheduleMessage,
 * chat.scheduledMessages.list, chat.deleteScheduledMessage
 *
 * Documented nowhere, and chosen here: `invalid_arguments` for a missing `post_at`; that `oldest` and `latest` are
 * times of posting and are left out themselves, as in a channel's history; the error where they cross; the order of
 * the list (the next to come first) and its pages (100, at most 1,000).
 */
import { type Arguments, invalidArguments } from '../arguments.ts';
import { readContent } from '../content.ts';
import { MethodFailure } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { ScheduledMessage } from '../scheduled-messages.ts';
import { type Installation, type Method, visibleChannel } from './method.ts';
import { threadOf, writableChannel } from './posting.ts';

/** When a message is to appear, epoch seconds. */
function timeOf(call: Arguments, { clock }: Installation): number {
  const asked = call.required('post_at');
  if (!/^\d{1,12}$/.test(asked)) throw new MethodFailure('invalid_time');
  const [postAt, now] = [Number(asked), clock() / 1000];
  if (postAt <= now) throw new MethodFailure('time_in_past');
  if (postAt > now + LIMITS.scheduledSeconds) throw new MethodFailure('time_too_far');
  return postAt;
}

/** Takes on a message for later. Checks it as `chat.postMessage` does; it is not held to one message a second. */
export const scheduleMessage: Method = {
  name: 'chat.scheduleMessage',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  run(call, installation) {
    const { scheduled, bot, botId, appId, team } = installation;
    const channel = writableChannel(call, installation);
    const postAt = timeOf(call, installation);
    const content = readContent(call);
    const thread = threadOf(call, channel, installation);
    if (scheduled.crowded(channel.id, postAt)) throw new MethodFailure('restricted_too_many');
    const author = { user: bot.id, bot_id: botId };
    const { id } = scheduled.add(
      { ...content, channel: channel.id, ...author, ...(thread === undefined ? {} : { thread_ts: thread }) },
      postAt,
    );
    return {
      channel: channel.id,
      scheduled_message_id: id,
      post_at: postAt,
      message: {
        type: 'delayed_message',
        ...author,
        app_id: appId,
        team: team.id,
        text: content.text,
        ...(content.blocks.length === 0 ? {} : { blocks: content.blocks }),
        ...(content.metadata === undefined ? {} : { metadata: { ...content.metadata } }),
      },
    };
  },
};

/** A bound of the list, epoch seconds. */
function bound(call: Arguments, name: 'oldest' | 'latest', otherwise: number): number {
  const value = call.text(name);
  if (value === undefined) return otherwise;
  if (!/^\d+(\.\d+)?$/.test(value)) throw invalidArguments(`must be a timestamp [json-pointer:/${name}]`);
  return Number(value);
}

/** Lists what waits: nothing that has appeared, failed to appear or was taken back. */
export const scheduledMessagesList: Method = {
  name: 'chat.scheduledMessages.list',
  token: 'bot',
  scopes: [],
  tier: 3,
  run(call, { scheduled, workspace }) {
    const channel = call.text('channel');
    if (channel !== undefined && workspace.channel(channel)?.id !== channel)
      throw new MethodFailure('invalid_channel');
    const oldest = bound(call, 'oldest', Number.NEGATIVE_INFINITY);
    const latest = bound(call, 'latest', Number.POSITIVE_INFINITY);
    if (oldest >= latest) throw invalidArguments('oldest must be less than latest');
    const wanted = scheduled.list(channel).filter(({ postAt }) => postAt > oldest && postAt < latest);
    const page = pageOf(wanted, call, { usual: 100, most: 1000, key: ({ id }) => id });
    return { scheduled_messages: page.items.map(described), ...page.metadata };
  },
};

const described = ({ id, draft, postAt, created }: ScheduledMessage) => ({
  id,
  channel_id: draft.channel,
  post_at: postAt,
  date_created: created,
  text: draft.text,
});

/** Takes a message back, unless it appears within a minute. */
export const deleteScheduledMessage: Method = {
  name: 'chat.deleteScheduledMessage',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  run(call, installation) {
    const { scheduled, clock } = installation;
    const channel = visibleChannel(installation, call.required('channel'));
    const message = scheduled.find(call.required('scheduled_message_id'));
    const fixed = message === undefined || message.postAt - clock() / 1000 <= LIMITS.scheduledFixedSeconds;
    if (fixed || message.draft.channel !== channel.id)
      throw new MethodFailure('invalid_scheduled_message_id');
    scheduled.remove(message);
    return {};
  },
};
