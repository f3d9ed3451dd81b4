/**
 * How Slack reaches the bot: a socket that the bot keeps open, or signed HTTP requests.
 */
import type { Receiver } from '@slack/bolt';

/** One way in which Slack reaches the bot. Opened once, and not again after it was closed. */
export interface Connection {
  /** Hands what arrives to Bolt. */
  readonly receiver: Receiver;
  /** Whether Slack can reach the bot now. */
  isUp(): boolean;
  /** Why it is not up, in a few words; absent while it is, or where nothing is known. */
  trouble(): string | undefined;
  /** Where HTTP requests are taken, such as `http://127.0.0.1:3000`; absent for a socket, or before it is open. */
  address(): string | undefined;
  /**
   * Resolves once Slack can reach the bot.
   * @throws StartError with what to do where it cannot.
   */
  open(): Promise<void>;
  /** Closes for good, within a few seconds. */
  close(): Promise<void>;
}
