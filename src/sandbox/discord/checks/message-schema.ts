/**
 * Bodies that make or change a message.
 * See https://discord.com/developers/docs/resources/message#create-message,
 * https://discord.com/developers/docs/resources/webhook#execute-webhook and
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-messages
 */
import { z } from 'zod';
import { MESSAGE } from '../limits.ts';
import { component } from './component-schema.ts';
import { embed } from './embed-schema.ts';
import { optional, snowflake, text } from './fields.ts';

/** Who may be pinged. */
const allowedMentions = z.strictObject({
  parse: optional(z.array(z.enum(['users', 'roles', 'everyone']))),
  users: optional(z.array(snowflake).max(MESSAGE.allowedMentions)),
  roles: optional(z.array(snowflake).max(MESSAGE.allowedMentions)),
  replied_user: optional(z.boolean()),
});

const attachment = z.strictObject({
  id: z.union([snowflake, z.int().min(0)]),
  filename: optional(text(1_024)),
  title: optional(text(1_024)),
  description: optional(text(1_024)),
  duration_secs: optional(z.number()),
  waveform: optional(z.string()),
  is_remix: optional(z.boolean()),
  is_spoiler: optional(z.boolean()),
});

const content = {
  content: optional(text(MESSAGE.content)),
  embeds: optional(z.array(embed).max(MESSAGE.embeds)),
  allowed_mentions: optional(allowedMentions),
  components: optional(z.array(component)),
  attachments: optional(z.array(attachment).max(MESSAGE.files)),
  flags: optional(z.int().min(0)),
};

/** Whether a message is a reply, and to which. Forwarding (type 1) is not spoken here. */
const reference = z.strictObject({
  type: optional(z.literal(0)),
  message_id: snowflake,
  channel_id: optional(snowflake),
  guild_id: optional(snowflake),
  fail_if_not_exists: optional(z.boolean()),
});

/** POST a message to a channel. */
export const messageCreate = z.strictObject({
  ...content,
  nonce: optional(z.union([z.int(), text(MESSAGE.nonce)])),
  enforce_nonce: optional(z.boolean()),
  tts: optional(z.boolean()),
  message_reference: optional(reference),
  sticker_ids: optional(z.array(snowflake).max(MESSAGE.stickers)),
});

/** What discord.js sends with everything that holds a message; where it means nothing Discord ignores it. */
const sent = {
  tts: optional(z.boolean()),
  nonce: optional(z.union([z.int(), text(MESSAGE.nonce)])),
  enforce_nonce: optional(z.boolean()),
};

/** PATCH a message, wherever it stands. */
export const messageEdit = z.strictObject({ ...content, ...sent });

/** The data of an interaction's answer, and a follow-up message. */
export const answerCreate = z.strictObject({ ...content, ...sent });

/** A new message that passed its schema. */
export type MessageCreate = z.infer<typeof messageCreate>;
/** Who may be pinged, as it passed its schema. */
export type AllowedMentions = z.infer<typeof allowedMentions>;
/** What all bodies that hold a message's content share. */
export type MessageBody = z.infer<typeof messageEdit>;
