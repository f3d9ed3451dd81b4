/**
 * What the digest needs of a platform: to post a card once under a key, and to look for it afterwards.
 */
import type { Card } from '../cards/card.ts';

/** How a post ended, as far as the platform let us see. */
export type PostOutcome =
  /** The platform confirmed it. `message` is the platform's own id of the message. */
  | { readonly state: 'sent'; readonly message: string }
  /** The place does not take it (unknown channel, archived, not a member, missing permission): nothing was posted. */
  | { readonly state: 'refused'; readonly reason: string; readonly remedy: string }
  /** This message is not taken (too long, malformed), which says nothing of the next one: nothing was posted. */
  | { readonly state: 'unfit'; readonly reason: string; readonly remedy: string }
  /**
   * Too many requests: nothing was posted; it may be tried again after `retryAfter` milliseconds. `scope` is that of the
   * pace that is used up; absent where the platform does not tell which one it is.
   */
  | { readonly state: 'limited'; readonly retryAfter: number; readonly scope?: string }
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
  /**
   * Whether the bot can post in a channel as things are now, and what is missing where it cannot. Asks the platform;
   * never posts.
   */
  check(channel: string): Promise<ChannelCheck>;
  /**
   * Tells the people who look after a channel, in private, that something needs them: the person where one is named and
   * can be reached, else whoever the platform says is in charge. Never rejects.
   * @param person the platform's own id of a person.
   * @returns whether somebody was told.
   */
  tell(channel: string, person: string | undefined, card: Card): Promise<boolean>;
  /** How fast it may be posted to a channel, by the platform's documented limits and the settings. */
  paces(channel: string): readonly Pace[];
  /**
   * Posting ahead of time by the platform's own schedule, where that gives certainty without a right to read the
   * channel (Slack without history scopes). Absent where posts are made at their time, and before the start.
   */
  readonly ahead?: AheadOfTime | undefined;
}

/** Whether a channel can be posted to. */
export type ChannelCheck =
  | { readonly state: 'ready' }
  /** `reason` and `remedy` are whole sentences: "I am not in #news." "Invite me: /invite @verbatim." */
  | { readonly state: 'missing'; readonly reason: string; readonly remedy: string }
  /** The platform could not be asked. */
  | { readonly state: 'cannot-tell'; readonly reason: string };

/** A limit on how fast may be posted. Several posts share what has the same scope, across all processes of the bot. */
export interface Pace {
  /** Such as `slack:T0123` for a workspace, `slack:C0123` for a channel, `discord` for all of it. */
  readonly scope: string;
  /** Milliseconds from one post to the next, in the long run. */
  readonly interval: number;
  /** How many posts may go at once after a rest; at least 1. */
  readonly burst: number;
}

/** Handing posts to the platform ahead of their time. Times are epoch milliseconds, on whole seconds. */
export interface AheadOfTime {
  /** How long before its time a scheduled post is handed over, in milliseconds. */
  readonly lead: number;
  /** The least time between handing over and appearing, so that a lost reply can be settled before. Milliseconds. */
  readonly least: number;
  /**
   * Hands a card over, to appear in the channel at a time. `sent` means that the platform has taken it on; its
   * `message` is the platform's id of what is scheduled. Makes one call and never repeats it.
   * @param at unique among the posts of the channel and of its threads: it is what `find` goes by.
   */
  post(channel: string, card: Card, at: number): Promise<PostOutcome>;
  /**
   * Whether a post for a time was taken on, asked before that time. Absence is concluded as in {@link Platform.find};
   * once the time has come, nobody can tell.
   */
  find(channel: string, at: number, since: number): Promise<FindOutcome>;
  /** Takes a post back that has not appeared yet. @returns whether it was taken back; never rejects. */
  cancel(channel: string, message: string): Promise<boolean>;
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
