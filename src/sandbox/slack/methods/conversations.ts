/**
 * Methods about channels. https://docs.slack.dev/reference/methods: conversations.info, .list, .members,
 * .history, .replies, .join
 */
import type { Arguments } from '../arguments.ts';
import { MethodFailure } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import { type SandboxMessage, toWire } from '../message.ts';
import { pageOf } from '../paging.ts';
import type { Channel } from '../workspace.ts';
import { describeChannel } from './channel-description.ts';
import { type Installation, type Method, requireScope, scopeFor, visibleChannel } from './method.ts';

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** The channel named by a call, once the app has the scope for its kind. */
function channelFor(call: Arguments, installation: Installation, family: 'read' | 'history'): Channel {
  const channel = visibleChannel(installation, call.required('channel'));
  requireScope(installation, scopeFor(channel, family));
  return channel;
}

/** Describes a channel that the bot can see; of a private one that it is not in it says `channel_not_found`. */
export const info: Method = {
  name: 'conversations.info',
  token: 'bot',
  scopes: READ,
  tier: 3,
  run(call, installation) {
    const channel = channelFor(call, installation, 'read');
    const described = describeChannel(channel, installation);
    return {
      channel: call.flag('include_num_members')
        ? { ...described, num_members: channel.members.size }
        : described,
    };
  },
};

const KINDS: Readonly<Record<string, Channel['kind'] | undefined>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'direct',
};

/** Lists channels that the bot can see, by kind, a page at a time. */
export const list: Method = {
  name: 'conversations.list',
  token: 'bot',
  scopes: READ,
  tier: 2,
  run(call, installation) {
    const types = (call.text('types') ?? 'public_channel').split(',').map((type) => type.trim());
    const kinds = new Set<Channel['kind']>();
    for (const type of types) {
      const kind = KINDS[type];
      if (kind === undefined && type !== 'mpim') throw new MethodFailure('invalid_types');
      if (kind !== undefined) kinds.add(kind);
    }
    const wanted = installation.workspace.channels.filter(
      (channel) =>
        kinds.has(channel.kind) &&
        (channel.kind === 'public' || channel.members.has(installation.bot.id)) &&
        !(call.flag('exclude_archived') && channel.archived),
    );
    for (const kind of kinds)
      requireScope(installation, `${{ public: 'channels', private: 'groups', direct: 'im' }[kind]}:read`);
    const page = pageOf(wanted, call, { usual: 100, most: 999, key: (channel) => channel.id });
    return {
      channels: page.items.map((channel) => describeChannel(channel, installation)),
      ...page.metadata,
    };
  },
};

/** Lists the ids of a channel's members, a page at a time. */
export const members: Method = {
  name: 'conversations.members',
  token: 'bot',
  scopes: READ,
  tier: 4,
  run(call, installation) {
    const channel = channelFor(call, installation, 'read');
    const page = pageOf([...channel.members], call, { usual: 100, most: 999, key: (member) => member });
    return { members: page.items, ...page.metadata };
  },
};

const TIMESTAMP = /^\d+(\.\d+)?$/;

/** `ts` values compare as numbers of microseconds. */
const microseconds = (ts: string): number => Math.round(Number(ts) * 1_000_000);

function within(call: Arguments, messages: readonly SandboxMessage[]): readonly SandboxMessage[] {
  const oldest = call.text('oldest');
  const latest = call.text('latest');
  if (oldest !== undefined && !TIMESTAMP.test(oldest)) throw new MethodFailure('invalid_ts_oldest');
  if (latest !== undefined && !TIMESTAMP.test(latest)) throw new MethodFailure('invalid_ts_latest');
  const from = oldest === undefined ? Number.NEGATIVE_INFINITY : microseconds(oldest);
  const to = latest === undefined ? Number.POSITIVE_INFINITY : microseconds(latest);
  const inclusive = call.flag('inclusive');
  return messages.filter((message) => {
    const at = microseconds(message.ts);
    return inclusive ? at >= from && at <= to : at > from && at < to;
  });
}

function shown(message: SandboxMessage, call: Arguments, installation: Installation): JsonObject {
  const wire = toWire(message, { id: installation.appId, team: installation.team.id });
  if (message.metadata === undefined || !call.flag('include_all_metadata')) return wire;
  return { ...wire, metadata: { ...message.metadata } };
}

function readable(call: Arguments, installation: Installation): Channel {
  const channel = channelFor(call, installation, 'history');
  if (!channel.members.has(installation.bot.id)) throw new MethodFailure('not_in_channel');
  return channel;
}

/** Reads a channel's messages, newest first, without replies in threads. Needs the right to read histories, and membership. */
export const history: Method = {
  name: 'conversations.history',
  token: 'bot',
  scopes: HISTORY,
  tier: 3,
  run(call, installation) {
    const channel = readable(call, installation);
    const top = installation.workspace
      .messages(channel.id)
      .filter((message) => message.thread_ts === undefined || message.thread_ts === message.ts);
    const newestFirst = [...within(call, top)].reverse();
    const page = pageOf(newestFirst, call, { usual: 100, most: 999, key: (message) => message.ts });
    return {
      messages: page.items.map((message) => shown(message, call, installation)),
      has_more: page.more,
      pin_count: 0,
      ...(page.more ? page.metadata : {}),
    };
  },
};

/** Reads a thread, oldest first, its first message before all others. */
export const replies: Method = {
  name: 'conversations.replies',
  token: 'bot',
  scopes: HISTORY,
  tier: 3,
  run(call, installation) {
    const channel = readable(call, installation);
    const ts = call.required('ts');
    const all = installation.workspace.messages(channel.id);
    const asked = all.find((message) => message.ts === ts);
    if (asked === undefined) throw new MethodFailure('thread_not_found');
    const thread = asked.thread_ts ?? asked.ts;
    const parent = all.filter((message) => message.ts === thread);
    const answers = all.filter((message) => message.thread_ts === thread && message.ts !== thread);
    const page = pageOf([...parent, ...within(call, answers)], call, {
      usual: 1000,
      most: 1000,
      key: (message) => message.ts,
    });
    return {
      messages: page.items.map((message) => shown(message, call, installation)),
      has_more: page.more,
      ...(page.more ? page.metadata : {}),
    };
  },
};

/** Puts the bot into a public channel. */
export const join: Method = {
  name: 'conversations.join',
  token: 'bot',
  scopes: ['channels:join'],
  tier: 3,
  run(call, installation) {
    const channel = visibleChannel(installation, call.required('channel'));
    if (channel.kind !== 'public') throw new MethodFailure('method_not_supported_for_channel_type');
    if (channel.archived) throw new MethodFailure('is_archived');
    const joined = installation.workspace.changeChannel(channel.id, {
      members: new Set([...channel.members, installation.bot.id]),
    });
    return { channel: describeChannel(joined ?? channel, installation) };
  },
};
