/** Makes, changes and deletes messages, and tells everybody who is to know. */
import { MessageFlags } from 'discord-api-types/v10';
import { announce, announceDeletion } from './announcement.ts';
import type { Backend } from './backend.ts';
import type { Embed } from './checks/embed-schema.ts';
import type { MessageBody } from './checks/message-schema.ts';
import { type Notified, notified } from './mentions.ts';
import type { StoredMessage } from './message-store.ts';
import { holds } from './permissions.ts';
import { changeThread } from './threads.ts';
import type {
  Attachment,
  Channel,
  InteractionMetadata,
  Message,
  MessageEmbed,
  MessageReference,
  User,
} from './wire.ts';

/** A message to be made, its body checked already. */
export interface Draft {
  /** Its id, where it is not to have a new one: the message that opens a forum's post has the post's. */
  readonly id?: string;
  readonly author: User;
  readonly channel: Channel;
  readonly body: MessageBody;
  readonly attachments?: readonly Attachment[];
  readonly nonce?: string | number | undefined;
  readonly tts?: boolean;
  readonly flags?: number;
  readonly repliesTo?: StoredMessage | undefined;
  readonly interaction?: InteractionMetadata;
  /** The only person who is to see it. */
  readonly onlyFor?: string | undefined;
  readonly cause?: number | undefined;
}

/** Puts a message into its channel. */
export function publish(backend: Backend, draft: Draft): StoredMessage {
  const { author, body, repliesTo, interaction, nonce, onlyFor, cause } = draft;
  const channel = opened(backend, draft.channel);
  const content = (body.content ?? '').trim();
  const notifies = whomItNotifies(backend, author, channel, content, body, repliesTo);
  const message: Message = {
    id: draft.id ?? backend.id(),
    channel_id: channel.id,
    author,
    content,
    timestamp: new Date(backend.clock()).toISOString(),
    edited_timestamp: null,
    tts: draft.tts ?? false,
    ...mentionFields(backend, notifies),
    attachments: draft.attachments ?? [],
    embeds: (body.embeds ?? []).map(storedEmbed),
    components: body.components ?? [],
    pinned: false,
    type: repliesTo !== undefined ? 19 : interaction?.type === 2 ? 20 : 0,
    flags: draft.flags ?? 0,
    ...(nonce === undefined ? {} : { nonce }),
    ...(author.bot ? { application_id: backend.world.application.id } : {}),
    ...(interaction === undefined
      ? {}
      : { webhook_id: backend.world.application.id, interaction_metadata: interaction }),
    ...(repliesTo === undefined ? {} : { message_reference: referenceTo(backend, repliesTo, channel) }),
  };
  const stored: StoredMessage = {
    message,
    notifies,
    ...(onlyFor === undefined ? {} : { onlyFor }),
    ...(cause === undefined ? {} : { cause }),
  };
  backend.store.add(stored);
  announce(backend, stored, channel, 'created', cause);
  return stored;
}

/** A message opens an archived thread. That the thread is told of before the message is documented nowhere. */
function opened(backend: Backend, channel: Channel): Channel {
  const current = backend.world.channels.get(channel.id) ?? channel;
  if (current.type !== 11 || !current.thread_metadata.archived) return current;
  return changeThread(backend, current, { archived: false });
}

/** Changes what the body names of a message, and leaves the rest. */
export function revise(
  backend: Backend,
  stored: StoredMessage,
  body: MessageBody,
  attachments: readonly Attachment[] | undefined,
  cause: number | undefined,
): void {
  const before = stored.message;
  const channel = backend.world.channels.get(before.channel_id);
  if (channel === undefined) return;
  const content = body.content === undefined ? before.content : (body.content ?? '').trim();
  const wasLoading = (before.flags & MessageFlags.Loading) !== 0;
  // An edit pings nobody; the text that fills in a deferred answer does, as if it were sent now.
  const notifies = wasLoading
    ? whomItNotifies(backend, before.author, channel, content, body, undefined)
    : stored.notifies;
  const kept = before.flags & ~(MessageFlags.SuppressEmbeds | MessageFlags.Loading);
  const changed =
    typeof body.flags === 'number'
      ? body.flags & (MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2)
      : before.flags & MessageFlags.SuppressEmbeds;
  stored.notifies = notifies;
  stored.message = {
    ...before,
    content,
    ...mentionFields(backend, notifies),
    embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []).map(storedEmbed),
    components: body.components === undefined ? before.components : (body.components ?? []),
    attachments: attachments ?? before.attachments,
    flags: kept | changed,
    edited_timestamp: wasLoading ? null : new Date(backend.clock()).toISOString(),
  };
  announce(backend, stored, channel, 'edited', cause);
}

/** Deletes a message. */
export function retract(backend: Backend, stored: StoredMessage, cause: number | undefined): void {
  backend.store.remove(stored);
  const channel = backend.world.channels.get(stored.message.channel_id);
  if (channel !== undefined) announceDeletion(backend, stored, channel, cause);
}

function referenceTo(backend: Backend, stored: StoredMessage, channel: Channel): MessageReference {
  const guild = channel.type !== 1 ? { guild_id: backend.world.guild.id } : {};
  return { type: 0, message_id: stored.message.id, channel_id: channel.id, ...guild };
}

function whomItNotifies(
  backend: Backend,
  author: User,
  channel: Channel,
  content: string,
  body: MessageBody,
  repliesTo: StoredMessage | undefined,
): Notified {
  const { world } = backend;
  return notified(content, {
    allowed: body.allowed_mentions,
    mayMentionEveryone: holds(world.permissions(author.id, channel), 'MentionEveryone'),
    repliedTo: repliesTo?.message.author.id,
    knowsUser: (id) => world.members.has(id),
    role: (id) => world.roles.get(id),
  });
}

function mentionFields(backend: Backend, notifies: Notified) {
  return {
    mention_everyone: notifies.everyone,
    mentions: notifies.users.flatMap((id) => backend.world.user(id) ?? []),
    mention_roles: notifies.roles,
  };
}

/** Discord trims the texts of an embed. */
function storedEmbed(embed: Embed): MessageEmbed {
  return {
    ...embed,
    type: 'rich',
    ...(embed.title ? { title: embed.title.trim() } : {}),
    ...(embed.description ? { description: embed.description.trim() } : {}),
    ...(embed.fields
      ? {
          fields: embed.fields.map((field) => ({
            ...field,
            name: field.name.trim(),
            value: field.value.trim(),
            inline: field.inline ?? false,
          })),
        }
      : {}),
  };
}
