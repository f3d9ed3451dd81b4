/** Messages of a channel. See https://discord.com/developers/docs/resources/message */
import { ApplicationFlags } from 'discord-api-types/v10';
import { channelToDeleteIn, channelToEditIn, channelToSendTo, permittedChannel } from '../access.ts';
import type { Backend } from '../backend.ts';
import { type MessageCreate, messageCreate, messageEdit } from '../checks/message-schema.ts';
import { describeMessage } from '../message-description.ts';
import { attachmentsOf, readMessage, settableFlags } from '../message-form.ts';
import type { HistoryQuery, StoredMessage } from '../message-store.ts';
import { holds } from '../permissions.ts';
import { publish, retract, revise } from '../publish.ts';
import { BUDGETS } from '../rate-limits.ts';
import {
  invalidForm,
  missingPermissions,
  notYourMessage,
  replyNeedsHistory,
  unknownMessage,
} from '../refusal.ts';
import type { Call, Reply, Route } from '../router.ts';
import { isSnowflake } from '../snowflake.ts';
import type { Channel } from '../wire.ts';

function create(call: Call): Reply {
  const { backend } = call;
  const channel = channelToSendTo(backend, call.id('channel'));
  const body = readMessage(backend, call.body, call.files, { schema: messageCreate, spec: 'message' });
  const bits = backend.world.permissions(backend.world.bot.id, channel);
  if ((body.embeds ?? []).length > 0 && !holds(bits, 'EmbedLinks')) throw missingPermissions();
  if (call.files.length > 0 && !holds(bits, 'AttachFiles')) throw missingPermissions();
  const repliesTo = replied(backend, channel, body, holds(bits, 'ReadMessageHistory'));
  const bot = backend.world.bot;
  const nonce = body.nonce ?? undefined;
  if (nonce !== undefined && body.enforce_nonce === true) {
    const earlier = backend.nonces.recall(bot.id, nonce);
    if (earlier !== undefined) return { status: 200, body: describeMessage(backend, earlier, true, true) };
  }
  const stored = publish(backend, {
    author: bot,
    channel,
    body,
    attachments: attachmentsOf(backend, channel.id, call.files),
    nonce,
    tts: body.tts ?? false,
    flags: settableFlags(body, false),
    repliesTo,
    cause: call.request,
  });
  if (nonce !== undefined) backend.nonces.remember(bot.id, nonce, stored);
  return { status: 200, body: describeMessage(backend, stored, true, true) };
}

function replied(
  backend: Backend,
  channel: Channel,
  body: MessageCreate,
  mayReadHistory: boolean,
): StoredMessage | undefined {
  const reference = body.message_reference;
  if (!reference) return undefined;
  if (!mayReadHistory) throw replyNeedsHistory();
  const elsewhere = reference.channel_id && reference.channel_id !== channel.id;
  const found = elsewhere ? undefined : backend.store.get(channel.id, reference.message_id);
  if (found !== undefined && found.onlyFor === undefined) return found;
  if (reference.fail_if_not_exists === false) return undefined;
  throw invalidForm([
    { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}

function list(call: Call): Reply {
  const { backend, query } = call;
  const channel = permittedChannel(backend, call.id('channel'));
  const asked = historyQuery(query);
  const bits = backend.world.permissions(backend.world.bot.id, channel);
  if (!holds(bits, 'ReadMessageHistory')) return { status: 200, body: [] };
  const mayRead = mayReadContent(backend);
  const found = backend.store.history(channel.id, asked);
  return { status: 200, body: found.map((stored) => describeMessage(backend, stored, mayRead)) };
}

function historyQuery(query: URLSearchParams): HistoryQuery {
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalidForm([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ]);
  const anchors = (['before', 'after', 'around'] as const).flatMap((key) => {
    const value = query.get(key);
    return value === null ? [] : [{ key, value }];
  });
  for (const { key, value } of anchors)
    if (!isSnowflake(value))
      throw invalidForm([
        { path: [key], code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` },
      ]);
  return { limit, ...Object.fromEntries(anchors.map(({ key, value }) => [key, value])) };
}

function get(call: Call): Reply {
  const { backend } = call;
  const channel = permittedChannel(backend, call.id('channel'), 'ReadMessageHistory');
  const stored = inChannel(backend, channel, call.id('message'));
  return { status: 200, body: describeMessage(backend, stored, mayReadContent(backend)) };
}

function edit(call: Call): Reply {
  const { backend } = call;
  const channel = channelToEditIn(backend, call.id('channel'));
  const stored = inChannel(backend, channel, call.id('message'));
  if (stored.message.author.id !== backend.world.bot.id) throw notYourMessage();
  const body = readMessage(backend, call.body, call.files, {
    schema: messageEdit,
    spec: 'message-edit',
    edits: stored,
  });
  const files = call.files.length > 0 ? attachmentsOf(backend, channel.id, call.files) : undefined;
  revise(backend, stored, body, files, call.request);
  return { status: 200, body: describeMessage(backend, stored, true) };
}

function remove(call: Call): Reply {
  const { backend } = call;
  const channel = channelToDeleteIn(backend, call.id('channel'));
  const stored = inChannel(backend, channel, call.id('message'));
  const bits = backend.world.permissions(backend.world.bot.id, channel);
  if (stored.message.author.id !== backend.world.bot.id && !holds(bits, 'ManageMessages'))
    throw missingPermissions();
  retract(backend, stored, call.request);
  return { status: 204 };
}

/** Ephemeral messages do not exist for these routes: they belong to their interaction. */
function inChannel(backend: Backend, channel: Channel, id: string): StoredMessage {
  const stored = backend.store.get(channel.id, id);
  if (stored === undefined || stored.onlyFor !== undefined) throw unknownMessage();
  return stored;
}

/** The portal's switch also decides what REST shows. */
const mayReadContent = (backend: Backend): boolean =>
  (backend.world.application.flags & ApplicationFlags.GatewayMessageContentLimited) !== 0;

/** `/channels/:id/messages…`. */
export const messageRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: '/channels/:channel/messages',
    access: 'bot',
    budget: BUDGETS.messages,
    handle: create,
  },
  {
    method: 'GET',
    pattern: '/channels/:channel/messages',
    access: 'bot',
    budget: BUDGETS.reading,
    handle: list,
  },
  {
    method: 'GET',
    pattern: '/channels/:channel/messages/:message',
    access: 'bot',
    budget: BUDGETS.reading,
    handle: get,
  },
  {
    method: 'PATCH',
    pattern: '/channels/:channel/messages/:message',
    access: 'bot',
    budget: BUDGETS.messages,
    handle: edit,
  },
  {
    method: 'DELETE',
    pattern: '/channels/:channel/messages/:message',
    access: 'bot',
    budget: BUDGETS.deletion,
    handle: remove,
  },
];
