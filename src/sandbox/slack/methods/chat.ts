/**
 * Methods that write. https://docs.slack.dev/reference/methods: chat.postMessage, chat.postEphemeral,
 * chat.update, chat.delete, chat.getPermalink
 */
import type { Arguments } from '../arguments.ts';
import { readContent } from '../content.ts';
import { MethodFailure } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import type { SandboxMessage } from '../message.ts';
import { type Installation, type Method, visibleChannel } from './method.ts';
import { countPost, threadOf, wire, writableChannel } from './posting.ts';

/** Posts for everybody in a channel. Fails where the bot is no member, where the content is not what Slack takes, and with `ratelimited` at more than about one message a second. */
export const postMessage: Method = {
  name: 'chat.postMessage',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 'special',
  run(call, installation) {
    const channel = writableChannel(call, installation);
    const content = readContent(call);
    const thread = threadOf(call, channel, installation);
    countPost(channel, installation);
    const message = installation.workspace.post({
      ...content,
      channel: channel.id,
      user: installation.bot.id,
      bot_id: installation.botId,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    const shown = wire(message, installation);
    return {
      channel: channel.id,
      ts: message.ts,
      message: message.metadata === undefined ? shown : { ...shown, metadata: { ...message.metadata } },
    };
  },
};

/** Shows a message to one member of the channel alone. It is in no history and cannot be changed. */
export const postEphemeral: Method = {
  name: 'chat.postEphemeral',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 4,
  run(call, installation) {
    const channel = writableChannel(call, installation);
    const reader = installation.workspace.person(call.required('user'));
    if (reader === undefined || !channel.members.has(reader.id))
      throw new MethodFailure('user_not_in_channel');
    const content = readContent(call);
    const thread = threadOf(call, channel, installation);
    const message = installation.workspace.whisper(
      {
        ...content,
        channel: channel.id,
        user: installation.bot.id,
        bot_id: installation.botId,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      },
      reader.id,
    );
    return { message_ts: message.ts };
  },
};

/** A message of the bot's own, named by `channel` and `ts`. */
function ownMessage(call: Arguments, installation: Installation, complaint: string): SandboxMessage {
  const channel = visibleChannel(installation, call.required('channel'));
  const message = installation.workspace.message(channel.id, call.required('ts'));
  if (message === undefined) throw new MethodFailure('message_not_found');
  if (message.bot_id !== installation.botId) throw new MethodFailure(complaint);
  return message;
}

/** Replaces the content of a message of the bot's own. */
export const update: Method = {
  name: 'chat.update',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  run(call, installation) {
    const previous = ownMessage(call, installation, 'cant_update_message');
    const content = readContent(call, LIMITS.updatedText);
    const message = installation.workspace.edit(previous, content, installation.bot.id);
    return {
      channel: message.channel,
      ts: message.ts,
      text: message.text,
      message: wire(message, installation),
    };
  },
};

/** Deletes a message of the bot's own: `chat.delete`. */
export const remove: Method = {
  name: 'chat.delete',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  run(call, installation) {
    const message = ownMessage(call, installation, 'cant_delete_message');
    installation.workspace.remove(message);
    return { channel: message.channel, ts: message.ts };
  },
};

/** Gives the address of a message in Slack's web client. */
export const getPermalink: Method = {
  name: 'chat.getPermalink',
  token: 'bot',
  scopes: [],
  tier: 'special',
  run(call, installation) {
    const channel = visibleChannel(installation, call.required('channel'));
    const ts = call.required('message_ts');
    if (installation.workspace.message(channel.id, ts) === undefined)
      throw new MethodFailure('message_not_found');
    return {
      channel: channel.id,
      permalink: `https://${installation.team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`,
    };
  },
};
