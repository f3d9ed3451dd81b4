/** A message of the bot's that stands in a channel of a sandbox. */
export interface Post {
  readonly platform: 'slack' | 'discord';
  readonly channel: string;
  /** The platform's own id of the message. */
  readonly message: string;
  /** The key that it carries; absent where it carries none. */
  readonly key?: string | undefined;
  /** The time for which it was handed over, where it was: epoch milliseconds. */
  readonly appears?: number | undefined;
}
