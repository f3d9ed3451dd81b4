/** Where bots post: a platform of the sandbox, in the harness's own process. */
import type { Post } from './post.ts';

/** The longest that a troubled platform holds an answer back, in milliseconds: longer than any request may take. */
export const SLOWEST_REPLY = 20_000;

/** One platform. */
export interface Venue extends AsyncDisposable {
  /** The settings with which a bot connects, by their names in the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ids of the channels, in the order in which they were made. */
  readonly channels: readonly string[];
  /** Lets requests about digests, and the bot's connections, meet trouble at random. */
  trouble(seed: number): void;
  /** Ends the trouble. */
  calm(): void;
  /** How often which trouble was met, by its name. */
  readonly mishaps: readonly (readonly [string, number])[];
  /** All that ever stood in the channels by the bot, channel by channel, oldest first. */
  posts(): readonly Post[];
}
