/**
 * What the digest needs of a platform: to post a card once under a key, and to look for it afterwards.
 */
import type { Card } from '../cards/card.ts';

/** How a post ended, as far as the platform let us see. */
export type PostOutcome =
  /** The platform confirmed it. `message` is the platform's own id of the message. */
  | { readonly state: 'sent'; readonly message: string }
  /** The platform refused it (unknown channel, not a member, missing permission, too long): nothing was posted. */
  | { readonly state: 'refused'; readonly reason: string; readonly remedy: string }
  /** Too many requests: nothing was posted; it may be tried again after `retryAfter` milliseconds. */
  | { readonly state: 'limited'; readonly retryAfter: number }
  /** The platform could not be reached at all (the connection was never made): nothing was posted. */
  | { readonly state: 'unreachable'; readonly reason: string }
  /** The request left and no answer came: it may have been posted. */
  | { readonly state: 'unknown'; readonly reason: string };

/** Whether a post with a key stands in a channel. */
export type FindOutcome =
  | { readonly state: 'found'; readonly message: string }
  /** The history was read beyond the request's own timeout and a margin, and the key is not in it. */
  | { readonly state: 'absent' }
  /** The platform does not let us look (no history scope, no permission) or did not answer. */
  | { readonly state: 'cannot-tell'; readonly reason: string };

/** How a platform's connection is, with what an admin should know ("invite it: /invite @name"). */
export interface Health {
  readonly state: 'starting' | 'connected' | 'disconnected' | 'stopped';
  readonly notes: readonly string[];
}

/** A platform as the digest and the composition root see it. A third platform is one more of these. */
export interface Platform {
  /** `slack`, `discord`: the first half of a channel's address in the store. */
  readonly name: string;
  /**
   * Connects and begins to answer. Resolves once the platform is ready to be asked. May be called again after it
   * failed; meanwhile `health` says `disconnected` and why, and nothing is left open.
   * @throws StartError where the platform refuses the credentials or cannot be reached.
   */
  start(): Promise<void>;
  /** Finishes what is under way, then disconnects. */
  stop(): Promise<void>;
  health(): Health;
  /** A channel's name as people there know it, such as `#briefings`; its id where the name is not known. */
  label(channel: string): string;
  /**
   * The workspace that a channel belongs to (Slack team, Discord guild), as in a request's place. `undefined` where
   * that is not known: before the start, for direct messages, for a channel that the bot cannot see.
   */
  workspaceOf(channel: string): string | undefined;
  /**
   * Posts a card that fits one message, once, with `key` in the message. Makes one call and never repeats it; none,
   * and the outcome is `unreachable`, while the platform is not started.
   * @param key 1 to 25 characters of `[a-z0-9-]`: it serves as Discord's nonce, whose limit is 25.
   */
  post(channel: string, card: Card, key: string): Promise<PostOutcome>;
  /**
   * Looks for the post with `key` in a channel.
   * @param since epoch milliseconds: when the post was attempted. Absence is concluded only after the
   * request's own timeout and a margin have passed since then; before that the answer is `cannot-tell`.
   */
  find(channel: string, key: string, since: number): Promise<FindOutcome>;
  /**
   * Whether posting the same card under the same key again would return the first message rather than make a
   * second, because the platform still remembers the key (Discord: the nonce, for a few minutes).
   * Without this method it never does.
   * @param since epoch milliseconds: when the post was first attempted.
   */
  repeatable?(since: number): boolean;
}

/** A start that failed for a reason the person who starts the bot can mend; its message says how. */
export class StartError extends Error {
  override readonly name = 'StartError';
  /** Whether it may pass by itself, as a platform that cannot be reached: starting again later may work. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false }: { readonly mayPass?: boolean } = {}) {
    super(message);
    this.mayPass = mayPass;
  }
}
