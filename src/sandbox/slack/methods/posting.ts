/**
 * What the methods that post have in common: where a message goes, and how it is shown.
 */
import type { Arguments } from '../arguments.ts';
import { MethodFailure } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import type { App } from '../manifest.ts';
import { type SandboxMessage, toWire } from '../message.ts';
import type { Channel, Person } from '../workspace.ts';
import { type Installation, TooManyCalls, visibleChannel } from './method.ts';

/** Whether the bot is where it would post, or may post without: `chat:write.public`, for public channels alone. */
export const reaches = (channel: Channel, bot: Person, app: App): boolean =>
  channel.members.has(bot.id) || (channel.kind === 'public' && app.scopes.has('chat:write.public'));

/**
 * The channel an app may write to: a person's id stands for the conversation with them.
 * @throws MethodFailure `channel_not_found`, `is_archived`, `not_in_channel`
 */
export function writableChannel(call: Arguments, installation: Installation): Channel {
  const reference = call.text('channel');
  if (reference === undefined) throw new MethodFailure('channel_not_found');
  const { workspace, bot, app } = installation;
  const person = /^[UW]/.test(reference) ? workspace.person(reference) : undefined;
  if (person !== undefined) return workspace.directChannel(person.id, bot.id);
  const channel = visibleChannel(installation, reference);
  if (channel.archived) throw new MethodFailure('is_archived');
  if (!reaches(channel, bot, app)) throw new MethodFailure('not_in_channel');
  return channel;
}

/** Counts a message to a channel. @throws TooManyCalls at more than about one a second */
export function countPost(channel: Channel, { rates }: Installation): void {
  const retryAfter = rates.post(channel.id);
  if (retryAfter !== undefined) throw new TooManyCalls(retryAfter);
}

/**
 * The thread a message goes to; a reply's own name stands for its thread.
 * @throws MethodFailure `invalid_thread_ts`, `thread_not_found`
 */
export function threadOf(call: Arguments, channel: Channel, { workspace }: Installation): string | undefined {
  const asked = call.text('thread_ts');
  if (asked === undefined) return undefined;
  if (!/^\d{10,}\.\d{6}$/.test(asked)) throw new MethodFailure('invalid_thread_ts');
  const target = workspace.message(channel.id, asked);
  if (target === undefined) throw new MethodFailure('thread_not_found');
  return target.thread_ts ?? target.ts;
}

/** A message as the Web API shows it. */
export const wire = (message: SandboxMessage, { appId, team }: Installation): JsonObject =>
  toWire(message, { id: appId, team: team.id });
