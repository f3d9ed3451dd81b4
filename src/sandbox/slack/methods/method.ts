/**
 * What a Web API method is to the server.
 */
import type { Arguments } from '../arguments.ts';
import { MethodFailure } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import type { App } from '../manifest.ts';
import type { RateLimits, Tier } from '../rate-limits.ts';
import type { ScheduledMessages } from '../scheduled-messages.ts';
import type { TriggerIds } from '../views/trigger-ids.ts';
import type { ViewStore } from '../views/view-store.ts';
import type { Channel, Person, Workspace } from '../workspace.ts';

/** The installation a method is called for, and what it works on. */
export interface Installation {
  readonly app: App;
  readonly appId: string;
  readonly botId: string;
  readonly bot: Person;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly workspace: Workspace;
  readonly scheduled: ScheduledMessages;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly views: ViewStore;
  readonly triggers: TriggerIds;
  readonly rates: Pick<RateLimits, 'call' | 'post'>;
  /** A fresh single-use address for a Socket Mode connection; `undefined` where Socket Mode is off. */
  socketAddress(): string | undefined;
}

/** One Web API method. */
export interface Method {
  readonly name: string;
  /** Which token it takes. `none`: it answers without one. */
  readonly token: 'bot' | 'app' | 'either' | 'none';
  /** One of these scopes is needed; none for methods that every token may call. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  /**
   * Carries the call out.
   * @returns what stands beside `ok: true` in the answer.
   * @throws MethodFailure for Slack's errors.
   */
  run(call: Arguments, installation: Installation): JsonObject;
}

/** Thrown for too many calls: a 429 with `Retry-After`. */
export class TooManyCalls extends MethodFailure {
  /** Seconds. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}

/** @throws missing_scope unless the app has one of the scopes. */
export function requireScope(installation: Installation, ...scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((scope) => installation.app.scopes.has(scope))) return;
  throw new MethodFailure('missing_scope', {
    needed: scopes.join(','),
    provided: [...installation.app.scopes].join(','),
  });
}

/** A channel as the bot may know of it: private ones without the bot do not exist for it. */
export function visibleChannel(installation: Installation, reference: string): Channel {
  const channel = installation.workspace.channel(reference);
  if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(installation.bot.id)))
    throw new MethodFailure('channel_not_found');
  return channel;
}

/** The scope of a family (`read`, `history`) for a kind of channel. */
export const scopeFor = (channel: Channel, family: 'read' | 'history'): string =>
  `${{ public: 'channels', private: 'groups', direct: 'im' }[channel.kind]}:${family}`;
