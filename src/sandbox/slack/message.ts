/**
 * A message as Slack keeps it. Members that an app sends or reads keep Slack's own names.
 * https://docs.slack.dev/messaging and https://docs.slack.dev/reference/events/message
 */
import type { JsonObject } from './json.ts';

/** Data for apps inside a message. https://docs.slack.dev/messaging/message-metadata */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: JsonObject;
}

/** What is said, without who says it and where. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly metadata?: Metadata;
}

/** What a message was scheduled as, and for when. */
export interface Appointment {
  /** Such as `Q000000001A`. */
  readonly id: string;
  /** Epoch seconds. */
  readonly postAt: number;
}

/** A message in a channel, or one that a single person sees. */
export interface SandboxMessage extends Content {
  /** The channel's id. */
  readonly channel: string;
  /** Seconds with six decimals; names the message within its channel. */
  readonly ts: string;
  /** Of the thread's first message; equal to `ts` on that one once it has replies. */
  readonly thread_ts?: string;
  /** The author: a person, or the bot's user. */
  readonly user: string;
  /** Present on the bot's own messages. */
  readonly bot_id?: string;
  /** On a message that was scheduled: as what, and for when. The wire does not tell. */
  readonly scheduled?: Appointment;
  readonly edited?: { readonly user: string; readonly ts: string };
  /** The only person who sees it. Absent on a message that everybody in the channel sees. */
  readonly visibleTo?: string;
  /** Number of replies in the thread it opens. */
  readonly reply_count?: number;
  /**
   * Whom the message mentions, and so notifies: user ids, and `@channel`, `@here`, `@everyone` or a user group's
   * id. Empty where it mentions nobody. A message that one person sees mentions without notifying.
   */
  readonly notifies: readonly string[];
}

/** The message as the Web API and events show it. */
export function toWire(
  message: SandboxMessage,
  app: { readonly id: string; readonly team: string },
): JsonObject {
  return {
    type: 'message',
    user: message.user,
    ...(message.bot_id === undefined ? {} : { bot_id: message.bot_id, app_id: app.id }),
    team: app.team,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    ...(message.reply_count === undefined ? {} : { reply_count: message.reply_count }),
    ...(message.edited === undefined ? {} : { edited: { ...message.edited } }),
  };
}
